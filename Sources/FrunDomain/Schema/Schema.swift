/// The declaration of everything that is recorded: kinds, fields,
/// vocabularies. Storage, merge, export filters, form mapping and the printed
/// dictionary are derived from it.
public struct Schema: Sendable, Hashable {
  /// All kinds, in the order of the dictionary.
  public let kinds: [Kind]
  /// All vocabularies, in the order of the dictionary.
  public let vocabularies: [Vocabulary]

  private let kindPlaces: [String: Int]
  private let vocabularyPlaces: [String: Int]

  /// A schema.
  public init(kinds: [Kind], vocabularies: [Vocabulary]) {
    self.kinds = kinds
    self.vocabularies = vocabularies
    kindPlaces = Dictionary(
      kinds.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    vocabularyPlaces = Dictionary(
      vocabularies.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The kind of a name.
  public func kind(_ name: String) -> Kind? { kindPlaces[name].map { kinds[$0] } }

  /// The kind of a name.
  public subscript(name: String) -> Kind? { kind(name) }

  /// A field of a kind.
  public func field(_ field: String, of kind: String) -> Field? { self.kind(kind)?.field(field) }

  /// The vocabulary of a name.
  public func vocabulary(_ name: String) -> Vocabulary? {
    vocabularyPlaces[name].map { vocabularies[$0] }
  }

  /// The vocabulary of a code field.
  public func vocabulary(of field: Field) -> Vocabulary? {
    field.vocabulary.flatMap { vocabulary($0) }
  }
}

// MARK: Checks of local writes

extension Schema {
  /// Checks an assertion about to be written here: known kind and field, an
  /// operation that fits the policy, a value of the type, a code in use.
  ///
  /// Assertions that arrive from elsewhere are not checked with this: what a
  /// newer version wrote is kept.
  public func validate(_ assertion: Assertion) throws(SchemaError) {
    let kindName = assertion.kind
    guard let kind = kind(kindName) else {
      throw SchemaError(.unknownKind, kind: kindName, "there is no such kind of record")
    }
    guard let field = kind.field(assertion.field) else {
      throw SchemaError(
        .unknownField, kind: kindName, field: assertion.field, "there is no such field")
    }
    switch (assertion.change, field.policy) {
    case (.erase, _), (.set, .single), (.set, .singleSafer), (.retract, .single),
      (.retract, .singleSafer), (.add, .set), (.remove, .set), (.append, .append):
      break
    default:
      throw SchemaError(
        .wrongOperation, kind: kindName, field: field.name,
        "\(assertion.change.operation) does not fit a field merged as \(field.policy.name)")
    }
    if let value = assertion.change.value { try validate(value, for: field, of: kind) }
  }

  private func validate(_ value: FieldValue, for field: Field, of kind: Kind) throws(SchemaError) {
    guard value.tag == field.type.tag else {
      throw SchemaError(
        .wrongType, kind: kind.name, field: field.name, "\(field.type.description) is expected")
    }
    switch (value, field.type) {
    case (.text(let text), .text(let maxBytes)) where text.utf8.count > maxBytes:
      throw SchemaError(
        .tooLong, kind: kind.name, field: field.name, "longer than \(maxBytes) bytes")
    case (.text(let text), _) where text.utf8.isEmpty:
      throw SchemaError(
        .wrongType, kind: kind.name, field: field.name, "an empty text is no answer; retract it")
    case (.decimal(let text), _) where FieldValue.decimal(parsing: text) != value:
      throw SchemaError(.wrongType, kind: kind.name, field: field.name, "not a canonical decimal")
    case (.digest(let bytes), _) where bytes.count != 32:
      throw SchemaError(.wrongType, kind: kind.name, field: field.name, "a digest has 32 bytes")
    case (.code(let code), _):
      guard let entry = vocabulary(of: field)?.entry(code) else {
        throw SchemaError(
          .unknownCode, kind: kind.name, field: field.name,
          "not a code of the list \(field.vocabulary ?? "of this field")")
      }
      if entry.retired {
        throw SchemaError(
          .retiredCode, kind: kind.name, field: field.name, "the code is kept for old records only")
      }
    default: break
    }
  }

  /// Checks a whole change: every assertion, the stream of every kind, and
  /// for records that do not exist yet that every required field is answered.
  public func validate(_ change: ChangeSet, exists: (RecordID) -> Bool) throws(SchemaError) {
    var answered: [RecordID: (kind: String, fields: Set<String>)] = [:]
    for assertion in change.assertions {
      try validate(assertion)
      guard let kind = kind(assertion.kind) else { continue }
      // A note on a commit lives where its commit lives.
      guard kind.stream == change.stream.kind || kind.name == Schema.commitNote else {
        throw SchemaError(
          .wrongStream, kind: kind.name, "its records live in a \(kind.stream.rawValue) stream")
      }
      guard assertion.change.value != nil else { continue }
      answered[assertion.record, default: (kind.name, [])].fields.insert(assertion.field)
    }
    for (record, answer) in answered.sorted(by: { $0.key < $1.key }) where !exists(record) {
      for name in kind(answer.kind)?.requiredFields ?? [] where !answer.fields.contains(name) {
        throw SchemaError(
          .missingRequired, kind: answer.kind, field: name, "a new record needs this field")
      }
    }
  }

  /// The kind whose records hold the reason of a commit.
  public static let commitNote = "commitNote"

  /// Checks that a query filters and sorts by indexed fields of a known kind.
  public func validate(_ query: RecordQuery) throws(SchemaError) {
    guard let kind = kind(query.kind) else {
      throw SchemaError(.unknownKind, kind: query.kind, "there is no such kind of record")
    }
    for name in query.conditions.map(\.field) + query.order.map(\.field) {
      guard let field = kind.field(name) else {
        throw SchemaError(.unknownField, kind: kind.name, field: name, "there is no such field")
      }
      guard field.isIndexed else {
        throw SchemaError(
          .notIndexed, kind: kind.name, field: name, "queries use indexed fields only")
      }
    }
  }
}
