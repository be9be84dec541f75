/// Task from a conference, as kind `conferenceTask` declares it.
public struct ConferenceTask: RecordView {
  /// The kind read.
  public static let kind = "conferenceTask"

  /// The record.
  public let id: RecordID
  /// Conference. A `conference`.
  public let conference: RecordID?
  /// What.
  public let what: String?
  /// Who.
  public let who: String?
  /// By.
  public let dueOn: CivilDate?
  /// Status. Code of `actionStatus`.
  public let status: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    conference = reader.reference("conference")
    what = reader.text("what")
    who = reader.text("who")
    dueOn = reader.date("dueOn")
    status = reader.code("status")
  }
}
