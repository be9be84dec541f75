import FrunText

/// What an assertion does to one field of one record.
public enum Change: Hashable, Sendable {
  /// Answers a single-valued field.
  case set(FieldValue)
  /// Takes the answer back: the field has no value.
  case retract
  /// Puts an element into a set.
  case add(FieldValue)
  /// Takes out of a set what its author saw of an element.
  case remove(FieldValue)
  /// Adds an entry that is never replaced.
  case append(FieldValue)
  /// Erases the value of the assertion with this digest (SHA-256) of the same
  /// field, for ever and wherever it arrives. The digest stays in its commit.
  case erase([UInt8])

  /// The value carried, if any.
  public var value: FieldValue? {
    switch self {
    case .set(let value), .add(let value), .remove(let value), .append(let value): value
    case .retract, .erase: nil
    }
  }

  /// The name of the operation in canonical JSON.
  public var operation: String {
    switch self {
    case .set: "set"
    case .retract: "retract"
    case .add: "add"
    case .remove: "remove"
    case .append: "append"
    case .erase: "erase"
    }
  }
}

extension Change: Codable {
  /// Reads the canonical JSON form, `{"op": …, "value": …}`.
  public init(from decoder: any Decoder) throws {
    try self.init(canonicalJSON: JSONValue(from: decoder))
  }

  /// Writes the canonical JSON form.
  public func encode(to encoder: any Encoder) throws { try canonicalJSON.encode(to: encoder) }
}
