import FrunKit
import FrunTestSupport

/// A person who answers questions by their wording, whenever they are asked.
final class Respondent {
  /// What is said to each question, in order; the last answer is repeated.
  var answers: [String: [TurnReply]]
  /// What is said to anything else.
  var otherwise: TurnReply? = .value("")
  /// How many turns are answered before the line is cut; nil for all.
  var patience: Int?
  /// The questions that were asked.
  private(set) var asked: [String] = []

  /// The line was cut: the process is gone.
  struct Cut: Error {}

  init(_ answers: [String: [TurnReply]]) { self.answers = answers }

  /// Texts for questions; a text of several words for a multiple choice is split by the caller.
  convenience init(texts: [String: String]) {
    self.init(texts.mapValues { [.value($0)] })
  }

  func reply(_ turn: Turn) throws -> TurnReply? {
    if let patience {
      guard patience > 0 else { throw Cut() }
      self.patience = patience - 1
    }
    asked.append(turn.question)
    guard let replies = answers[turn.question], let first = replies.first else { return otherwise }
    if replies.count > 1 { answers[turn.question]?.removeFirst() }
    return first
  }

  /// Answers for a test's services.
  func sit(at services: TestServices) {
    services.replying = { [self] turn in try reply(turn) }
  }
}
