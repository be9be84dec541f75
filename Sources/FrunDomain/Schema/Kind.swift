/// One kind of record.
public struct Kind: Hashable, Sendable, Codable {
  /// ASCII letters and digits, unique, never reused with another meaning.
  public let name: String
  /// The English label.
  public let label: String
  /// The stream its records live in.
  public let stream: StreamKind
  /// Its fields, in the order of forms and printed records.
  public let fields: [Field]
  /// The fields that stand for a record in a list or picker.
  public let summaryFields: [String]
  /// Where the contents come from: standard, form or rule.
  public let source: String

  /// A kind.
  public init(
    name: String, label: String, stream: StreamKind, summaryFields: [String], source: String = "",
    fields: [Field]
  ) {
    self.name = name
    self.label = label
    self.stream = stream
    self.fields = fields
    self.summaryFields = summaryFields
    self.source = source
  }

  /// The field of a name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// The field of a name.
  public subscript(name: String) -> Field? { field(name) }

  /// The names of the fields a record cannot be created without.
  public var requiredFields: [String] { fields.filter(\.isRequired).map(\.name) }
}
