/// Attachment, as kind `attachment` declares it.
public struct Attachment: RecordView {
  /// The kind read.
  public static let kind = "attachment"

  /// The record.
  public let id: RecordID
  /// Kind. Code of `attachmentKind`.
  public let kind: String?
  /// Caption.
  public let title: String?
  /// File name.
  public let fileName: String?
  /// Media type.
  public let mediaType: String?
  /// Bytes.
  public let size: Int?
  /// What it gives away. Code of `attachmentSensitivity`.
  public let sensitivity: String?
  /// Digest of the content.
  public let content: [UInt8]?
  /// About.
  public let about: [RecordID]
  /// Taken on.
  public let takenOn: PartialDate?
  /// May be shown in public.
  public let mayBePublished: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    kind = reader.code("kind")
    title = reader.text("title")
    fileName = reader.text("fileName")
    mediaType = reader.text("mediaType")
    size = reader.integer("size")
    sensitivity = reader.code("sensitivity")
    content = reader.digest("content")
    about = reader.references("about")
    takenOn = reader.partialDate("takenOn")
    mayBePublished = reader.yesNo("mayBePublished")
  }
}
