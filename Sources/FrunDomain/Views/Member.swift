/// Member, as kind `member` declares it.
public struct Member: RecordView {
  /// The kind read.
  public static let kind = "member"

  /// The record.
  public let id: RecordID
  /// Short name.
  public let handle: String?
  /// Name.
  public let name: String?
  /// Role. Code of `role`.
  public let role: String?
  /// Status. Code of `memberStatus`.
  public let status: String?
  /// Office.
  public let office: String?
  /// Organisation.
  public let organisation: String?
  /// Ed25519 public key (hexadecimal).
  public let signingKey: [String]
  /// age recipient.
  public let recipient: [String]
  /// Ed25519 public key that was lost or stolen.
  public let lostKey: [String]
  /// Why revoked.
  public let revocationReason: [String]
  /// Member since.
  public let since: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    handle = reader.text("handle")
    name = reader.text("name")
    role = reader.code("role")
    status = reader.code("status")
    office = reader.text("office")
    organisation = reader.text("organisation")
    signingKey = reader.texts("signingKey")
    recipient = reader.texts("recipient")
    lostKey = reader.texts("lostKey")
    revocationReason = reader.texts("revocationReason")
    since = reader.date("since")
  }
}
