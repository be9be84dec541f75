/// Verification of a relationship, as kind `verification` declares it.
public struct RelationshipVerification: RecordView {
  /// The kind read.
  public static let kind = "verification"

  /// The record.
  public let id: RecordID
  /// Who was interviewed. A `person`.
  public let person: RecordID?
  /// About the relationship with. A `person`.
  public let about: RecordID?
  /// Side. Code of `verificationSide`.
  public let side: String?
  /// Interviewed on.
  public let interviewedOn: CivilDate?
  /// Interviewed by. A `member`.
  public let interviewedBy: RecordID?
  /// Seen alone.
  public let seenAlone: Bool?
  /// Proof of identity seen. Codes of `identityProof`.
  public let identityProof: [String]
  /// Says to be the child's. Code of `relation`.
  public let claimedRelation: String?
  /// Recognises the other. Code of `recognition`.
  public let recognises: String?
  /// Details that only the family knows.
  public let knownOnly: [String]
  /// Both accounts fit. Code of `accountMatch`.
  public let matches: String?
  /// What does not fit, and why that may be.
  public let discrepancies: [String]
  /// Afraid of the other. Code of `disclosedAnswer`.
  public let fears: String?
  /// Wants to live together. Code of `livingWish`.
  public let wish: String?
  /// Able to care. Code of `yesNoUnknown`.
  public let able: String?
  /// What stands in the way, what would help.
  public let conditions: [String]
  /// Result. Code of `verificationResult`.
  public let result: String?
  /// Recommendation. Code of `verificationRecommendation`.
  public let recommendation: String?
  /// Reasons.
  public let reasons: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    about = reader.reference("about")
    side = reader.code("side")
    interviewedOn = reader.date("interviewedOn")
    interviewedBy = reader.reference("interviewedBy")
    seenAlone = reader.yesNo("seenAlone")
    identityProof = reader.codes("identityProof")
    claimedRelation = reader.code("claimedRelation")
    recognises = reader.code("recognises")
    knownOnly = reader.texts("knownOnly")
    matches = reader.code("matches")
    discrepancies = reader.texts("discrepancies")
    fears = reader.code("fears")
    wish = reader.code("wish")
    able = reader.code("able")
    conditions = reader.texts("conditions")
    result = reader.code("result")
    recommendation = reader.code("recommendation")
    reasons = reader.texts("reasons")
  }
}
