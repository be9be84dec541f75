/// The type of a field's values.
public enum ValueType: Hashable, Sendable, Codable {
  /// Text of at most so many bytes of UTF-8.
  case text(maxBytes: Int)
  /// A whole number.
  case integer
  /// An exact decimal.
  case decimal
  /// Yes or no.
  case yesNo
  /// A code of the vocabulary `yesNoUnknown`.
  case yesNoUnknown
  /// A code of the field's vocabulary.
  case code
  /// A civil day.
  case civilDate
  /// A day known in part.
  case partialDate
  /// An instant with wall clock.
  case moment
  /// A record of a kind, named; `*` for any kind.
  case reference(String)
  /// A SHA-256 digest.
  case digest

  /// The tag of the values this type holds, as in their canonical JSON.
  public var tag: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .yesNo: "yesNo"
    case .yesNoUnknown, .code: "code"
    case .civilDate: "date"
    case .partialDate: "partialDate"
    case .moment: "moment"
    case .reference: "reference"
    case .digest: "digest"
    }
  }

  /// The type for people, e.g. `text (200 bytes)`.
  public var description: String {
    switch self {
    case .text(let maxBytes): "text (\(maxBytes) bytes)"
    case .integer: "whole number"
    case .decimal: "decimal"
    case .yesNo: "yes or no"
    case .yesNoUnknown: "yes, no or unknown"
    case .code: "code"
    case .civilDate: "date"
    case .partialDate: "date, maybe partial"
    case .moment: "moment"
    case .reference(let kind): kind == "*" ? "record" : "record: \(kind)"
    case .digest: "digest"
    }
  }
}
