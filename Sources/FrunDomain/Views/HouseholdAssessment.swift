/// Assessment of a household, as kind `householdAssessment` declares it.
public struct HouseholdAssessment: RecordView {
  /// The kind read.
  public static let kind = "householdAssessment"

  /// The record.
  public let id: RecordID
  /// Assessment. A `assessment`.
  public let assessment: RecordID?
  /// Receiving adult. A `person`.
  public let person: RecordID?
  /// Assessed on.
  public let assessedOn: CivilDate?
  /// Adults in the household.
  public let adults: Int?
  /// Children in the household.
  public let children: Int?
  /// Willing to care. Code of `willingness`.
  public let willing: String?
  /// Able to care. Code of `yesNoUnknown`.
  public let able: String?
  /// The others of the household agree. Code of `householdAgreement`.
  public let othersAgree: String?
  /// What became of the cause of the separation.
  public let causeNow: [String]
  /// What the household lives on.
  public let income: [String]
  /// Where the child would sleep.
  public let sleeping: [String]
  /// Strengths.
  public let strengths: [String]
  /// Support needed. Codes of `serviceType`.
  public let support: [String]
  /// Which support, from whom, how long.
  public let supportDetails: [String]
  /// Ready to receive the child. Code of `householdReadiness`.
  public let ready: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    assessment = reader.reference("assessment")
    person = reader.reference("person")
    assessedOn = reader.date("assessedOn")
    adults = reader.integer("adults")
    children = reader.integer("children")
    willing = reader.code("willing")
    able = reader.code("able")
    othersAgree = reader.code("othersAgree")
    causeNow = reader.texts("causeNow")
    income = reader.texts("income")
    sleeping = reader.texts("sleeping")
    strengths = reader.texts("strengths")
    support = reader.codes("support")
    supportDetails = reader.texts("supportDetails")
    ready = reader.code("ready")
  }
}
