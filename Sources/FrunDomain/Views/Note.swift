/// Note, as kind `note` declares it.
public struct Note: RecordView {
  /// The kind read.
  public static let kind = "note"

  /// The record.
  public let id: RecordID
  /// Kind. Code of `noteKind`.
  public let kind: String?
  /// About the day.
  public let writtenOn: CivilDate?
  /// About.
  public let about: [RecordID]
  /// Text.
  public let text: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    kind = reader.code("kind")
    writtenOn = reader.date("writtenOn")
    about = reader.references("about")
    text = reader.texts("text")
  }
}
