/// Session, as kind `session` declares it.
public struct TrainingSession: RecordView {
  /// The kind read.
  public static let kind = "session"

  /// The record.
  public let id: RecordID
  /// Course. A `course`.
  public let course: RecordID?
  /// Held on.
  public let heldOn: CivilDate?
  /// Last day.
  public let endsOn: CivilDate?
  /// Status. Code of `sessionStatus`.
  public let status: String?
  /// Trainers. Records of kind `member`.
  public let trainers: [RecordID]
  /// Place.
  public let place: String?
  /// Language.
  public let language: String?
  /// Notes.
  public let notes: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    course = reader.reference("course")
    heldOn = reader.date("heldOn")
    endsOn = reader.date("endsOn")
    status = reader.code("status")
    trainers = reader.references("trainers")
    place = reader.text("place")
    language = reader.text("language")
    notes = reader.texts("notes")
  }
}
