public import FrunDomain
public import FrunText

/// A record that is being put together or changed, before it is committed.
///
/// ```swift
/// var person = try services.draft("person")
/// try person.set("sex", to: "female", at: "row 3")
/// try person.set("role", .code("client"))
/// ```
public struct RecordDraft: Sendable {
  /// The record.
  public let id: RecordID
  /// Its kind.
  public let kind: Kind
  /// What is said so far, in order.
  public private(set) var assertions: [Assertion] = []

  private let schema: Schema

  /// A draft for a record of a declared kind.
  ///
  /// - Throws: ``Failure`` of kind `bug` when the kind is not declared.
  public init(_ kind: String, id: RecordID, schema: Schema = .standard) throws {
    guard let declared = schema.kind(kind) else {
      throw Failure(.bug, "kind.unknown", "there is no kind of record called \(kind)")
    }
    self.id = id
    self.kind = declared
    self.schema = schema
  }

  /// Whether nothing was said.
  public var isEmpty: Bool { assertions.isEmpty }

  /// Answers a field with a value of its type.
  public mutating func set(_ name: String, _ value: FieldValue?) throws {
    guard let value else { return }
    let field = try declaration(of: name, at: nil)
    assertions.append(
      Assertion(
        record: id, kind: kind.name, field: name, change: schema.change(of: field, to: value)))
  }

  /// Answers a field with a person's text; several elements of a set are separated by commas
  /// when the set holds codes. An empty text says nothing.
  ///
  /// - Parameter place: what to name when it is wrong.
  public mutating func set(_ name: String, to text: String?, at place: String? = nil) throws {
    guard let text, !Schema.trimmed(text).isEmpty else { return }
    let field = try declaration(of: name, at: place)
    let parts: [String]
    if case .set = field.policy, case .code = field.type {
      parts = text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    } else {
      parts = [text]
    }
    for part in parts { try set(name, schema.value(of: part, for: field, at: place)) }
  }

  /// Answers fields from a JSON object of texts, numbers, booleans and lists of them.
  ///
  /// - Parameter place: prefix of the places named when something is wrong.
  public mutating func set(from object: JSONObject, at place: String) throws {
    for member in object.members {
      let here = "\(place).\(member.key)"
      for text in try Self.texts(of: member.value, at: here) {
        try set(member.key, to: text, at: here)
      }
    }
  }

  /// Takes an answer back.
  public mutating func retract(_ name: String) throws {
    _ = try declaration(of: name, at: nil)
    assertions.append(Assertion(record: id, kind: kind.name, field: name, change: .retract))
  }

  /// Takes one element out of a set.
  public mutating func take(_ value: FieldValue, from name: String) throws {
    _ = try declaration(of: name, at: nil)
    assertions.append(Assertion(record: id, kind: kind.name, field: name, change: .remove(value)))
  }

  private func declaration(of name: String, at place: String?) throws -> Field {
    if let field = kind.field(name) { return field }
    let near = Suggestions.nearest(to: name, among: kind.fields.map(\.name))
    throw Failure(
      .data, "field.unknown", "a \(kind.name) has no field of this name", place: place ?? name,
      hints: near.isEmpty
        ? ["frun help data lists the fields"] : ["did you mean \(near.joined(separator: ", "))?"])
  }

  /// The texts that a JSON value stands for; null and empty stand for none.
  public static func texts(of value: JSONValue, at place: String) throws -> [String] {
    switch value {
    case .null: return []
    case .string(let text): return text.isEmpty ? [] : [text]
    case .bool(let answer): return [answer ? "yes" : "no"]
    case .integer(let number): return [String(number)]
    case .array(let elements):
      return try elements.flatMap { try texts(of: $0, at: place) }
    case .object, .number:
      throw Failure(
        .data, "value.malformed", "a text, a whole number, true, false or a list is expected",
        place: place)
    }
  }
}

extension Services {
  /// A draft of a new record with a random identifier.
  public func draft(_ kind: String) throws -> RecordDraft {
    try RecordDraft(kind, id: RecordID(random: { self.random($0) }))
  }

  /// A draft that changes a record.
  public func draft(changing record: Record) throws -> RecordDraft {
    try RecordDraft(record.kind, id: record.id)
  }
}
