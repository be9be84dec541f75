/// Clue to a child's family, as kind `identityClue` declares it.
public struct IdentityClue: RecordView {
  /// The kind read.
  public static let kind = "identityClue"

  /// The record.
  public let id: RecordID
  /// Child. A `person`.
  public let person: RecordID?
  /// Kind of clue. Code of `clueKind`.
  public let category: String?
  /// The clue.
  public let text: String?
  /// Who noticed it.
  public let source: String?
  /// Where the object is kept.
  public let keptWhere: String?
  /// Recorded on.
  public let recordedOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    category = reader.code("category")
    text = reader.text("text")
    source = reader.text("source")
    keptWhere = reader.text("keptWhere")
    recordedOn = reader.date("recordedOn")
  }
}
