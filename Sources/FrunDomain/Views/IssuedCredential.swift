/// Certificate, as kind `credential` declares it.
public struct IssuedCredential: RecordView {
  /// The kind read.
  public static let kind = "credential"

  /// The record.
  public let id: RecordID
  /// Award. A `award`.
  public let award: RecordID?
  /// Number.
  public let serial: String?
  /// Identifier.
  public let identifier: String?
  /// Issuer.
  public let issuer: String?
  /// Issued on.
  public let issuedOn: CivilDate?
  /// Token.
  public let token: String?
  /// Document with proof.
  public let document: String?
  /// Short code.
  public let shortCode: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    award = reader.reference("award")
    serial = reader.text("serial")
    identifier = reader.text("identifier")
    issuer = reader.text("issuer")
    issuedOn = reader.date("issuedOn")
    token = reader.text("token")
    document = reader.text("document")
    shortCode = reader.text("shortCode")
  }
}
