import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the forms that were filled in, and those that are not finished.
enum IntakeList {
  static let form = Option<String?>("form", value: "form", help: "Only this form")
    .completed(by: .named("form"))
  static let file = Option<IdentifierText?>("case", value: "case", help: "Only of this case")
    .checked(as: .identifier("case"))
  static let since = Option<DateText?>("since", value: "date", help: "Only from this day on")
  static let drafts = Flag("drafts", help: "Only forms that are not finished")

  static let command = Command(
    CommandSpec(
      "list", summary: "List the forms that were filled in, and drafts",
      arguments: [form, file, since, drafts, CommonOptions.limit]
    ).with {
      $0.discussion = """
        Drafts come first: your own on this laptop, the last changed first. Nobody else sees them. \
        Of a form that was corrected, the newest revision is listed.
        """
      $0.examples = [
        Example("frun intake list --since 2026-11-01", "since the first of November"),
        Example("frun intake list --drafts", "what is still to be finished"),
      ]
      $0.seeAlso = ["intake show", "intake resume", "form list"]
      $0.requires = ["vault.read"]
    }, run: run)

  /// A finished form, or a draft.
  enum Row {
    case finished(Record)
    case draft(FormDraft)

    var record: Record? { if case .finished(let record) = self { record } else { nil } }
    var draft: FormDraft? { if case .draft(let draft) = self { draft } else { nil } }
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try invocation[file].map { try services.openCase($0.argumentText) }
    let drafts = try drafts(invocation, file, services)
    let found = invocation[Self.drafts] ? [] : try finished(invocation, file, services)
    let revised = found.isEmpty ? [:] : try services.revisedForms(in: file?.stream)
    let handles = try services.handles(of: found.compactMap { $0.reference("interviewer") })
    let rows = drafts.map { Row.draft($0) } + found.map { Row.finished($0) }
    let next =
      drafts.first.map { ["frun intake resume \($0.id.text)"] }
      ?? found.first.map { ["frun intake show \($0.id.text)"] } ?? ["frun form list"]
    return try services.list(
      Array(rows.prefix(invocation[CommonOptions.limit])), as: listing(handles, revised), next: next
    )
  }

  private static func drafts(
    _ invocation: Invocation, _ file: OpenedCase?, _ services: any Services
  ) throws -> [FormDraft] {
    // Whoever may only read has no drafts.
    guard invocation.context.role.map(mayWrite) ?? true else { return [] }
    let since = invocation[since].flatMap { try? CivilDate(parsing: $0.argumentText) }
    return try services.formDrafts().filter { draft in
      (invocation[form].map { $0 == draft.form } ?? true)
        && (file.map { $0.stream == draft.stream } ?? true)
        && (since.map { draft.changedAt.localDay >= $0 } ?? true)
    }
  }

  private static func mayWrite(_ role: Role) -> Bool {
    Permissions.standard.check(role, .write, in: .case, kind: "formSubmission") == nil
  }

  private static func finished(
    _ invocation: Invocation, _ file: OpenedCase?, _ services: any Services
  ) throws -> [Record] {
    let limit = invocation[CommonOptions.limit]
    // Of a corrected form only the newest revision; what lies behind it does not use up the limit.
    let behind = Set(try services.revisedForms(in: file?.stream).values)
    var query = RecordQuery(
      kind: "formSubmission", stream: file?.stream,
      order: [QueryOrder("submittedOn", ascending: false)],
      limit: min(limit, .max - behind.count) + behind.count)
    if let form = invocation[form] {
      query.conditions.append(Condition("form", .equals(.text(form))))
    }
    if let since = invocation[since], let day = try? CivilDate(parsing: since.argumentText) {
      query.conditions.append(
        Condition("submittedOn", .between(.date(day), .date(CivilDate.last))))
    }
    return Array(try services.records(query).filter { !behind.contains($0.id) }.prefix(limit))
  }

  private static func listing(
    _ handles: [RecordID: String], _ revised: [RecordID: RecordID]
  ) -> Listing<Row> {
    Listing<Row>(
      "frun.intake.list/1", whenEmpty: "no form was filled in yet",
      [
        .init("submission", "Form filled in", isWhole: true) { row in
          Cell(row.record?.id.text ?? row.draft?.id.text ?? "", .name)
        },
        .init("case", "Case", isWhole: true) { row in
          Cell((row.record?.stream ?? row.draft?.stream).map(number) ?? "", .name)
        },
        .init("form", "Form") { Cell($0.record?.text("form") ?? $0.draft?.form ?? "") },
        .init("version", "Version", dropPriority: 3) {
          Cell($0.record?.text("version") ?? $0.draft?.version ?? "")
        },
        .init("revision", "Revision", dropPriority: 4) { row in
          Cell(row.record.map { number($0.id, revised) }.map { $0 > 1 ? String($0) : "" } ?? "")
        },
        .init("submittedOn", "Day", isWhole: true) { row in
          Cell(
            row.record?.date("submittedOn")?.description
              ?? row.draft?.changedAt.localDay.description ?? "")
        },
        .init("interviewer", "By", dropPriority: 2) { row in
          Cell(row.record?.reference("interviewer").flatMap { handles[$0] } ?? "")
        },
        .init("status", "Status", isWhole: true) { row in
          row.draft.map { Cell("draft \($0.progress.percent) %", .caution) } ?? Cell("finished")
        },
        .init("name", "Name", dropPriority: 1) { Cell($0.draft?.progress.name ?? "") },
      ])
  }

  /// 1 for a form that corrects none.
  private static func number(_ id: RecordID, _ revised: [RecordID: RecordID]) -> Int {
    var (id, number, seen) = (id, 1, Set([id]))
    while let earlier = revised[id], seen.insert(earlier).inserted {
      id = earlier
      number += 1
    }
    return number
  }

  private static func number(_ stream: StreamID) -> String {
    CaseNumber(of: stream.id).description
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
