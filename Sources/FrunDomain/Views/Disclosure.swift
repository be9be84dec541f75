/// Something passed on, as kind `disclosure` declares it.
public struct Disclosure: RecordView {
  /// The kind read.
  public static let kind = "disclosure"

  /// The record.
  public let id: RecordID
  /// On.
  public let sentOn: CivilDate?
  /// For. Code of `archivePurpose`.
  public let purpose: String?
  /// To.
  public let receivers: [String]
  /// By. A `member`.
  public let sentBy: RecordID?
  /// Changes.
  public let changes: Int?
  /// Only what was new.
  public let partial: Bool?
  /// Left out, and why.
  public let withheld: [String]
  /// Attached files.
  public let attachments: Int?
  /// To be erased after.
  public let retainUntil: CivilDate?
  /// Archive.
  public let archive: String?
  /// Digest of the archive's contents.
  public let contents: [UInt8]?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    sentOn = reader.date("sentOn")
    purpose = reader.code("purpose")
    receivers = reader.texts("receivers")
    sentBy = reader.reference("sentBy")
    changes = reader.integer("changes")
    partial = reader.yesNo("partial")
    withheld = reader.texts("withheld")
    attachments = reader.integer("attachments")
    retainUntil = reader.date("retainUntil")
    archive = reader.text("archive")
    contents = reader.digest("contents")
  }
}
