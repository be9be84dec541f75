/// A test begun at the screen, as kind `sitting` declares it.
public struct Sitting: RecordView {
  /// The kind read.
  public static let kind = "sitting"

  /// The record.
  public let id: RecordID
  /// Enrolment. A `enrolment`.
  public let enrolment: RecordID?
  /// The test that is taken. A `test`.
  public let test: RecordID?
  /// Phase. Code of `testPhase`.
  public let phase: String?
  /// When it was begun.
  public let startedAt: Moment?
  /// When the last answer was given.
  public let answeredAt: Moment?
  /// Minutes allowed; nil without an end.
  public let minutes: Int?
  /// Answers so far, as ``TestAnswers`` reads them.
  public let answers: String?
  /// What came of it; nil while it goes on. A `testResult`.
  public let result: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    enrolment = reader.reference("enrolment")
    test = reader.reference("test")
    phase = reader.code("phase")
    startedAt = reader.moment("startedAt")
    answeredAt = reader.moment("answeredAt")
    minutes = reader.integer("minutes")
    answers = reader.text("answers")
    result = reader.reference("result")
  }

  /// Seconds left at a moment; nil without an end. A clock that was put back wins nothing.
  public func secondsLeft(at moment: Moment) -> Int? {
    guard let minutes, (1...600).contains(minutes), let startedAt else { return nil }
    let seen = max(moment.utcMilliseconds, answeredAt?.utcMilliseconds ?? .min)
    let spent = (seen - startedAt.utcMilliseconds) / 1000
    return max(0, minutes * 60 - Int(max(0, spent)))
  }
}
