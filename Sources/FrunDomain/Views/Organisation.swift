/// Organisation, as kind `organisation` declares it.
public struct Organisation: RecordView {
  /// The kind read.
  public static let kind = "organisation"

  /// The record.
  public let id: RecordID
  /// Name.
  public let name: String?
  /// Other names and abbreviations.
  public let otherNames: [String]
  /// Type. Code of `organisationType`.
  public let type: String?
  /// Country. Code of `country`.
  public let country: String?
  /// Status. Code of `traineeStatus`.
  public let status: String?
  /// Notes.
  public let notes: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    name = reader.text("name")
    otherNames = reader.texts("otherNames")
    type = reader.code("type")
    country = reader.code("country")
    status = reader.code("status")
    notes = reader.texts("notes")
  }
}
