/// Event of an award, as kind `awardEvent` declares it.
public struct AwardEvent: RecordView {
  /// The kind read.
  public static let kind = "awardEvent"

  /// The record.
  public let id: RecordID
  /// Award. A `award`.
  public let award: RecordID?
  /// What happened. Code of `awardEventType`.
  public let type: String?
  /// From which day.
  public let effectiveOn: CivilDate?
  /// Ends this suspension. A `awardEvent`.
  public let lifts: RecordID?
  /// Why.
  public let reason: [String]
  /// Decided by. A `member`.
  public let decidedBy: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    award = reader.reference("award")
    type = reader.code("type")
    effectiveOn = reader.date("effectiveOn")
    lifts = reader.reference("lifts")
    reason = reader.texts("reason")
    decidedBy = reader.reference("decidedBy")
  }
}
