/// Incident, as kind `incident` declares it.
public struct Incident: RecordView {
  /// The kind read.
  public static let kind = "incident"

  /// The record.
  public let id: RecordID
  /// To whom it happened. A `person`.
  public let person: RecordID?
  /// Reported on.
  public let reportedOn: CivilDate?
  /// Written down by. A `member`.
  public let reportedBy: RecordID?
  /// How it became known. Code of `incidentSource`.
  public let source: String?
  /// What happened. Code of `incidentCategory`.
  public let category: String?
  /// What else happened. Code of `incidentCategory`.
  public let otherCategories: [String]
  /// When it happened.
  public let occurredOn: PartialDate?
  /// At what time of day. Code of `timeOfDay`.
  public let period: String?
  /// Where. Code of `incidentSetting`.
  public let setting: String?
  /// Place.
  public let place: String?
  /// Happened before. Code of `yesNoUnknown`.
  public let repeated: String?
  /// Who is said to have done it. Code of `allegedRelation`.
  public let allegedRelation: [String]
  /// That person can reach the child. Code of `yesNoUnknown`.
  public let allegedHasAccess: String?
  /// Account, in the words of the person who told it.
  public let account: [String]
  /// What was seen.
  public let observed: [String]
  /// Medical care needed. Code of `yesNoUnknown`.
  public let medicalNeed: String?
  /// Child safe now. Code of `protectiveAnswer`.
  public let childSafeNow: String?
  /// Level. Code of `riskLevel`.
  public let level: String?
  /// What the child wants to happen.
  public let childWishes: [String]
  /// Done at once.
  public let immediateAction: [String]
  /// Supervisor told on.
  public let supervisorToldOn: CivilDate?
  /// Report to the authority. Code of `officialReport`.
  public let officialReport: String?
  /// Reported to, or why not.
  public let officialReportReason: [String]
  /// Status. Code of `concernStatus`.
  public let status: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    reportedOn = reader.date("reportedOn")
    reportedBy = reader.reference("reportedBy")
    source = reader.code("source")
    category = reader.code("category")
    otherCategories = reader.codes("otherCategories")
    occurredOn = reader.partialDate("occurredOn")
    period = reader.code("period")
    setting = reader.code("setting")
    place = reader.text("place")
    repeated = reader.code("repeated")
    allegedRelation = reader.codes("allegedRelation")
    allegedHasAccess = reader.code("allegedHasAccess")
    account = reader.texts("account")
    observed = reader.texts("observed")
    medicalNeed = reader.code("medicalNeed")
    childSafeNow = reader.code("childSafeNow")
    level = reader.code("level")
    childWishes = reader.texts("childWishes")
    immediateAction = reader.texts("immediateAction")
    supervisorToldOn = reader.date("supervisorToldOn")
    officialReport = reader.code("officialReport")
    officialReportReason = reader.texts("officialReportReason")
    status = reader.code("status")
  }
}
