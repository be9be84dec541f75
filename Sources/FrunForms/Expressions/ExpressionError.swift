/// Why an expression could not be read or evaluated. Carries the place, never a value.
public struct ExpressionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure, stable for programs.
  public enum Code: String, Sendable {
    /// The text is not an expression.
    case syntax = "EXPR_syntax"
    /// No function of this name exists.
    case unknownFunction = "EXPR_unknown_function"
    /// A function is called with too few or too many arguments.
    case arity = "EXPR_arity"
    /// A value of the wrong kind reaches a place that needs another.
    case type = "EXPR_type"
    /// A named list or attached file does not exist.
    case unknownInstance = "EXPR_unknown_instance"
    /// A bound on size or depth is exceeded.
    case limit = "EXPR_limit"
  }
  /// The kind of failure.
  public let code: Code
  /// Where in the cell, as offsets in Unicode scalars.
  public let span: Range<Int>
  /// One sentence fragment without a final stop.
  public let message: String
  /// A likely correction, when one is near.
  public let suggestion: String?

  package init(_ code: Code, _ span: Range<Int>, _ message: String, suggestion: String? = nil) {
    self.code = code
    self.span = span
    self.message = message
    self.suggestion = suggestion
  }

  /// The message with its position, counted from 1.
  public var description: String { "\(message) (at character \(span.lowerBound + 1))" }
}
