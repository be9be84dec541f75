/// Device, as kind `device` declares it.
public struct Device: RecordView {
  /// The kind read.
  public static let kind = "device"

  /// The record.
  public let id: RecordID
  /// Device identifier.
  public let device: String?
  /// Label.
  public let label: String?
  /// Main user. A `member`.
  public let member: RecordID?
  /// Status. Code of `memberStatus`.
  public let status: String?
  /// In use since.
  public let since: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    device = reader.text("device")
    label = reader.text("label")
    member = reader.reference("member")
    status = reader.code("status")
    since = reader.date("since")
  }
}
