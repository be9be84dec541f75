import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let cases = Positional<[IdentifierText]>(
    "case", count: .any, help: "Case numbers to export"
  ).checked(as: .identifier("case"))
  private static let all = Flag("all", help: "Export every case you may read")
  private static let training = Flag("training", help: "Export the training register")
  private static let directory = Flag(
    "directory", help: "Export the team directory; without it, it goes along as proof only")
  private static let purpose = Option<String?>(
    "purpose", short: "p", value: "purpose",
    help: "What the archive is for; decides which answers leave"
  ).checked(as: .choice(ArchivePurpose.allCases.map { Choice($0.rawValue, $0.label) }))
  private static let to = Option<[String]>(
    "to", short: "t", value: "who",
    help: "Who can open it: a member, a partner team, 'team', or an age1… key")
  private static let output = Option<PathText>(
    "output", short: "o", value: "path", default: PathText.here,
    help: "Folder for a file with a random name, or a file name")
  private static let delta = Flag(
    "delta", help: "Only what the receiver has not acknowledged yet")
  private static let attachment = Option<[IdentifierText]>(
    "attachment", value: "reference",
    help: "Only this attached file, by the reference that 'case attachments' prints; repeatable")
  private static let withoutAttachments = Flag(
    "no-attachments", help: "Leave photos and documents out")
  private static let withSecretPlaces = Flag(
    "with-secret-places",
    help: "Hand over places and contacts that must stay secret too (only with a transfer)")
  private static let retainUntil = Option<DateText?>(
    "retain-until", value: "date", help: "Ask the receiver to erase it after this day")
  private static let doNotForward = Flag(
    "do-not-forward", help: "Ask the receiver not to pass it on")

  private static let armor = Flag(
    "armor", help: "Write text that fits into a message")
  private static let pad = Flag(
    "pad", help: "Round the size up (at most 12 %), so that it tells less")

  static let archiveExport = Command(
    CommandSpec(
      "export", summary: "Write cases into an encrypted archive",
      arguments: [
        cases, OptionGroup("What", [all, training, directory, delta]),
        OptionGroup("Attached files", [attachment, withoutAttachments]),
        purpose, to, OpeningOptions.passphrase, OpeningOptions.passphraseFile, output,
        withSecretPlaces, retainUntil, doNotForward, armor, pad, CommonOptions.force,
        CommonOptions.dryRun,
        CommonOptions.yes, OptionRule.exclusive(to, OpeningOptions.passphrase),
        OptionRule.exclusive(to, OpeningOptions.passphraseFile),
        OptionRule.exclusive(attachment, withoutAttachments),
      ]
    ).with {
      $0.discussion = """
        Only answers that the purpose needs leave; the others stay behind as digests, so that the \
        receiver can still prove the history. Without a recorded consent, or another lawful basis, \
        nothing leaves; a place or contact that must stay secret stays. Before anything is written \
        you see in words what goes, what stays and why. What left, to whom and what for is written on \
        the case. A page to print and a JSON file for people without frun ride along inside.

        To know the purpose: tracing for looking for relatives, services and referral for \
        other helpers, transfer for handing the whole case over, copy for your own team. A notice \
        tells whoever has a case what was taken back or erased since, needs no consent and holds no \
        answers; without case numbers it tells all there is to tell, and confirms what they told.
        """
      $0.examples = [
        Example(
          "frun archive export K7M2-Q4XD --purpose tracing --to team -o /media/stick",
          "Give one case to your team for tracing"),
        Example(
          "frun archive export K7M2-Q4XD -p transfer -t age1… --dry-run",
          "See what a transfer would hand over"),
        Example(
          "frun archive export K7M2-Q4XD -p transfer -t 'Team B' --delta",
          "Send what Team B does not have yet"),
        Example(
          "frun archive export -p notice -t 'Team B'",
          "Tell Team B whose consent was taken back and what was erased"),
        Example(
          "frun archive export --training -t 'Team B'", "Give the training register to a team"),
      ]
      $0.requires = ["vault.write"]
      $0.access = """
        Cases: caseworkers, supervisors and data protection officers. Training register: trainers \
        and data protection officers. Team directory: data protection officers. Every export is \
        logged.
        """
      $0.exitStatuses = [
        ExitStatusSpec(66, "nothing to export"), ExitStatusSpec(73, "the file exists already"),
        ExitStatusSpec(77, "no consent or lawful basis is recorded, or your role forbids it"),
      ]
      $0.seeAlso = ["archive notices", "archive sent", "archive import", "archive show"]
    }
  ) { invocation, services in
    var request = ExportRequest(
      streams: try streams(invocation, services), purpose: try wanted(invocation),
      recipients: try invocation[to].map { try Recipient(typed: $0, services) },
      usesPassphrase: invocation[OpeningOptions.passphrase]
        || invocation[OpeningOptions.passphraseFile] != nil,
      retainUntil: try invocation[retainUntil].map {
        try CivilDate(parsing: $0.argumentText)
      }, doNotForward: invocation[doNotForward], output: invocation[output].path,
      replace: invocation[CommonOptions.force], dryRun: true)
    request.armored = invocation[armor]
    request.padded = invocation[pad]
    request.isDelta = invocation[delta]
    request.includesTraining = invocation[training]
    request.includesDirectory = invocation[directory]
    request.includesSecretPlaces = invocation[withSecretPlaces]
    request.language = invocation.context.language
    if invocation[withoutAttachments] { request.attachments = .none }
    let files = invocation[attachment]
    if !files.isEmpty {
      request.attachments = .only(
        try files.map { try services.resolve($0.text, kind: "attachment") })
    }
    if request.includesSecretPlaces, request.purpose != .transfer {
      throw Failure.usage(
        "secret places leave with a transfer only", hints: ["give --purpose transfer"])
    }
    if request.recipients.isEmpty, !request.usesPassphrase {
      throw Failure.usage("nobody is named who could open the archive", hints: ["give --to"])
    }
    if request.purpose == .notice, request.includesTraining || request.includesDirectory {
      throw Failure.usage(
        "a notice is about cases", hints: ["leave --training and --directory out"])
    }
    let preview = try services.export(request)
    try show(preview, columns: invocation.context.columns, services)
    for age in preview.directories {
      if let warning = age.warning { try services.warn(warning) }
    }
    if invocation.context.dryRun || invocation[CommonOptions.dryRun] {
      let result = preview.json
      return preview.refusal == nil
        ? .success(schema: "frun.archive.export/1", result)
        : .negative(schema: "frun.archive.export/1", result)
    }
    if preview.refusal == nil { try services.confirm("Write this archive?") }
    // Without --dry-run a refusal is a failure, and the layer below names its code.
    request.dryRun = false
    let report = try services.export(request)
    let name = report.fileName ?? request.output
    try services.done("Wrote \(name)")
    let told = report.streams.filter { $0.kind == .case }.map { CaseNumber(of: $0.id).description }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    if told.contains(where: { last.uppercased().contains($0) }) {
      try services.warn("The file's name tells whose case is inside; rename it.")
    }
    try services.say("Contents: \(report.bagDigest ?? "")")
    return .success(
      schema: "frun.archive.export/1", report.json, next: ["frun archive show \(name)"])
  }

  /// What leaves, and then what it means. Of an export that may not be written the verdict comes first.
  private static func show(
    _ preview: ExportReport, columns: Int, _ services: any Services
  ) throws {
    let isRefused = preview.refusal != nil
    let sentences = Event.text(preview.sentences.joined(separator: "\n"))
    if isRefused { try services.emit(sentences) }
    let table = AnswerTable(preview.lines, isRefused: isRefused).text(columns: columns)
    if !table.isEmpty { try services.emit(.verbatim((isRefused ? "\n" : "") + table + "\n")) }
    if !isRefused { try services.emit(sentences) }
  }

  private static func streams(
    _ invocation: Invocation, _ services: any Services
  ) throws -> [StreamID] {
    let named = invocation[cases]
    if named.isEmpty, !invocation[all], invocation[purpose] == ArchivePurpose.notice.rawValue {
      return []
    }
    if named.isEmpty, !invocation[all], invocation[training] || invocation[directory] { return [] }
    guard named.isEmpty == invocation[all] else {
      throw Failure.usage(
        named.isEmpty ? "no case is named" : "--all cannot be combined with case numbers",
        hints: ["give case numbers, --all, --training or --directory"])
    }
    if invocation[all] {
      return try services.records(RecordQuery(kind: "case")).map(\.stream)
    }
    return try named.map {
      StreamID(kind: .case, id: try services.resolve($0.text, kind: "case"))
    }
  }

  private static func wanted(_ invocation: Invocation) throws -> ArchivePurpose {
    guard let text = invocation[purpose] else {
      // A register holds no clients, so there is nothing to choose.
      if invocation[cases].isEmpty, !invocation[all] { return .copy }
      throw Failure.usage(
        "an archive of cases has a purpose",
        hints: [
          "give --purpose " + ArchivePurpose.allCases.map(\.rawValue).joined(separator: "|")
        ])
    }
    guard let purpose = ArchivePurpose(rawValue: text) else {
      throw Failure.usage("no such purpose")
    }
    return purpose
  }
}

