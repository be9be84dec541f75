/// Training at the time of an action, as kind `competenceCheck` declares it.
public struct CompetenceCheck: RecordView {
  /// The kind read.
  public static let kind = "competenceCheck"

  /// The record.
  public let id: RecordID
  /// Action.
  public let action: String?
  /// What was done.
  public let subject: String?
  /// Who. A `member`.
  public let member: RecordID?
  /// On which day.
  public let checkedOn: CivilDate?
  /// Training. Code of `trainingState`.
  public let state: String?
  /// Identifier of the award.
  public let award: String?
  /// Course.
  public let course: String?
  /// Last day of the award.
  public let validTo: CivilDate?
  /// Exception that two people agreed to. A `gateException`.
  public let exception: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    action = reader.text("action")
    subject = reader.text("subject")
    member = reader.reference("member")
    checkedOn = reader.date("checkedOn")
    state = reader.code("state")
    award = reader.text("award")
    course = reader.text("course")
    validTo = reader.date("validTo")
    exception = reader.reference("exception")
  }
}
