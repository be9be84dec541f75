/// Why a local write or query does not fit the schema. Never holds a value.
public struct SchemaError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The class of fault, stable across versions.
  public enum Code: String, Hashable, Sendable, Codable {
    case unknownKind
    case unknownField
    case wrongType
    case wrongOperation
    case unknownCode
    case retiredCode
    case tooLong
    case notIndexed
    case missingRequired
    case wrongStream
  }

  /// The class of fault.
  public let code: Code
  /// The kind meant.
  public let kind: String
  /// The field meant, if one is.
  public let field: String?
  /// Which rule is broken.
  public let reason: String

  /// An error about a kind or field.
  public init(_ code: Code, kind: String, field: String? = nil, _ reason: String) {
    self.code = code
    self.kind = kind
    self.field = field
    self.reason = reason
  }

  /// `kind.field: reason`.
  public var description: String {
    kind + (field.map { "." + $0 } ?? "") + ": " + reason
  }
}