extension PathText {
  /// The working folder.
  fileprivate static var here: PathText {
    do { return try PathText(argument: ".") } catch { preconditionFailure("a dot is a path") }
  }
}

extension ExportReport {
  /// The report for programs.
  var json: JSONValue {
    var object = JSONObject()
    object["file"] = fileName.map { .string($0) } ?? .null
    object["size"] = .integer(Int64(size))
    object["bagDigest"] = bagDigest.map { .string($0) } ?? .null
    object["streams"] = .array(streams.map { .string($0.text) })
    object["changes"] = .integer(Int64(commits))
    object["recipients"] = .integer(Int64(recipients))
    object["attachments"] = .integer(Int64(attachments))
    object["omittedAttachments"] = .integer(Int64(omittedAttachments))
    object["stayingAttachments"] = .integer(Int64(stayingAttachments))
    object["answers"] = .array(
      lines.map { line in
        var object = JSONObject()
        object["kind"] = .string(line.kind)
        object["field"] = .string(line.field)
        object["count"] = .integer(Int64(line.count))
        object["withheld"] = line.withheld.map { .string($0) } ?? .null
        return .object(object)
      })
    object["directories"] = .array(directories.map(\.json))
    object["refusal"] = refusal.map { .string($0) } ?? .null
    return .object(object)
  }
}
