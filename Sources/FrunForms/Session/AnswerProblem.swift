/// Why an answer, or the lack of one, cannot stand. Never quotes the answer.
public struct AnswerProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of problem, stable for programs.
  public enum Code: String, Sendable {
    /// An answer is required and missing.
    case required
    /// The form's own constraint is violated.
    case constraint
    /// The text is not of the question's type.
    case type
    /// The answer is not among the choices that are offered now.
    case choice
    /// There is no such question, row or key.
    case unknown
    /// The question is computed or cannot be changed.
    case readOnly = "read_only"
    /// The question is not asked, given the other answers.
    case irrelevant
    /// A rule of the form could not be evaluated.
    case rule
    /// Too many rows, or a text too long.
    case limit
  }

  /// The kind of problem.
  public let code: Code
  /// The question or repeat.
  public let path: AnswerPath
  /// What to tell the person, in the form's language where the form provides it.
  public let message: String

  package init(_ code: Code, _ path: AnswerPath, _ message: String) {
    self.code = code
    self.path = path
    self.message = message
  }

  /// Path and message.
  public var description: String { "\(path): \(message)" }
}
