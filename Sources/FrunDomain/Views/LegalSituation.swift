/// Situation before the law, as kind `legalSituation` declares it.
public struct LegalSituation: RecordView {
  /// The kind read.
  public static let kind = "legalSituation"

  /// The record.
  public let id: RecordID
  /// Person. A `person`.
  public let person: RecordID?
  /// Recorded on.
  public let recordedOn: CivilDate?
  /// Asylum procedure. Code of `asylumStatus`.
  public let asylum: String?
  /// A guardian is appointed. Code of `yesNoUnknown`.
  public let guardian: String?
  /// Guardian or representative, and how to reach them.
  public let guardianName: String?
  /// The age is disputed. Code of `yesNoUnknown`.
  public let ageDisputed: String?
  /// Is or was detained. Code of `yesNoUnknown`.
  public let detained: String?
  /// Who holds the papers. Code of `documentHolder`.
  public let documentsHeldBy: String?
  /// Next time limit.
  public let deadlineOn: CivilDate?
  /// What ends then.
  public let deadline: String?
  /// Details.
  public let details: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    recordedOn = reader.date("recordedOn")
    asylum = reader.code("asylum")
    guardian = reader.code("guardian")
    guardianName = reader.text("guardianName")
    ageDisputed = reader.code("ageDisputed")
    detained = reader.code("detained")
    documentsHeldBy = reader.code("documentsHeldBy")
    deadlineOn = reader.date("deadlineOn")
    deadline = reader.text("deadline")
    details = reader.texts("details")
  }
}
