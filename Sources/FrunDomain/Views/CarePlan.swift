/// Care plan, as kind `plan` declares it.
public struct CarePlan: RecordView {
  /// The kind read.
  public static let kind = "plan"

  /// The record.
  public let id: RecordID
  /// Version.
  public let version: Int?
  /// Replaces. A `plan`.
  public let replaces: RecordID?
  /// Status. Code of `planStatus`.
  public let status: String?
  /// Permanency goal. Code of `planGoal`.
  public let goal: String?
  /// Fall-back goal. Code of `planGoal`.
  public let concurrentGoal: String?
  /// Author. A `member`.
  public let author: RecordID?
  /// Lead worker. A `member`.
  public let leadWorker: RecordID?
  /// Starts on.
  public let startsOn: CivilDate?
  /// Review due on.
  public let reviewDueOn: CivilDate?
  /// The child's view, in the child's words.
  public let childView: [String]
  /// Why the child's view is missing.
  public let childViewMissing: [String]
  /// The family's view.
  public let familyView: [String]
  /// Adults of the receiving household. Records of kind `person`.
  public let household: [RecordID]
  /// Receiving adult. A `person`.
  public let receivingAdult: RecordID?
  /// Identity of the receiving adult verified. Code of `yesNoUnknown`.
  public let receivingAdultVerified: String?
  /// Approval. Code of `approvalStatus`.
  public let approval: String?
  /// Approved by. A `member`.
  public let approvedBy: RecordID?
  /// Approved on.
  public let approvedOn: CivilDate?
  /// Reason for holding or ending.
  public let reason: [String]
  /// Language of the family's copy.
  public let copyLanguage: String?
  /// Facts of gate 1 checked again on.
  public let factsCheckedOn: CivilDate?
  /// Facts checked again by. A `member`.
  public let factsCheckedBy: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    version = reader.integer("version")
    replaces = reader.reference("replaces")
    status = reader.code("status")
    goal = reader.code("goal")
    concurrentGoal = reader.code("concurrentGoal")
    author = reader.reference("author")
    leadWorker = reader.reference("leadWorker")
    startsOn = reader.date("startsOn")
    reviewDueOn = reader.date("reviewDueOn")
    childView = reader.texts("childView")
    childViewMissing = reader.texts("childViewMissing")
    familyView = reader.texts("familyView")
    household = reader.references("household")
    receivingAdult = reader.reference("receivingAdult")
    receivingAdultVerified = reader.code("receivingAdultVerified")
    approval = reader.code("approval")
    approvedBy = reader.reference("approvedBy")
    approvedOn = reader.date("approvedOn")
    reason = reader.texts("reason")
    copyLanguage = reader.text("copyLanguage")
    factsCheckedOn = reader.date("factsCheckedOn")
    factsCheckedBy = reader.reference("factsCheckedBy")
  }
}
