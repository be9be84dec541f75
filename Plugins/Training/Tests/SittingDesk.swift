import FrunDomain
import FrunKit

/// Tests begun at the screen: each answer is kept at once, so that who is interrupted goes on where
/// they were, and the clock of a test with a time limit goes on meanwhile.
struct SittingDesk {
  let desk: TestDesk
  let enrolment: Enrolment
  let phase: String
  let invocation: Invocation

  private var services: any Services { desk.register.services }

  /// The sitting of a test that is not over yet; nil when there is none.
  func open(_ test: RecordID) throws -> Sitting? {
    try all().last { $0.result == nil && $0.test == test }
  }

  private func all() throws -> [Sitting] {
    Sitting.all(
      in: try services.records(
        RecordQuery(
          kind: Sitting.kind,
          conditions: [
            Condition("enrolment", .equals(.reference(enrolment.id))),
            Condition("phase", .equals(.code(phase))),
          ]))
    ).sorted {
      ($0.startedAt?.utcMilliseconds ?? 0, $0.id) < ($1.startedAt?.utcMilliseconds ?? 0, $1.id)
    }
  }

  /// Begins one; the drafts are what has to be kept with it.
  func begin(_ test: RecordID, with drafts: [RecordDraft]) throws -> Sitting {
    var draft = try services.draft(Sitting.kind)
    try draft.set("enrolment", .reference(enrolment.id))
    try draft.set("test", .reference(test))
    try draft.set("phase", .code(phase))
    try draft.set("startedAt", .moment(services.present))
    if let minutes = try desk.limits()?.minutes {
      try draft.set("minutes", .integer(Int64(minutes)))
    }
    try keep(drafts + [draft])
    guard let sitting = try services.record(draft.id).flatMap({ Sitting($0) }) else {
      // Nothing is kept in a dry run, and nobody sits down for one.
      throw Failure(.usage, "test.dryRun", "a test is not taken on trial")
    }
    return sitting
  }

  /// Keeps the answers so far.
  func keep(_ answers: [GivenAnswer], of sitting: Sitting, _ paper: TestPaper) throws {
    var draft = try RecordDraft(Sitting.kind, id: sitting.id)
    try draft.set("answers", .text(TestAnswers(answers, to: paper).stored))
    try draft.set("answeredAt", .moment(services.present))
    try keep([draft])
  }

  /// What closes a sitting together with its result.
  func closing(_ sitting: Sitting, with result: RecordID) throws -> RecordDraft {
    var draft = try RecordDraft(Sitting.kind, id: sitting.id)
    try draft.set("result", .reference(result))
    // The result has the answers; they need not stand twice.
    try draft.retract("answers")
    return draft
  }

  private func keep(_ drafts: [RecordDraft]) throws {
    _ = try services.commit(
      drafts, to: try desk.register.stream(of: desk.session.id), by: invocation)
  }

  /// The answers so far as they would be given again.
  static func given(_ sitting: Sitting, _ paper: TestPaper) -> [GivenAnswer]? {
    guard let kept = sitting.answers.flatMap({ TestAnswers(stored: $0) }),
      kept.items.count == paper.asked.count
    else { return nil }
    return zip(paper.asked, kept.items).map { question, item in
      item.answer.flatMap { question.answer(typed: $0) }
        ?? (question.leftSides.isEmpty
          ? .none : .pairs(Array(repeating: nil, count: question.leftSides.count)))
    }
  }
}
