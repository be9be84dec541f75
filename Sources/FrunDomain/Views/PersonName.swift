/// Name, as kind `name` declares it.
public struct PersonName: RecordView {
  /// The kind read.
  public static let kind = "name"

  /// The record.
  public let id: RecordID
  /// Person. A `person`.
  public let person: RecordID?
  /// Kind of name. Code of `nameKind`.
  public let kind: String?
  /// Name as told.
  public let text: String?
  /// Name in Latin letters.
  public let latin: String?
  /// Language of the name.
  public let language: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    kind = reader.code("kind")
    text = reader.text("text")
    latin = reader.text("latin")
    language = reader.text("language")
  }
}
