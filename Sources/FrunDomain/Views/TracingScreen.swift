/// Safeguarding screen before tracing, as kind `tracingScreen` declares it.
public struct TracingScreen: RecordView {
  /// The kind read.
  public static let kind = "tracingScreen"

  /// The record.
  public let id: RecordID
  /// Who was asked. A `person`.
  public let person: RecordID?
  /// Screened on.
  public let screenedOn: CivilDate?
  /// Screened by. A `member`.
  public let screenedBy: RecordID?
  /// Seen alone.
  public let seenAlone: Bool?
  /// Wants the family to be looked for. Code of `contactWish`.
  public let wish: String?
  /// Is afraid of a person who could be found. Code of `disclosedAnswer`.
  public let fearsSomebody: String?
  /// Was harmed by somebody of the family or household. Code of `disclosedAnswer`.
  public let harmedInFamily: String?
  /// Signs of trafficking or exploitation. Codes of `traffickingSign`.
  public let traffickingSigns: [String]
  /// Looking could endanger the relatives. Code of `disclosedAnswer`.
  public let relativesAtRisk: String?
  /// Must not be contacted or told. Records of kind `person`.
  public let excluded: [RecordID]
  /// Others who must not be contacted or told.
  public let excludedOthers: [String]
  /// Decision. Code of `tracingDecision`.
  public let decision: String?
  /// What tracing must keep to.
  public let restrictions: [String]
  /// Reasons.
  public let reasons: [String]
  /// Done at once.
  public let immediateAction: [String]
  /// Supervisor told on.
  public let supervisorToldOn: CivilDate?
  /// Ask again by.
  public let validUntil: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    screenedOn = reader.date("screenedOn")
    screenedBy = reader.reference("screenedBy")
    seenAlone = reader.yesNo("seenAlone")
    wish = reader.code("wish")
    fearsSomebody = reader.code("fearsSomebody")
    harmedInFamily = reader.code("harmedInFamily")
    traffickingSigns = reader.codes("traffickingSigns")
    relativesAtRisk = reader.code("relativesAtRisk")
    excluded = reader.references("excluded")
    excludedOthers = reader.texts("excludedOthers")
    decision = reader.code("decision")
    restrictions = reader.texts("restrictions")
    reasons = reader.texts("reasons")
    immediateAction = reader.texts("immediateAction")
    supervisorToldOn = reader.date("supervisorToldOn")
    validUntil = reader.date("validUntil")
  }
}
