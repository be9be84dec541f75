/// Action that needs training, as kind `gateRequirement` declares it.
public struct GateRequirement: RecordView {
  /// The kind read.
  public static let kind = "gateRequirement"

  /// The record.
  public let id: RecordID
  /// Action.
  public let action: String?
  /// Courses that open it.
  public let courses: [String]
  /// Since.
  public let since: CivilDate?
  /// Last day.
  public let until: CivilDate?
  /// Why.
  public let reason: [String]
  /// Decided by. A `member`.
  public let decidedBy: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    action = reader.text("action")
    courses = reader.texts("courses")
    since = reader.date("since")
    until = reader.date("until")
    reason = reader.texts("reason")
    decidedBy = reader.reference("decidedBy")
  }
}
