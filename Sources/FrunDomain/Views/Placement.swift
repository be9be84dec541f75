/// Placement, as kind `placement` declares it.
public struct Placement: RecordView {
  /// The kind read.
  public static let kind = "placement"

  /// The record.
  public let id: RecordID
  /// Arrangement. Code of `careArrangement`.
  public let arrangement: String?
  /// Placed on.
  public let startsOn: CivilDate?
  /// Time zone of the place.
  public let zone: String?
  /// Ended on.
  public let endsOn: CivilDate?
  /// Why it ended. Code of `placementEnd`.
  public let endReason: String?
  /// Caregiver. A `person`.
  public let caregiver: RecordID?
  /// Other adults of the household. Records of kind `person`.
  public let household: [RecordID]
  /// Same country. Code of `placementCountry`.
  public let country: String?
  /// Receiving agency.
  public let receivingAgency: String?
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Assessment was complete.
  public let assessmentComplete: Bool?
  /// Handed over by. A `member`.
  public let handoverBy: RecordID?
  /// Handover: persons, documents, travel, incidents.
  public let handover: [String]
  /// Why the caregiver changed. Code of `caregiverChangeReason`.
  public let changeReason: String?
  /// Caregiver willing to continue. Code of `willingness`.
  public let willing: String?
  /// Child agrees that the caregiver is contacted. Code of `yesNoUnknown`.
  public let contactAllowed: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    arrangement = reader.code("arrangement")
    startsOn = reader.date("startsOn")
    zone = reader.text("zone")
    endsOn = reader.date("endsOn")
    endReason = reader.code("endReason")
    caregiver = reader.reference("caregiver")
    household = reader.references("household")
    country = reader.code("country")
    receivingAgency = reader.text("receivingAgency")
    plan = reader.reference("plan")
    assessmentComplete = reader.yesNo("assessmentComplete")
    handoverBy = reader.reference("handoverBy")
    handover = reader.texts("handover")
    changeReason = reader.code("changeReason")
    willing = reader.code("willing")
    contactAllowed = reader.code("contactAllowed")
  }
}
