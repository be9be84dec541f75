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
  /// Days it is held on.
  public let days: [CivilDate]
  /// Begins at (hh:mm, by the clock of its zone).
  public let startsAt: String?
  /// Time zone.
  public let zone: String?
  /// Held as. Code of `sessionMedium`.
  public let medium: String?
  /// Seats.
  public let seats: Int?
  /// Country. Code of `country`.
  public let country: String?
  /// Trainers who are no members. Records of kind `trainee`.
  public let deliverers: [RecordID]
  /// Why somebody trains who holds no award for it.
  public let unqualified: [String]
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
    days = reader.dates("days")
    startsAt = reader.text("startsAt")
    zone = reader.text("zone")
    medium = reader.code("medium")
    seats = reader.integer("seats")
    country = reader.code("country")
    deliverers = reader.references("deliverers")
    unqualified = reader.texts("unqualified")
    notes = reader.texts("notes")
  }
}
