import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the forms that were filled in.
enum IntakeList {
  static let form = Option<String?>("form", value: "form", help: "Only this form")
    .completed(by: .named("form"))
  static let file = Option<IdentifierText?>("case", value: "case", help: "Only of this case")
    .checked(as: .identifier("case"))
  static let since = Option<DateText?>("since", value: "date", help: "Only from this day on")

  static let command = Command(
    CommandSpec(
      "list", summary: "List the forms that were filled in",
      arguments: [form, file, since, CommonOptions.limit]
    ).with {
      $0.examples = [Example("frun intake list --since 2026-11-01", "since the first of November")]
      $0.seeAlso = ["intake show", "form list"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try invocation[file].map { try services.openCase($0.argumentText) }
    var query = RecordQuery(
      kind: "formSubmission", stream: file?.stream,
      order: [QueryOrder("submittedOn", ascending: false)], limit: invocation[CommonOptions.limit])
    if let form = invocation[form] {
      query.conditions.append(Condition("form", .equals(.text(form))))
    }
    if let since = invocation[since], let day = try? CivilDate(parsing: since.argumentText) {
      query.conditions.append(
        Condition("submittedOn", .between(.date(day), .date(CivilDate.last))))
    }
    let found = try services.records(query)
    let handles = try services.handles(of: found.compactMap { $0.reference("interviewer") })
    return try services.list(
      found, as: listing(handles),
      next: found.first.map { ["frun intake show \($0.id.text)"] } ?? ["frun form list"])
  }

  private static func listing(_ handles: [RecordID: String]) -> Listing<Record> {
    Listing<Record>(
      "frun.intake.list/1", whenEmpty: "no form was filled in yet",
      [
        .init("submission", "Submission", isWhole: true) { Cell($0.id.text, .name) },
        .init("case", "Case", isWhole: true) {
          Cell(CaseNumber(of: $0.stream.id).description, .name)
        },
        .init("form", "Form") { Cell($0.text("form") ?? "") },
        .init("version", "Version", dropPriority: 2) { Cell($0.text("version") ?? "") },
        .init("submittedOn", "Day", isWhole: true) {
          Cell($0.date("submittedOn")?.description ?? "")
        },
        .init("interviewer", "By", dropPriority: 1) { record in
          Cell(record.reference("interviewer").flatMap { handles[$0] } ?? "")
        },
      ])
  }
}

extension Services {
  /// Handles by member, each looked up once.
  func handles(of members: [RecordID]) throws -> [RecordID: String] {
    var handles: [RecordID: String] = [:]
    for member in Set(members).sorted() { handles[member] = try handle(of: member) }
    return handles
  }
}
