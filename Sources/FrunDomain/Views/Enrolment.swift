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
  /// Member. A `member`.
  public let member: RecordID?
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

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    session = reader.reference("session")
    person = reader.text("person")
    member = reader.reference("member")
    organisation = reader.text("organisation")
    refugeeLed = reader.yesNo("refugeeLed")
    role = reader.code("role")
    status = reader.code("status")
    minutesAttended = reader.integer("minutesAttended")
    score = reader.decimals("score")
    practicalPassed = reader.yesNo("practicalPassed")
    assessor = reader.reference("assessor")
  }
}
