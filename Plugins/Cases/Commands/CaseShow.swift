import FrunArguments
import FrunDomain
import FrunKit

extension Command {
  private static let history = Flag("history", help: "The latest changes too")

  static let caseShow = Command(
    CommandSpec(
      "show", summary: "Show a case with family, consent and plan",
      arguments: [history, CaseArguments.number]
    ).with {
      $0.synonyms = ["view", "display", "open"]
      $0.discussion = """
        Fields that people answered differently show the answer in force and all the others; what \
        another team withheld is said. Opening a case is written into the access log.
        """
      $0.seeAlso = ["case edit", "case log", "case conflicts"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let sheet = try CaseSheet(file, services)
    let words = CaseWords(services, invocation)
    try sheet.emit(services, words)
    if invocation[history] {
      let entries = try services.history(HistoryQuery(stream: file.stream, limit: 20))
      try services.emit(
        .verbatim(try HistoryText(words, columns: invocation.context.columns).text(of: entries)))
    }
    return .success(
      schema: "frun.case.show/1", try sheet.result(services),
      next: sheet.disagreements.map { DisagreementRow.decision($0) })
  }
}
