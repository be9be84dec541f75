/// Reopening, as kind `reopening` declares it.
public struct Reopening: RecordView {
  /// The kind read.
  public static let kind = "reopening"

  /// The record.
  public let id: RecordID
  /// Closure. A `closure`.
  public let closure: RecordID?
  /// Reopened on.
  public let reopenedOn: CivilDate?
  /// Reason. Code of `reopenReason`.
  public let reason: String?
  /// Reopened by. A `member`.
  public let decidedBy: RecordID?
  /// Details.
  public let details: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    closure = reader.reference("closure")
    reopenedOn = reader.date("reopenedOn")
    reason = reader.code("reason")
    decidedBy = reader.reference("decidedBy")
    details = reader.texts("details")
  }
}
