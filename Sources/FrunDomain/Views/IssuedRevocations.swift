/// Revocation list, as kind `revocations` declares it.
public struct IssuedRevocations: RecordView {
  /// The kind read.
  public static let kind = "revocations"

  /// The record.
  public let id: RecordID
  /// Issuer.
  public let issuer: String?
  /// Number.
  public let sequence: Int?
  /// Issued at.
  public let issuedAt: String?
  /// Digest.
  public let digest: [UInt8]?
  /// The signed list.
  public let list: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    issuer = reader.text("issuer")
    sequence = reader.integer("sequence")
    issuedAt = reader.text("issuedAt")
    digest = reader.digest("digest")
    list = reader.text("list")
  }
}
