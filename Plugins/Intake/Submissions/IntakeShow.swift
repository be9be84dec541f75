import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Shows a form as it was filled in.
enum IntakeShow {
  static let submission = Positional<IdentifierText>(
    "submission",
    help: "Submission or draft: its identifier or the start of it, as in 'frun intake list'"
  ).checked(as: .identifier("submission"))

  static let command = Command(
    CommandSpec("show", summary: "Show a form as it was filled in", arguments: [submission]).with {
      $0.discussion = "Drafts are shown as far as they are answered."
      $0.seeAlso = ["intake list", "intake resume", "case show"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let id: RecordID
    do {
      id = try services.resolve(invocation[submission].argumentText, kind: "formSubmission")
    } catch let failure as Failure where failure.kind == .notFound {
      guard let draft = try? services.formDrafts().named(invocation[submission].argumentText),
        let kept = try services.formDraft(draft.id)
      else { throw failure }
      return try DraftSummary(kept, services).show(invocation)
    }
    guard let record = try services.record(id), record.kind == "formSubmission" else {
      throw Failure.notFound("submission", hints: ["frun intake list shows them"])
    }
    let number = CaseNumber(of: record.stream.id).description
    let kept = KeptAnswers(record)
    let form = try? services.readyForm(record.text("form") ?? "")
    let rows = kept.rows(form, language: invocation.context.language)
    if invocation.context.output.isForMachines || rows.isEmpty {
      try services.emit(.table(KeptAnswers.listing.table(rows)))
    } else {
      try services.emit(.fields(try head(record, number, kept, services)))
      try services.emit(.verbatim(paragraphs(rows, columns: invocation.context.columns)))
    }
    var result = JSONObject()
    result["submission"] = .string(record.id.text)
    result["case"] = .string(number)
    for field in ["form", "version", "language", "startedAt", "submittedOn"] {
      result[field] = record.fields[field]?.result ?? .null
    }
    result["revises"] = record.fields["revises"]?.result ?? .null
    result["revisedBy"] = .array(try services.revisions(of: id).map { .string($0.id.text) })
    result["isUnchanged"] = kept.isUnchanged.map { .bool($0) } ?? .null
    result["answers"] = kept.answers.map { .object($0) } ?? .null
    for name in ["missing", "notes", "dates", "files", "unusual", "audit"] {
      if let value = kept.remarks[name] { result[name] = value }
    }
    result["records"] = .array(record.references("records").map { .string($0.text) })
    return .success(
      schema: "frun.intake.show/1", .object(result), next: ["frun case show \(number)"])
  }

  /// Question and answer below each other: both may be longer than a column of a table.
  private static func paragraphs(_ rows: [KeptAnswers.Row], columns: Int) -> String {
    let wrapping = Wrapping(width: max(min(columns, 100) - 4, 20))
    return rows.map { row in
      let lines = wrapping.lines(of: row.answer).map { "    \($0)\n" }.joined()
      return "\n" + (row.question.isEmpty ? row.path : row.question) + "\n" + lines
    }.joined()
  }

  private static func head(
    _ record: Record, _ number: String, _ kept: KeptAnswers, _ services: any Services
  ) throws -> FieldsEvent {
    let digest: Cell =
      switch kept.isUnchanged {
      case true?: Cell("unchanged", .good)
      case false?: Cell("not those whose digest was recorded", .bad)
      case nil: Cell("not kept here", .muted)
      }
    return FieldsEvent(
      title: "Form of case \(number)",
      fields: [
        .init("submission", "Submission", Cell(record.id.text, .name)),
        .init("case", "Case", Cell(number, .name)),
        .init("form", "Form", record.cell("form")),
        .init("version", "Version", record.cell("version")),
        .init("submittedOn", "Day", record.cell("submittedOn")),
        .init(
          "interviewer", "By", Cell(try services.handle(of: record.reference("interviewer")))),
        .init("records", "Records made", Cell(String(record.references("records").count))),
        .init("revises", "Corrects", Cell(record.reference("revises")?.text ?? "", .name)),
        .init(
          "revisedBy", "Corrected by",
          Cell(
            try services.revisions(of: record.id).map(\.id.text).joined(separator: ", "), .name)),
        .init("answers", "Answers", digest),
      ].filter { !$0.value.text.isEmpty })
  }
}
