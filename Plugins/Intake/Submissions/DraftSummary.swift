import FrunDomain
import FrunKit
import FrunText

/// A draft as far as it is answered.
struct DraftSummary {
  private let kept: KeptDraft
  private let interview: Interview
  private let services: any Services

  init(_ kept: KeptDraft, _ services: any Services) throws {
    self.kept = kept
    self.services = services
    let form = try services.readyForm(kept.source)
    let steps = kept.entries.compactMap { InterviewStep(text: $0.body) }
    let world = InterviewWorld(
      steps.first { $0.action == .begin } ?? InterviewStep(.begin), services,
      try services.acting())
    let (book, _) = AnswerBook.replaying(steps, form, world)
    interview = Interview(book, calendar: .gregorian, today: services.today, isSaved: true)
  }

  private static var listing: Listing<Turn.ReviewSection.Item> {
    Listing(
      "frun.intake.draft/1", whenEmpty: "nothing is answered yet",
      [
        .init("path", "Question", dropPriority: 1) { Cell($0.id ?? "", .name) },
        .init("question", "Label") { Cell($0.label) },
        .init("answer", "Answer") { Cell($0.value) },
        .init("state", "State", dropPriority: 2) { Cell($0.state.rawValue) },
      ])
  }

  /// Shows it.
  func show(_ invocation: Invocation) throws -> Outcome {
    let items = ReviewSummary(interview).sections(false).flatMap(\.items)
    let draft = kept.draft
    if !invocation.context.output.isForMachines {
      try services.emit(
        .fields(
          FieldsEvent(
            title: "Draft of \(draft.title.isEmpty ? draft.form : draft.title)",
            fields: [
              .init("draft", "Draft", Cell(draft.id.text, .name)),
              .init("version", "Version", Cell(draft.version)),
              .init("begun", "Begun", Cell(draft.begunAt.shortText)),
              .init("changed", "Last answer", Cell(draft.changedAt.shortText)),
              .init("answered", "Answered", Cell("\(draft.progress.percent) %")),
            ].filter { !$0.value.text.isEmpty })))
    }
    let shown = items.filter { !$0.value.isEmpty }
    try services.emit(.table(Self.listing.table(shown)))
    var result = JSONObject()
    result["draft"] = .string(draft.id.text)
    result["form"] = .string(draft.form)
    result["percent"] = .integer(Int64(draft.progress.percent))
    result["answers"] = .array(items.map { Self.listing.object($0) })
    return .success(
      schema: "frun.intake.draft/1", .object(result),
      next: ["frun intake resume \(draft.id.text)"])
  }
}
