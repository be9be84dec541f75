/// Case, as kind `case` declares it.
public struct CaseFile: RecordView {
  /// The kind read.
  public static let kind = "case"

  /// The record.
  public let id: RecordID
  /// Status. Code of `caseStatus`.
  public let status: String?
  /// Opened on.
  public let openedOn: CivilDate?
  /// Client. A `person`.
  public let client: RecordID?
  /// Office.
  public let office: String?
  /// Protection status. Code of `protectionStatus`.
  public let protectionStatus: String?
  /// Displacement status. Code of `displacementStatus`.
  public let displacementStatus: String?
  /// Risk level. Code of `riskLevel`.
  public let riskLevel: String?
  /// Urgent protection concern.
  public let urgent: Bool?
  /// Protection concerns. Codes of `concernCategory`.
  public let concerns: [String]
  /// UNHCR specific needs. Codes of `specificNeed`.
  public let specificNeeds: [String]
  /// Assessment due on.
  public let assessmentDueOn: CivilDate?
  /// Tracing status. Code of `tracingStatus`.
  public let tracingStatus: String?
  /// Date of separation.
  public let separatedOn: PartialDate?
  /// Place of separation.
  public let separationPlace: String?
  /// Main cause of separation. Code of `separationCause`.
  public let separationCause: String?
  /// Other causes of separation. Codes of `separationCause`.
  public let otherSeparationCauses: [String]
  /// Circumstances of separation and movements since.
  public let separationHistory: [String]
  /// Witnessed violence. Code of `yesNoUnknown`.
  public let witnessedViolence: String?
  /// Evacuation: by whom, from, to, when.
  public let evacuation: [String]
  /// Care arrangement now. Code of `careArrangement`.
  public let careArrangement: String?
  /// The child's wishes about tracing, care and reunification.
  public let childWishes: [String]
  /// Identified or referred by.
  public let source: String?
  /// Reason for closing. Code of `closureReason`.
  public let closureReason: String?
  /// Closed on.
  public let closedOn: CivilDate?
  /// What was reached, what remains.
  public let closureNotes: [String]
  /// The child's view on closing.
  public let closingChildView: [String]
  /// The caregiver's view on closing.
  public let closingCaregiverView: [String]
  /// Knows whom to call.
  public let contactCardGiven: Bool?
  /// Closing approved by. A `member`.
  public let closureApprovedBy: RecordID?
  /// Reason for reopening. Codes of `reopenReason`.
  public let reopenReason: [String]
  /// Reopened on.
  public let reopenedOn: [CivilDate]
  /// Keep until.
  public let retainUntil: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    status = reader.code("status")
    openedOn = reader.date("openedOn")
    client = reader.reference("client")
    office = reader.text("office")
    protectionStatus = reader.code("protectionStatus")
    displacementStatus = reader.code("displacementStatus")
    riskLevel = reader.code("riskLevel")
    urgent = reader.yesNo("urgent")
    concerns = reader.codes("concerns")
    specificNeeds = reader.codes("specificNeeds")
    assessmentDueOn = reader.date("assessmentDueOn")
    tracingStatus = reader.code("tracingStatus")
    separatedOn = reader.partialDate("separatedOn")
    separationPlace = reader.text("separationPlace")
    separationCause = reader.code("separationCause")
    otherSeparationCauses = reader.codes("otherSeparationCauses")
    separationHistory = reader.texts("separationHistory")
    witnessedViolence = reader.code("witnessedViolence")
    evacuation = reader.texts("evacuation")
    careArrangement = reader.code("careArrangement")
    childWishes = reader.texts("childWishes")
    source = reader.text("source")
    closureReason = reader.code("closureReason")
    closedOn = reader.date("closedOn")
    closureNotes = reader.texts("closureNotes")
    closingChildView = reader.texts("closingChildView")
    closingCaregiverView = reader.texts("closingCaregiverView")
    contactCardGiven = reader.yesNo("contactCardGiven")
    closureApprovedBy = reader.reference("closureApprovedBy")
    reopenReason = reader.codes("reopenReason")
    reopenedOn = reader.dates("reopenedOn")
    retainUntil = reader.date("retainUntil")
  }
}
