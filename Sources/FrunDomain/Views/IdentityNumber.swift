/// Identity number, as kind `identifier` declares it.
public struct IdentityNumber: RecordView {
  /// The kind read.
  public static let kind = "identifier"

  /// The record.
  public let id: RecordID
  /// Person. A `person`.
  public let person: RecordID?
  /// Kind of number. Code of `identifierKind`.
  public let kind: String?
  /// Number.
  public let text: String?
  /// Issued by.
  public let issuer: String?
  /// Country. Code of `country`.
  public let country: String?
  /// Expires on.
  public let expiresOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    kind = reader.code("kind")
    text = reader.text("text")
    issuer = reader.text("issuer")
    country = reader.code("country")
    expiresOn = reader.date("expiresOn")
  }
}
