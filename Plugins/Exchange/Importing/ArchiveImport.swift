import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "Archive to take in")
  private static let confirmSender = Option<String?>(
    "confirm-sender", value: "words",
    help: "The six words of the key of a sender you do not know yet, as they read them to you"
  ).sensitive()
  private static let acceptRevoked = Flag(
    "accept-revoked", help: "Take changes by members who were suspended or revoked")
  private static let holdUnknown = Flag(
    "hold-unknown", help: "Keep changes by unknown authors aside instead of refusing the archive")

  private static let acceptErasures = Flag(
    "accept-erasures",
    help: "Let other teams erase what members of yours wrote (data protection officers)")

  private static let decideLater = Flag(
    "decide-later", help: "Ask about no disagreement now; 'frun case conflicts' lists them")

  static let archiveImport = Command(
    CommandSpec(
      "import", summary: "Take an archive from another team in",
      arguments: [file, confirmSender, acceptRevoked, holdUnknown, acceptErasures, decideLater]
        + OpeningOptions.all + [CommonOptions.dryRun, CommonOptions.yes]
    ).with {
      $0.discussion = """
        Nothing is taken in before it is proven: who signed the archive, that it is meant for you, \
        that no byte is missing or changed, and that every change is its author's own and theirs to \
        make. Answers that differ from yours are kept beside yours as disagreements; nothing of \
        yours is replaced. Afterwards each is shown with both answers, and you decide or leave it \
        for later. Taking the same archive in twice changes nothing. The file stays where it is.

        What people took back and what was erased is obeyed at once, and confirmed with your next \
        archive. What another team erases of your own members' work waits until a data protection \
        officer takes it in with --accept-erasures.

        The archive of a sender you do not know stays outside. Let the sender read the words of \
        their key to you on the phone ('frun team fingerprint' shows them there, as words for a first \
        archive) and type them.
        """
      $0.examples = [
        Example("frun archive import frun-k3m8.tar.zst.age --dry-run", "See what it would change"),
        Example("frun archive import frun-k3m8.tar.zst.age", "Take it in"),
      ]
      $0.requires = ["vault.write"]
      $0.access = """
        Caseworkers, supervisors and data protection officers; trainers an archive of the training \
        register alone. Every import is logged.
        """
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
      acceptsRevoked: invocation[acceptRevoked], holdsUnknownAuthors: invocation[holdUnknown],
      dryRun: invocation[CommonOptions.dryRun] || invocation.context.dryRun)
    request.acceptsErasures = invocation[acceptErasures]
    try SenderConfirmation(services).confirm(&request, said: invocation[confirmSender])
    let report = try services.import(request)
    try services.emit(.fields(report.fields))
    for warning in report.warnings { try services.warn(warning) }
    for refusal in report.refused { try services.warn(try refusal.sentence(services)) }
    for pair in report.duplicates { try services.warn(pair.sentence) }
    let words = try NoticeWords(services, invocation.context.language)
    for taken in report.withdrawals { try services.warn(try words.sentence(taken)) }
    for erased in report.erased { try services.warn(NoticeWords.sentence(erased)) }
    if let warning = report.directory?.warning { try services.warn(warning) }
    if report.owesConfirmation, !report.wasDryRun {
      let sender = report.archive.sender.handle ?? "the sender"
      try services.say(
        "\(sender) waits to hear that this is obeyed here: your next archive says so. 'frun archive "
          + "notices' shows it, 'frun export --purpose notice --to WHO' says it at once.")
    }
    if report.isUnchanged {
      try services.done("Everything in this archive was here already.")
    } else {
      try services.done("Took \(report.new.counted("change")) in.")
    }
    var open = report.disagreements.count
    if !report.wasDryRun, !invocation[decideLater], invocation.context.isTerminal,
      !invocation.context.output.isForMachines
    {
      open -= try DisagreementDialogue(services, invocation).ask(about: report.disagreements)
    }
    return .success(
      schema: "frun.archive.import/1", report.json,
      next: next(report, open: open))
  }

  private static func next(_ report: ImportReport, open: Int) -> [String] {
    let isRegister = report.archive.isRegister
    if open == 0 { return [isRegister ? "frun train list" : "frun case list"] }
    return Set(report.disagreements.map(\.stream.kind)).sorted { $0.rawValue < $1.rawValue }
      .compactMap { kind in
        switch kind {
        case .case: "frun case conflicts"
        case .training: "frun train conflicts"
        case .directory, .office: nil
        }
      }
  }
}
