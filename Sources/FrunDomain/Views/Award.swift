/// Award, as kind `award` declares it.
public struct Award: RecordView {
  /// The kind read.
  public static let kind = "award"

  /// The record.
  public let id: RecordID
  /// Course. A `course`.
  public let course: RecordID?
  /// Enrolment. A `enrolment`.
  public let enrolment: RecordID?
  /// Holder.
  public let person: String?
  /// Member. A `member`.
  public let member: RecordID?
  /// Kind. Code of `awardKind`.
  public let kind: String?
  /// Completed on.
  public let completedOn: CivilDate?
  /// Last day valid.
  public let validTo: CivilDate?
  /// Rule that set the last day.
  public let expiryReason: String?
  /// Anchor day of the month.
  public let anchorDay: Int?
  /// Status. Code of `awardStatus`.
  public let status: String?
  /// Why suspended or revoked.
  public let statusReason: [String]
  /// Reason of the waiver. Code of `waiverReason`.
  public let waiverReason: String?
  /// Approved by. A `member`.
  public let approvedBy: RecordID?
  /// Renews. A `award`.
  public let previous: RecordID?
  /// Digest of the certificate.
  public let credential: [[UInt8]]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    course = reader.reference("course")
    enrolment = reader.reference("enrolment")
    person = reader.text("person")
    member = reader.reference("member")
    kind = reader.code("kind")
    completedOn = reader.date("completedOn")
    validTo = reader.date("validTo")
    expiryReason = reader.text("expiryReason")
    anchorDay = reader.integer("anchorDay")
    status = reader.code("status")
    statusReason = reader.texts("statusReason")
    waiverReason = reader.code("waiverReason")
    approvedBy = reader.reference("approvedBy")
    previous = reader.reference("previous")
    credential = reader.digests("credential")
  }
}
