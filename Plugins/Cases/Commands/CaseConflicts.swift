import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let number = Positional<IdentifierText?>(
    "case", help: "Case number; without it, all cases"
  ).checked(as: .identifier("case"))

  static let caseConflicts = Command(
    CommandSpec(
      "conflicts", summary: "Show answers that people gave differently",
      arguments: [number]
    ).with {
      $0.synonyms = ["disagreements", "conflict", "diff"]
      $0.discussion = """
        Two people who did not know of each other may have answered the same question \
        differently. Both answers are kept. Until somebody decides, the safer one is in force, \
        where the field has a safer side.
        """
      $0.seeAlso = ["case decide"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let stream = try invocation[number].map { try services.openCase($0.text).stream }
    let found = try services.disagreements(in: stream).filter { $0.stream.kind == .case }
    let words = CaseWords(services, invocation)
    try services.emit(.table(try DisagreementRow.table(found, services, words)))
    return .success(
      schema: "frun.case.conflicts/1",
      .array(try found.map { try DisagreementRow.result($0, services) }),
      next: found.prefix(3).map { DisagreementRow.decision($0) })
  }
}
