/// Supervision and coaching, as kind `coaching` declares it.
public struct Coaching: RecordView {
  /// The kind read.
  public static let kind = "coaching"

  /// The record.
  public let id: RecordID
  /// Person. A `trainee`.
  public let trainee: RecordID?
  /// Kind. Code of `coachingKind`.
  public let type: String?
  /// On.
  public let heldOn: CivilDate?
  /// By. A `member`.
  public let by: RecordID?
  /// Course that is followed up. A `enrolment`.
  public let enrolment: RecordID?
  /// Level of each competence, as in `C06=2 C09=1`.
  public let levels: String?
  /// Rating, 1 to 5.
  public let rating: Int?
  /// What was seen and agreed.
  public let agreed: [String]
  /// Next on.
  public let nextOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    trainee = reader.reference("trainee")
    type = reader.code("kind")
    heldOn = reader.date("heldOn")
    by = reader.reference("by")
    enrolment = reader.reference("enrolment")
    levels = reader.text("levels")
    rating = reader.integer("rating")
    agreed = reader.texts("agreed")
    nextOn = reader.date("nextOn")
  }
}
