import FrunArguments
import FrunDomain
import FrunKit

/// Goes on with a form that was left.
enum IntakeResume {
  static let draft = Positional<IdentifierText?>(
    "draft", help: "Draft: its identifier or the start of it, as in 'frun intake list'"
  ).checked(as: .identifier("draft"))
  static let discard = Flag("discard", help: "Throw the draft away instead")

  static let command = Command(
    CommandSpec(
      "resume", summary: "Go on with a form that was left",
      arguments: [draft, discard, CommonOptions.yes]
    ).with {
      $0.discussion = """
        Goes on with the version of the form that the draft was begun with. When the form changed \
        since, the changes are listed, and you decide whether the draft moves to the new version. \
        Without DRAFT, the only draft there is, or one of a list.
        """
      $0.examples = [Example("frun intake resume", "go on where you stopped")]
      $0.seeAlso = ["intake new", "intake list"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let desk = InterviewDesk(invocation: invocation, services: services)
    let chosen = try choose(invocation[draft]?.argumentText, desk, services)
    guard invocation[discard] else { return try desk.resume(chosen.id) }
    try services.confirm("Throw the draft away: \(desk.describe(chosen))?")
    try services.discard(chosen.id)
    try services.done("The draft is gone")
    return .success()
  }

  private static func choose(
    _ text: String?, _ desk: InterviewDesk, _ services: any Services
  ) throws -> FormDraft {
    let drafts = try services.formDrafts()
    if let text { return try drafts.named(text) }
    guard let first = drafts.first else {
      throw Failure.notFound("draft", hints: ["'frun intake new FORM' begins a form"])
    }
    if drafts.count == 1 { return first }
    let reply = try services.converse(
      Turn(
        "Which form do you want to go on with?",
        .menu(
          drafts.map { Turn.Choice($0.id.text, label: "\($0.title): \(desk.describe($0))") }),
        actions: [.saveAndLeave]))
    guard case .value(let id) = reply, let draft = drafts.first(where: { $0.id.text == id }) else {
      throw Failure.cancelled
    }
    return draft
  }
}

extension [FormDraft] {
  /// The draft with this identifier, or the only one that begins like this.
  ///
  /// - Throws: ``Failure`` `draft.notFound` or `draft.ambiguous`.
  func named(_ text: String) throws -> FormDraft {
    let wanted = text.lowercased()
    let found = filter { $0.id.text.hasPrefix(wanted) }
    guard let first = found.first, !wanted.isEmpty else {
      throw Failure.notFound("draft", hints: ["'frun intake list' shows the drafts"])
    }
    if found.count > 1 { throw Failure.ambiguous("draft") }
    return first
  }
}
