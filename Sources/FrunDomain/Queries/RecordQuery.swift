/// A test of one indexed field.
public struct Condition: Hashable, Sendable, Codable {
  /// What is tested.
  public enum Test: Hashable, Sendable, Codable {
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
