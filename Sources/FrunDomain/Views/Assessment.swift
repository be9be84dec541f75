/// Assessment, as kind `assessment` declares it.
public struct Assessment: RecordView {
  /// The kind read.
  public static let kind = "assessment"

  /// The record.
  public let id: RecordID
  /// Kind. Code of `assessmentKind`.
  public let kind: String?
  /// Purpose. Code of `assessmentPurpose`.
  public let purpose: String?
  /// Status. Code of `assessmentStatus`.
  public let status: String?
  /// Requested on.
  public let requestedOn: CivilDate?
  /// Due on.
  public let dueOn: CivilDate?
  /// Assessed on.
  public let assessedOn: CivilDate?
  /// Valid until.
  public let validUntil: CivilDate?
  /// Assessor. A `member`.
  public let assessor: RecordID?
  /// Home visited.
  public let homeVisited: Bool?
  /// Child seen alone.
  public let childSeenAlone: Bool?
  /// Interpreter used.
  public let interpreter: Bool?
  /// Informants.
  public let informants: [String]
  /// The child's view, in the child's words.
  public let childView: [String]
  /// The caregiver's view.
  public let caregiverView: [String]
  /// The view of parents and family.
  public let familyView: [String]
  /// Evidence.
  public let evidence: [String]
  /// What has to be done now.
  public let immediateNeeds: [String]
  /// Summary.
  public let summary: [String]
  /// Recommendation and reasons.
  public let recommendation: [String]
  /// Supports the goal of the plan. Code of `yesNoUnknown`.
  public let supportsGoal: String?
  /// Determination required. Code of `yesNoUnknown`.
  public let determinationRequired: String?
  /// Reviewed by. Records of kind `member`.
  public let reviewedBy: [RecordID]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    kind = reader.code("kind")
    purpose = reader.code("purpose")
    status = reader.code("status")
    requestedOn = reader.date("requestedOn")
    dueOn = reader.date("dueOn")
    assessedOn = reader.date("assessedOn")
    validUntil = reader.date("validUntil")
    assessor = reader.reference("assessor")
    homeVisited = reader.yesNo("homeVisited")
    childSeenAlone = reader.yesNo("childSeenAlone")
    interpreter = reader.yesNo("interpreter")
    informants = reader.texts("informants")
    childView = reader.texts("childView")
    caregiverView = reader.texts("caregiverView")
    familyView = reader.texts("familyView")
    evidence = reader.texts("evidence")
    immediateNeeds = reader.texts("immediateNeeds")
    summary = reader.texts("summary")
    recommendation = reader.texts("recommendation")
    supportsGoal = reader.code("supportsGoal")
    determinationRequired = reader.code("determinationRequired")
    reviewedBy = reader.references("reviewedBy")
  }
}
