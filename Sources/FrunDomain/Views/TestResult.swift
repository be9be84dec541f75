/// Test result, as kind `testResult` declares it.
public struct TestResult: RecordView {
  /// The kind read.
  public static let kind = "testResult"

  /// The record.
  public let id: RecordID
  /// Enrolment. A `enrolment`.
  public let enrolment: RecordID?
  /// Test. A `test`.
  public let test: RecordID?
  /// Phase. Code of `testPhase`.
  public let phase: String?
  /// Attempt, from 1.
  public let attempt: Int?
  /// Taken on.
  public let takenOn: CivilDate?
  /// Taken. Code of `testMode`.
  public let mode: String?
  /// Score in percent, 0 to 100.
  public let score: String?
  /// Answers a person must still mark.
  public let awaiting: Int?
  /// Answers and marks for each question, as ``TestAnswers`` reads them.
  public let answers: String?
  /// Marked by. A `member`.
  public let markedBy: RecordID?
  /// Comes from. Code of `recordSource`.
  public let source: String?
  /// Digest of the file it came from.
  public let sourceDigest: [UInt8]?
  /// Line of that file.
  public let sourceRow: Int?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    enrolment = reader.reference("enrolment")
    test = reader.reference("test")
    phase = reader.code("phase")
    attempt = reader.integer("attempt")
    takenOn = reader.date("takenOn")
    mode = reader.code("mode")
    score = reader.decimal("score")
    awaiting = reader.integer("awaiting")
    answers = reader.text("answers")
    markedBy = reader.reference("markedBy")
    source = reader.code("source")
    sourceDigest = reader.digest("sourceDigest")
    sourceRow = reader.integer("sourceRow")
  }
}
