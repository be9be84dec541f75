import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let field = Option<String?>(
    "field", value: "field", help: "Only changes of this field")

  private static let everything = Flag(
    "all", help: "Tell every record, also where one change makes many of a kind")

  static let caseLog = Command(
    CommandSpec(
      "log", summary: "Show the history of a case in words",
      arguments: [field, everything, CommonOptions.limit, CaseArguments.number]
    ).with {
      $0.synonyms = ["history", "changes"]
      $0.discussion = """
        The newest change first, with author, command and reason. The mark behind # names the \
        change for 'frun case undo --commit'. Where one change makes or touches more than three \
        records of a kind they are counted; --all tells each.
        """
      $0.seeAlso = ["case undo", "audit verify"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let limit = invocation[CommonOptions.limit]
    let entries = try services.history(
      HistoryQuery(stream: file.stream, field: invocation[field], limit: limit))
    let words = CaseWords(services, invocation)
    // Which records are new is seen only from the whole history.
    let firstSaid =
      invocation[everything] || !entries.contains(where: HistoryText.isLong)
      ? nil
      : HistoryText.firstSaid(in: try services.history(HistoryQuery(stream: file.stream)))
    let text = HistoryText(words, columns: invocation.context.columns, firstSaid: firstSaid)
    try services.emit(.verbatim(try text.text(of: entries)))
    return .success(
      schema: "frun.case.log/1",
      .array(try entries.map { try HistoryResult.result($0, services) }))
  }
}
