/// One record that an answered form, a JSON file or a batch wants to write, before its values are
/// read: a name of a kind with an optional ending, and texts for its fields.
public struct CaseEntity: Codable, Sendable, Hashable {
  /// One answer.
  public struct Field: Codable, Sendable, Hashable {
    /// The field of the kind, or one of the short properties of a person.
    public var property: String
    /// The answer as text; empty answers are passed over.
    public var value: String
    /// Where it was given, named when it is wrong: a path in a form, a column, a member.
    public var place: String?
    /// Whether the text is several answers with spaces between them, as multiple choices are
    /// stored.
    public var isSelection: Bool

    /// An answer.
    public init(
      _ property: String, _ value: String, at place: String? = nil, isSelection: Bool = false
    ) {
      self.property = property
      self.value = value
      self.place = place
      self.isSelection = isSelection
    }
  }

  /// A kind, or a kind, an underscore and an ending that tells records of one kind apart:
  /// `person`, `name_nickname`, `person_relative`.
  public var dataset: String
  /// What the sender calls the record, to find it among ``CaseIntake/records``.
  public var key: String
  /// The answers.
  public var fields: [Field]
  /// The row of the repeat that made it, from 1; nil for the form itself.
  public var row: Int?

  /// An entity.
  public init(_ dataset: String, key: String, fields: [Field], row: Int? = nil) {
    self.dataset = dataset
    self.key = key
    self.fields = fields
    self.row = row
  }

  /// The kind of record, without the ending.
  public var kind: String { String(dataset.prefix { $0 != "_" }) }
  /// What follows the underscore; empty when nothing does.
  public var ending: String { String(dataset.drop { $0 != "_" }.dropFirst()) }
  /// The first answer of a property that is not empty.
  public func value(_ property: String) -> String? {
    fields.first { $0.property == property && !$0.value.isEmpty }?.value
  }
}
