/// Attempted visit, as kind `visitAttempt` declares it.
public struct VisitAttempt: RecordView {
  /// The kind read.
  public static let kind = "visitAttempt"

  /// The record.
  public let id: RecordID
  /// Visit. A `visit`.
  public let visit: RecordID?
  /// When.
  public let attemptedAt: Moment?
  /// Mode. Code of `visitMode`.
  public let mode: String?
  /// By. A `member`.
  public let member: RecordID?
  /// Why it failed. Code of `notSeenReason`.
  public let reason: String?
  /// Details.
  public let details: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    visit = reader.reference("visit")
    attemptedAt = reader.moment("attemptedAt")
    mode = reader.code("mode")
    member = reader.reference("member")
    reason = reader.code("reason")
    details = reader.texts("details")
  }
}
