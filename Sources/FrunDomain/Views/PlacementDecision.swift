/// Decision about a placement, as kind `placementDecision` declares it.
public struct PlacementDecision: RecordView {
  /// The kind read.
  public static let kind = "placementDecision"

  /// The record.
  public let id: RecordID
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Decision. Code of `placementDecision`.
  public let decision: String?
  /// Decided on.
  public let decidedOn: CivilDate?
  /// Decided by. A `member`.
  public let decidedBy: RecordID?
  /// Consulted, by function.
  public let present: [String]
  /// Reasons.
  public let reasons: [String]
  /// Conditions.
  public let conditions: [String]
  /// Views that differed.
  public let disagreement: [String]
  /// Child was told.
  public let childInformed: Bool?
  /// Valid until.
  public let validUntil: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    plan = reader.reference("plan")
    decision = reader.code("decision")
    decidedOn = reader.date("decidedOn")
    decidedBy = reader.reference("decidedBy")
    present = reader.texts("present")
    reasons = reader.texts("reasons")
    conditions = reader.texts("conditions")
    disagreement = reader.texts("disagreement")
    childInformed = reader.yesNo("childInformed")
    validUntil = reader.date("validUntil")
  }
}
