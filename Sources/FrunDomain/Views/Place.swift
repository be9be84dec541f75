/// Place, as kind `location` declares it.
public struct Place: RecordView {
  /// The kind read.
  public static let kind = "location"

  /// The record.
  public let id: RecordID
  /// Person. A `person`.
  public let person: RecordID?
  /// Kind. Code of `locationKind`.
  public let kind: String?
  /// Country. Code of `country`.
  public let country: String?
  /// Region, town, camp.
  public let place: String?
  /// Address and landmark.
  public let address: String?
  /// Since.
  public let since: PartialDate?
  /// Until.
  public let until: PartialDate?
  /// Permanent. Code of `yesNoUnknown`.
  public let isPermanent: String?
  /// Must stay secret.
  public let isConfidential: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    kind = reader.code("kind")
    country = reader.code("country")
    place = reader.text("place")
    address = reader.text("address")
    since = reader.partialDate("since")
    until = reader.partialDate("until")
    isPermanent = reader.code("isPermanent")
    isConfidential = reader.yesNo("isConfidential")
  }
}
