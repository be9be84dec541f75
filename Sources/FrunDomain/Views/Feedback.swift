/// Feedback, as kind `feedback` declares it.
public struct Feedback: RecordView {
  /// The kind read.
  public static let kind = "feedback"

  /// The record.
  public let id: RecordID
  /// Given by. Code of `feedbackGiver`.
  public let givenBy: String?
  /// Given on.
  public let givenOn: CivilDate?
  /// How it was taken. Code of `feedbackMode`.
  public let mode: String?
  /// Taken by. A `member`.
  public let takenBy: RecordID?
  /// Taken by the case's own worker.
  public let takenByCaseworker: Bool?
  /// Was listened to. Code of `feedbackAnswer`.
  public let listened: String?
  /// Understood what was said. Code of `feedbackAnswer`.
  public let understood: String?
  /// Was treated with respect. Code of `feedbackAnswer`.
  public let respected: String?
  /// Had a say in decisions. Code of `feedbackAnswer`.
  public let tookPart: String?
  /// The help made a difference. Code of `feedbackAnswer`.
  public let helped: String?
  /// Felt safe with the staff. Code of `feedbackAnswer`.
  public let feltSafe: String?
  /// Help could be reached. Code of `feedbackAnswer`.
  public let accessible: String?
  /// Satisfied on the whole. Code of `satisfaction`.
  public let satisfied: String?
  /// Knows how to complain. Code of `feedbackAnswer`.
  public let knowsComplaints: String?
  /// What was good.
  public let good: [String]
  /// What should be better.
  public let better: [String]
  /// Words may be used without the name.
  public let mayBeQuoted: Bool?
  /// Wants an answer.
  public let answerWanted: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    givenBy = reader.code("givenBy")
    givenOn = reader.date("givenOn")
    mode = reader.code("mode")
    takenBy = reader.reference("takenBy")
    takenByCaseworker = reader.yesNo("takenByCaseworker")
    listened = reader.code("listened")
    understood = reader.code("understood")
    respected = reader.code("respected")
    tookPart = reader.code("tookPart")
    helped = reader.code("helped")
    feltSafe = reader.code("feltSafe")
    accessible = reader.code("accessible")
    satisfied = reader.code("satisfied")
    knowsComplaints = reader.code("knowsComplaints")
    good = reader.texts("good")
    better = reader.texts("better")
    mayBeQuoted = reader.yesNo("mayBeQuoted")
    answerWanted = reader.yesNo("answerWanted")
  }
}
