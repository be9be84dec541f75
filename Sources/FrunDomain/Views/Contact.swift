/// Way to reach, as kind `contact` declares it.
public struct Contact: RecordView {
  /// The kind read.
  public static let kind = "contact"

  /// The record.
  public let id: RecordID
  /// Person. A `person`.
  public let person: RecordID?
  /// Kind. Code of `contactKind`.
  public let kind: String?
  /// Number, address or name of the go-between.
  public let text: String?
  /// Safe to use. Code of `yesNoUnknown`.
  public let isSafe: String?
  /// When and how to use it.
  public let instructions: [String]
  /// Valid until.
  public let validUntil: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    kind = reader.code("kind")
    text = reader.text("text")
    isSafe = reader.code("isSafe")
    instructions = reader.texts("instructions")
    validUntil = reader.date("validUntil")
  }
}
