public import FrunText

/// One statement about one field of one record, inside a commit.
public struct Assertion: Hashable, Sendable, Codable {
  /// The record spoken about.
  public let record: RecordID
  /// The name of its kind, e.g. `visit`.
  public let kind: String
  /// The name of the field, e.g. `dueOn`.
  public let field: String
  /// What is said.
  public let change: Change

  /// An assertion.
  public init(record: RecordID, kind: String, field: String, change: Change) {
    self.record = record
    self.kind = kind
    self.field = field
    self.change = change
  }

  /// The longest canonical form, in bytes.
  public static let longest = 1 << 20

  /// The bytes whose salted digest stands in the commit:
  /// `{"change":{"op":…,"value":{"t":…,"v":…}},"field":…,"kind":…,"record":…}`.
  public var canonicalBytes: [UInt8] {
    CanonicalJSON.bytes(
      CanonicalJSON.object([
        "record": .string(record.text), "kind": .string(kind), "field": .string(field),
        "change": change.canonicalJSON,
      ]))
  }

  /// Reads canonical bytes.
  ///
  /// Throws `unknownTag` for an operation or type of value of a newer version
  /// (keep the bytes, do not show them) and `malformedJSON`, `malformedText`
  /// or `outOfBounds` for bytes nobody should have signed.
  public init(canonicalBytes: [UInt8]) throws(DomainError) {
    guard canonicalBytes.count <= Self.longest else {
      throw DomainError(.outOfBounds, at: "assertion", "longer than \(Self.longest) bytes")
    }
    let members = try CanonicalJSON.value(canonicalBytes, at: "assertion").members(
      ["record", "kind", "field", "change"], at: "assertion")
    let text = try members.member("record").text(at: "record")
    guard let record = RecordID(text: text), record.text == text else {
      throw DomainError(.malformedText, at: "record", "an identifier has 26 base32 symbols")
    }
    self.record = record
    kind = try Self.name(members.member("kind"), at: "kind")
    field = try Self.name(members.member("field"), at: "field")
    change = try Change(canonicalJSON: members.member("change"))
  }

  /// Names are ASCII letters and digits, so that they can be columns, keys
  /// and arguments anywhere.
  private static func name(_ json: JSONValue, at place: String) throws(DomainError) -> String {
    let text = try json.text(at: place)
    guard isName(text) else {
      throw DomainError(.malformedText, at: place, "a name has 1 to 64 ASCII letters and digits")
    }
    return text
  }

  /// Whether a text can name a kind or a field.
  public static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
      }
  }
}

extension Change {
  /// The canonical JSON form.
  public var canonicalJSON: JSONValue {
    var members = JSONObject()
    members["op"] = .string(operation)
    if let value { members["value"] = value.canonicalJSON }
    if case .erase(let digest) = self { members["digest"] = .string(Hexadecimal.text(digest)) }
    return .object(members)
  }

  /// Reads the canonical JSON form.
  public init(canonicalJSON: JSONValue) throws(DomainError) {
    let members = try canonicalJSON.members(["op"], optional: ["value", "digest"], at: "change")
    let operation = try members.member("op").text(at: "op")
    switch operation {
    case "retract": self = .retract
    case "erase":
      self = .erase(try members.member("digest").hexadecimal(at: "digest", count: 32))
    default:
      let value = try FieldValue(canonicalJSON: members.member("value"))
      switch operation {
      case "set": self = .set(value)
      case "add": self = .add(value)
      case "remove": self = .remove(value)
      case "append": self = .append(value)
      default: throw DomainError(.unknownTag, at: "change", "unknown operation")
      }
    }
    guard self.canonicalJSON == canonicalJSON else {
      throw DomainError(.malformedJSON, at: "change", "members that the operation does not have")
    }
  }
}

extension FieldValue {
  /// `{"t": tag, "v": text}`.
  public var canonicalJSON: JSONValue {
    CanonicalJSON.object(["t": .string(tag), "v": .string(canonicalText)])
  }

  /// Reads `{"t": tag, "v": text}` strictly.
  public init(canonicalJSON: JSONValue) throws(DomainError) {
    let members = try canonicalJSON.members(["t", "v"], at: "value")
    try self.init(
      tag: members.member("t").text(at: "t"), text: members.member("v").text(at: "v"))
  }
}
