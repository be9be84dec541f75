/// Lawful basis other than consent, as kind `lawfulBasis` declares it.
public struct LawfulBasis: RecordView {
  /// The kind read.
  public static let kind = "lawfulBasis"

  /// The record.
  public let id: RecordID
  /// Whose data. A `person`.
  public let person: RecordID?
  /// Basis. Code of `lawfulBasisKind`.
  public let kind: String?
  /// Purpose. Code of `consentPurpose`.
  public let purpose: String?
  /// Why this basis applies.
  public let explanation: [String]
  /// From.
  public let from: CivilDate?
  /// Valid until.
  public let validUntil: CivilDate?
  /// Decided by. A `member`.
  public let decidedBy: RecordID?
  /// Person was informed.
  public let personInformed: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    kind = reader.code("kind")
    purpose = reader.code("purpose")
    explanation = reader.texts("explanation")
    from = reader.date("from")
    validUntil = reader.date("validUntil")
    decidedBy = reader.reference("decidedBy")
    personInformed = reader.yesNo("personInformed")
  }
}
