/// Assignment, as kind `assignment` declares it.
public struct Assignment: RecordView {
  /// The kind read.
  public static let kind = "assignment"

  /// The record.
  public let id: RecordID
  /// Member. A `member`.
  public let member: RecordID?
  /// Role. Code of `assignmentRole`.
  public let role: String?
  /// From.
  public let from: CivilDate?
  /// Until.
  public let until: CivilDate?
  /// Reason.
  public let reason: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    member = reader.reference("member")
    role = reader.code("role")
    from = reader.date("from")
    until = reader.date("until")
    reason = reader.texts("reason")
  }
}
