/// Why a text is not the JSON that was asked for, and where.
///
/// Holds positions and reasons only, never contents of the text.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: String, Sendable, Hashable {
    /// The text ends inside a value.
    case unexpectedEnd = "the text ends too early"
    /// A character that no value can begin with or that does not belong here.
    case unexpectedCharacter = "unexpected character"
    /// Something follows the value.
    case trailingText = "text after the end of the value"
    /// The bytes are not UTF-8.
    case invalidUTF8 = "not valid UTF-8"
    /// A control character inside a string.
    case controlCharacter = "control character in a string"
    /// A backslash followed by something unknown.
    case invalidEscape = "unknown escape sequence"
    /// Half of a surrogate pair.
    case loneSurrogate = "half of a surrogate pair"
    /// A number that breaks the grammar.
    case invalidNumber = "malformed number"
    /// A number that does not fit 64 bits, or is longer than 400 digits.
    case numberOutOfRange = "number out of range"
    /// A key that occurred before in the same object.
    case duplicateKey = "key given twice"
    /// Nested deeper than allowed.
    case tooDeep = "nested too deeply"
    /// Longer than allowed.
    case tooLarge = "text too large"
    /// More values than allowed.
    case tooManyValues = "too many values"
    /// A comment that is not closed.
    case openComment = "comment not closed"
  }

  /// What is wrong.
  public var reason: Reason
  /// The line, from 1.
  public var line: Int
  /// The code point in the line, from 1.
  public var column: Int

  /// Creates an error.
  public init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// The reason and the place in words.
  public var description: String { "line \(line), column \(column): \(reason.rawValue)" }
}

/// Bounds for text from outside.
public struct JSONLimits: Sendable, Hashable {
  /// The longest text in bytes.
  public var bytes: Int
  /// The deepest nesting of arrays and objects.
  public var depth: Int
  /// The most values in one text.
  public var values: Int

  /// Creates bounds; 16 MiB, 64 levels and a million values unless said otherwise.
  ///
  /// Depth is held below 512, which the parser's own stack is safe with.
  public init(bytes: Int = 16 << 20, depth: Int = 64, values: Int = 1_000_000) {
    self.bytes = bytes
    self.depth = min(depth, 512)
    self.values = values
  }
}

/// Which texts are accepted.
public enum JSONSyntax: Sendable, Hashable {
  /// RFC 8259, nothing else.
  case strict
  /// For files people write, such as rule packages: also `//` and `/* */` comments, commas after
  /// the last element, keys without quotes, strings in single quotes, line continuations, a
  /// leading plus sign, numbers such as `.5`, `5.` and `0x1F`. A part of JSON5; infinities and NaN are refused.
  case relaxed
}
