/// Form filled in, as kind `formSubmission` declares it.
public struct FormSubmission: RecordView {
  /// The kind read.
  public static let kind = "formSubmission"

  /// The record.
  public let id: RecordID
  /// Form.
  public let form: String?
  /// Version.
  public let version: String?
  /// Language used.
  public let language: String?
  /// Started.
  public let startedAt: Moment?
  /// Submitted on.
  public let submittedOn: CivilDate?
  /// Digest of the answers.
  public let answers: [UInt8]?
  /// Digest of the record it was read from.
  public let source: [UInt8]?
  /// Answers as JSON.
  public let instance: String?
  /// Records written.
  public let records: [RecordID]
  /// Corrects the form. A `formSubmission`.
  public let revises: RecordID?
  /// Interviewer. A `member`.
  public let interviewer: RecordID?
  /// Interpreter present.
  public let interpreter: Bool?
  /// Informants.
  public let informants: [String]
  /// Already interviewed by, with reference.
  public let otherAgency: String?
  /// May be read by. Code of `readers`.
  public let readers: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    form = reader.text("form")
    version = reader.text("version")
    language = reader.text("language")
    startedAt = reader.moment("startedAt")
    submittedOn = reader.date("submittedOn")
    answers = reader.digest("answers")
    source = reader.digest("source")
    instance = reader.text("instance")
    records = reader.references("records")
    revises = reader.reference("revises")
    interviewer = reader.reference("interviewer")
    interpreter = reader.yesNo("interpreter")
    informants = reader.texts("informants")
    otherAgency = reader.text("otherAgency")
    readers = reader.code("readers")
  }
}
