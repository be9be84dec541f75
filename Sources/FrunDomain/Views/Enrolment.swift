/// Enrolment, as kind `enrolment` declares it.
public struct Enrolment: RecordView {
  /// The kind read.
  public static let kind = "enrolment"

  /// The record.
  public let id: RecordID
  /// Session. A `session`.
  public let session: RecordID?
  /// Trainee.
  public let person: String?
  /// Person trained. A `trainee`.
  public let trainee: RecordID?
  /// Member. A `member`.
  public let member: RecordID?
  /// Number on the lists of the session.
  public let number: Int?
  /// Asked for a seat.
  public let requestedAt: Moment?
  /// Organisation.
  public let organisation: String?
  /// Refugee-led organisation.
  public let refugeeLed: Bool?
  /// Role. Code of `trainingRole`.
  public let role: String?
  /// Status. Code of `enrolmentStatus`.
  public let status: String?
  /// Minutes attended.
  public let minutesAttended: Int?
  /// Test score (percent).
  public let score: [String]
  /// Practical passed.
  public let practicalPassed: Bool?
  /// Assessed by. A `member`.
  public let assessor: RecordID?
  /// Why withdrawn, absent or let in.
  public let statusReason: [String]
  /// Comes from. Code of `recordSource`.
  public let source: String?
  /// Digest of the file it came from.
  public let sourceDigest: [UInt8]?
  /// Line of that file.
  public let sourceRow: Int?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    session = reader.reference("session")
    person = reader.text("person")
    trainee = reader.reference("trainee")
    member = reader.reference("member")
    number = reader.integer("number")
    requestedAt = reader.moment("requestedAt")
    organisation = reader.text("organisation")
    refugeeLed = reader.yesNo("refugeeLed")
    role = reader.code("role")
    status = reader.code("status")
    minutesAttended = reader.integer("minutesAttended")
    score = reader.decimals("score")
    practicalPassed = reader.yesNo("practicalPassed")
    assessor = reader.reference("assessor")
    statusReason = reader.texts("statusReason")
    source = reader.code("source")
    sourceDigest = reader.digest("sourceDigest")
    sourceRow = reader.integer("sourceRow")
  }
}
