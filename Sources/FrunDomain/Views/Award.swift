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
  /// Person trained. A `trainee`.
  public let trainee: RecordID?
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
  /// What the waiver rests on.
  public let waiverBasis: [String]
  /// Course of somebody else that counts as this.
  public let equivalentOf: String?
  /// Who gave it.
  public let equivalentIssuer: String?
  /// Approved by. A `member`.
  public let approvedBy: RecordID?
  /// Comes from. Code of `recordSource`.
  public let source: String?
  /// Digest of the file it came from.
  public let sourceDigest: [UInt8]?
  /// Line of that file.
  public let sourceRow: Int?
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
    trainee = reader.reference("trainee")
    member = reader.reference("member")
    kind = reader.code("kind")
    completedOn = reader.date("completedOn")
    validTo = reader.date("validTo")
    expiryReason = reader.text("expiryReason")
    anchorDay = reader.integer("anchorDay")
    status = reader.code("status")
    statusReason = reader.texts("statusReason")
    waiverReason = reader.code("waiverReason")
    waiverBasis = reader.texts("waiverBasis")
    equivalentOf = reader.text("equivalentOf")
    equivalentIssuer = reader.text("equivalentIssuer")
    approvedBy = reader.reference("approvedBy")
    source = reader.code("source")
    sourceDigest = reader.digest("sourceDigest")
    sourceRow = reader.integer("sourceRow")
    previous = reader.reference("previous")
    credential = reader.digests("credential")
  }
}
