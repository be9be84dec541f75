/// A test of one indexed field.
public struct Condition: Hashable, Sendable, Codable {
  /// What is tested.
  public enum Test: Hashable, Sendable {
    /// The value, or one element of a set, equals this.
    case equals(FieldValue)
    /// The value, or one element, is among these.
    case oneOf([FieldValue])
    /// The value lies before this one; a partial date by its earliest day.
    case before(FieldValue)
    /// The value lies after this one; a partial date by its latest day.
    case after(FieldValue)
    /// The value lies between these, both included.
    case between(FieldValue, FieldValue)
    /// The field has no value.
    case isMissing
  }

  /// The field tested.
  public let field: String
  /// The test.
  public let test: Test

  /// A condition.
  public init(_ field: String, _ test: Test) {
    self.field = field
    self.test = test
  }
}

/// One key of an order.
public struct QueryOrder: Hashable, Sendable, Codable {
  /// The field sorted by.
  public let field: String
  /// Whether small values come first. Records without value come last.
  public let ascending: Bool

  /// A key.
  public init(_ field: String, ascending: Bool = true) {
    self.field = field
    self.ascending = ascending
  }
}

/// A question for records of one kind. All conditions must hold; records that
/// are equal in every key are ordered by identifier.
public struct RecordQuery: Hashable, Sendable, Codable {
  /// The kind asked for.
  public var kind: String
  /// The stream to look in; nil for all.
  public var stream: StreamID?
  /// What must hold.
  public var conditions: [Condition]
  /// The order of the answer.
  public var order: [QueryOrder]
  /// Most records answered; nil for all.
  public var limit: Int?
  /// Where an earlier answer ended: its last record.
  public var cursor: RecordID?

  /// A query.
  public init(
    kind: String, stream: StreamID? = nil, conditions: [Condition] = [], order: [QueryOrder] = [],
    limit: Int? = nil, cursor: RecordID? = nil
  ) {
    self.kind = kind
    self.stream = stream
    self.conditions = conditions
    self.order = order
    self.limit = limit
    self.cursor = cursor
  }
}

extension RecordQuery {
  /// Reads a query; everything but the kind may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(String.self, forKey: .kind)
    stream = try container.decodeIfPresent(StreamID.self, forKey: .stream)
    conditions = try container.decodeIfPresent([Condition].self, forKey: .conditions) ?? []
    order = try container.decodeIfPresent([QueryOrder].self, forKey: .order) ?? []
    limit = try container.decodeIfPresent(Int.self, forKey: .limit)
    cursor = try container.decodeIfPresent(RecordID.self, forKey: .cursor)
  }
}

extension Condition.Test: Codable {
  private enum CodingKeys: String, CodingKey {
    case equals, oneOf, before, after, between, isMissing
  }

  /// Reads `{"equals": value}`, `{"oneOf": [values]}`, `{"before": value}`,
  /// `{"after": value}`, `{"between": [value, value]}` or `{"isMissing": true}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DomainError(.malformedJSON, at: "test", "a test has exactly one member")
    }
    switch key {
    case .equals: self = .equals(try container.decode(FieldValue.self, forKey: key))
    case .before: self = .before(try container.decode(FieldValue.self, forKey: key))
    case .after: self = .after(try container.decode(FieldValue.self, forKey: key))
    case .oneOf: self = .oneOf(try container.decode([FieldValue].self, forKey: key))
    case .between:
      let ends = try container.decode([FieldValue].self, forKey: key)
      guard ends.count == 2 else {
        throw DomainError(.malformedJSON, at: "between", "two values are expected")
      }
      self = .between(ends[0], ends[1])
    case .isMissing:
      guard try container.decode(Bool.self, forKey: key) else {
        throw DomainError(.malformedJSON, at: "isMissing", "true is expected")
      }
      self = .isMissing
    }
  }

  /// Writes the form that is read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .equals(let value): try container.encode(value, forKey: .equals)
    case .before(let value): try container.encode(value, forKey: .before)
    case .after(let value): try container.encode(value, forKey: .after)
    case .oneOf(let values): try container.encode(values, forKey: .oneOf)
    case .between(let first, let last): try container.encode([first, last], forKey: .between)
    case .isMissing: try container.encode(true, forKey: .isMissing)
    }
  }
}
