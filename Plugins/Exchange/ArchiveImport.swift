import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "Archive to take in")
  private static let confirmSender = Option<String?>(
    "confirm-sender", value: "key",
    help: "Signing key of a sender you do not know yet, after comparing its words on the phone")
  private static let acceptRevoked = Flag(
    "accept-revoked", help: "Take changes by members who were suspended or revoked")
  private static let holdUnknown = Flag(
    "hold-unknown", help: "Keep changes by unknown authors aside instead of refusing the archive")

  static let archiveImport = Command(
    CommandSpec(
      "import", summary: "Take an archive from another team in",
      arguments: [file, confirmSender, acceptRevoked, holdUnknown] + OpeningOptions.all
        + [CommonOptions.dryRun, CommonOptions.yes]
    ).with {
      $0.discussion = """
        Nothing is taken in before it is proven: who signed the archive, that it is meant for you, \
        that no byte is missing or changed, and that every change is its author's own. Answers \
        that differ from yours are kept beside yours as disagreements; nothing of yours is \
        replaced. Taking the same archive in twice changes nothing.

        The archive of a sender you do not know stays outside. 'frun archive show' gives the words \
        of its key: compare them with the sender on the phone, then repeat with --confirm-sender.
        """
      $0.examples = [
        Example("frun archive import frun-k3m8.tar.zst.age --dry-run", "See what it would change"),
        Example("frun archive import frun-k3m8.tar.zst.age", "Take it in"),
      ]
      $0.requires = ["vault.write"]
      $0.access = "Caseworkers, supervisors and data protection officers. Every import is logged."
      $0.exitStatuses = [
        ExitStatusSpec(65, "the archive is damaged, forged or not complete"),
        ExitStatusSpec(77, "the sender is unknown or revoked, or it is not meant for you"),
      ]
      $0.seeAlso = ["archive show", "case conflicts"]
    }
  ) { invocation, services in
    var request = ImportRequest(
      input: invocation[file].path, identityFile: invocation[OpeningOptions.identity]?.path,
      usesPassphrase: invocation[OpeningOptions.passphrase]
        || invocation[OpeningOptions.passphraseFile] != nil,
      confirmedSender: invocation[confirmSender], acceptsRevoked: invocation[acceptRevoked],
      holdsUnknownAuthors: invocation[holdUnknown],
      dryRun: invocation[CommonOptions.dryRun] || invocation.context.dryRun)
    if request.confirmedSender == nil, !request.dryRun {
      try confirmUnknownSender(&request, services)
    }
    let report = try services.import(request)
    try services.emit(.fields(report.fields))
    for warning in report.warnings { try services.warn(warning) }
    if report.wasDryRun {
      try services.say("Nothing was taken in: this was a dry run.")
    } else if report.isUnchanged {
      try services.done("Everything in this archive was here already.")
    } else {
      try services.done("Took \(report.new) changes in.")
    }
    return .success(
      schema: "frun.archive.import/1", report.json,
      next: report.disagreements.isEmpty ? ["frun case list"] : ["frun case conflicts"])
  }

  /// At a terminal the words of an unknown key are shown and a person says whether they compared
  /// them. Without one the import fails below, and its hint names the option.
  private static func confirmUnknownSender(
    _ request: inout ImportRequest, _ services: any Services
  ) throws {
    let summary = try services.inspect(
      InspectRequest(
        input: request.input, identityFile: request.identityFile,
        usesPassphrase: request.usesPassphrase))
    guard !summary.sender.isKnown else { return }
    try services.warn("The sender of this archive is not in your team directory.")
    try services.emit(.text("Words of the sender's key: \(summary.sender.fingerprint)"))
    let digits = summary.sender.fingerprint.split(separator: " ").prefix(2)
    // Typing part of what was compared is harder to do without looking than saying yes.
    let answer = try services.ask(
      Prompt(
        .confirmation(expected: digits.joined(separator: " ")),
        "Compare these words with the sender on the phone. To accept the sender, type the first "
          + "two groups of digits", option: "--confirm-sender"))
    guard answer == digits.joined(separator: " ") else { throw Failure.cancelled }
    request.confirmedSender = summary.sender.key
  }
}

extension ImportReport {
  /// Whether the archive brought nothing new.
  var isUnchanged: Bool { new == 0 && filled == 0 && waiting == 0 }

  /// The report for people.
  var fields: FieldsEvent {
    let missingCount = missing.reduce(0) { $0 + $1.count }
    let rows: [(String, String, Int)] = [
      ("new", "New changes", new), ("known", "Known already", known),
      ("filled", "Answers that were withheld before", filled),
      ("withheld", "Answers the sender withheld", withheld),
      ("waiting", "Waiting for others", waiting), ("missing", "Changes not included", missingCount),
      ("disagreements", "New disagreements", disagreements.count),
    ]
    var fields = [FieldsEvent.Field("sender", "From", Cell(archive.sender.handle ?? "new sender"))]
    fields.append(.init("cases", "Cases", Cell(archive.cases.joined(separator: ", "))))
    for (key, label, count) in rows where count > 0 || key == "new" || key == "known" {
      let isAlarm = key == "disagreements" || key == "missing" || key == "waiting"
      fields.append(.init(key, label, Cell("\(count)", isAlarm ? .caution : nil)))
    }
    return FieldsEvent(title: nil, fields: fields)
  }

  /// The report for programs.
  var json: JSONValue {
    var object = JSONObject()
    object["archive"] = ArchiveSummary.listing.object(archive)
    object["new"] = .integer(Int64(new))
    object["known"] = .integer(Int64(known))
    object["waiting"] = .integer(Int64(waiting))
    object["filled"] = .integer(Int64(filled))
    object["withheld"] = .integer(Int64(withheld))
    object["missing"] = .array(
      missing.map { gap in
        var object = JSONObject()
        object["stream"] = .string(gap.stream.text)
        object["device"] = .string(gap.device.text)
        object["count"] = .integer(Int64(gap.count))
        return .object(object)
      })
    object["disagreements"] = .array(
      disagreements.map { place in
        var object = JSONObject()
        object["stream"] = .string(place.stream.text)
        object["record"] = .string(place.record.text)
        object["kind"] = .string(place.kind)
        object["field"] = .string(place.field)
        return .object(object)
      })
    object["touched"] = .array(touched.map { .string($0.text) })
    object["dryRun"] = .bool(wasDryRun)
    return .object(object)
  }
}
