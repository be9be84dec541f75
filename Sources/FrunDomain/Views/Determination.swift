/// Best interests determination, as kind `determination` declares it.
public struct Determination: RecordView {
  /// The kind read.
  public static let kind = "determination"

  /// The record.
  public let id: RecordID
  /// Report. A `assessment`.
  public let assessment: RecordID?
  /// Why it is needed. Code of `determinationReason`.
  public let reason: String?
  /// Priority. Code of `decisionPriority`.
  public let priority: String?
  /// Report submitted on.
  public let submittedOn: CivilDate?
  /// Panel: role and organisation.
  public let panel: [String]
  /// Decision. Code of `determinationDecision`.
  public let decision: String?
  /// Decided on.
  public let decidedOn: CivilDate?
  /// What was decided. Code of `decisionOption`.
  public let outcome: String?
  /// Reasons and how the factors were balanced.
  public let reasons: [String]
  /// Conditions, support, who is responsible.
  public let conditions: [String]
  /// Views that differed.
  public let dissent: [String]
  /// The child was told, in words it understands. Code of `yesNoUnknown`.
  public let childInformed: String?
  /// The child agrees. Code of `childAgreement`.
  public let childAgrees: String?
  /// What the child says of it.
  public let childReason: [String]
  /// How to ask for a review was explained.
  public let reviewExplained: Bool?
  /// Review by.
  public let reviewOn: CivilDate?
  /// Reopen when.
  public let reopenIf: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    assessment = reader.reference("assessment")
    reason = reader.code("reason")
    priority = reader.code("priority")
    submittedOn = reader.date("submittedOn")
    panel = reader.texts("panel")
    decision = reader.code("decision")
    decidedOn = reader.date("decidedOn")
    outcome = reader.code("outcome")
    reasons = reader.texts("reasons")
    conditions = reader.texts("conditions")
    dissent = reader.texts("dissent")
    childInformed = reader.code("childInformed")
    childAgrees = reader.code("childAgrees")
    childReason = reader.texts("childReason")
    reviewExplained = reader.yesNo("reviewExplained")
    reviewOn = reader.date("reviewOn")
    reopenIf = reader.texts("reopenIf")
  }
}
