/// Consent, as kind `consent` declares it.
public struct Consent: RecordView {
  /// The kind read.
  public static let kind = "consent"

  /// The record.
  public let id: RecordID
  /// Whose consent. A `person`.
  public let person: RecordID?
  /// Consent or assent. Code of `consentKind`.
  public let kind: String?
  /// Purpose. Code of `consentPurpose`.
  public let purpose: String?
  /// Decision. Code of `consentDecision`.
  public let decision: String?
  /// Decided on.
  public let decidedOn: CivilDate?
  /// Valid until.
  public let validUntil: CivilDate?
  /// Obtained from. Code of `consentGiver`.
  public let givenBy: String?
  /// Person who decided. A `person`.
  public let giver: RecordID?
  /// How recorded. Code of `consentMethod`.
  public let method: String?
  /// Was informed before deciding.
  public let informed: Bool?
  /// Organisations included.
  public let recipients: [String]
  /// Services included. Codes of `serviceType`.
  public let services: [String]
  /// What to withhold, and from whom.
  public let limits: [String]
  /// Reason for refusing or changing.
  public let reason: [String]
  /// Taken by. A `member`.
  public let witness: RecordID?
  /// Interpreter present.
  public let interpreter: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    kind = reader.code("kind")
    purpose = reader.code("purpose")
    decision = reader.code("decision")
    decidedOn = reader.date("decidedOn")
    validUntil = reader.date("validUntil")
    givenBy = reader.code("givenBy")
    giver = reader.reference("giver")
    method = reader.code("method")
    informed = reader.yesNo("informed")
    recipients = reader.texts("recipients")
    services = reader.codes("services")
    limits = reader.texts("limits")
    reason = reader.texts("reason")
    witness = reader.reference("witness")
    interpreter = reader.yesNo("interpreter")
  }
}
