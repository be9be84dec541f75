/// One of the newest answers of a field: nobody who wrote later had seen it
/// and answered again.
public struct FieldHead: Hashable, Sendable, Codable {
  /// The answer; nil when it was taken back, withheld or erased.
  public let value: FieldValue?
  /// Who answered.
  public let author: RecordID
  /// When, by the author's clock.
  public let at: Moment
  /// In which commit.
  public let position: ChainPosition
  /// Whether the answer exists but was left out by whoever sent it.
  public let isWithheld: Bool

  /// A head.
  public init(
    value: FieldValue?, author: RecordID, at: Moment, position: ChainPosition,
    isWithheld: Bool = false
  ) {
    self.value = value
    self.author = author
    self.at = at
    self.position = position
    self.isWithheld = isWithheld
  }
}

/// A field that people answered differently without knowing of each other.
public struct Disagreement: Hashable, Sendable, Codable {
  /// The stream.
  public let stream: StreamID
  /// The record.
  public let record: RecordID
  /// Its kind.
  public let kind: String
  /// The field.
  public let field: String
  /// All newest answers, the newest last.
  public let heads: [FieldHead]
  /// The answer in force until somebody decides.
  public let governing: FieldValue?

  /// A disagreement.
  public init(
    stream: StreamID, record: RecordID, kind: String, field: String, heads: [FieldHead],
    governing: FieldValue?
  ) {
    self.stream = stream
    self.record = record
    self.kind = kind
    self.field = field
    self.heads = heads
    self.governing = governing
  }
}
