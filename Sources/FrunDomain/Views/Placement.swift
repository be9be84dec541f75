/// Placement, as kind `placement` declares it.
public struct Placement: RecordView {
  /// The kind read.
  public static let kind = "placement"

  /// The record.
  public let id: RecordID
  /// Arrangement. Code of `careArrangement`.
  public let arrangement: String?
  /// How it began. Code of `placementEvent`.
  public let event: String?
  /// Placed on.
  public let startsOn: CivilDate?
  /// Arrived at.
  public let arrivedAt: Moment?
  /// Time zone of the place.
  public let zone: String?
  /// Place.
  public let place: String?
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
  /// Handed over to. A `person`.
  public let handoverTo: RecordID?
  /// Documents are there. Code of `yesNoUnknown`.
  public let travelDocuments: String?
  /// Travel is permitted. Code of `yesNoUnknown`.
  public let travelPermission: String?
  /// Documents handed over.
  public let documents: [String]
  /// Escort.
  public let escort: String?
  /// Medical matters on the way.
  public let medical: [String]
  /// Incident. Code of `yesNoUnknown`.
  public let incident: String?
  /// Knows whom to call in an emergency.
  public let emergencyContactGiven: Bool?
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
    event = reader.code("event")
    startsOn = reader.date("startsOn")
    arrivedAt = reader.moment("arrivedAt")
    zone = reader.text("zone")
    place = reader.text("place")
    endsOn = reader.date("endsOn")
    endReason = reader.code("endReason")
    caregiver = reader.reference("caregiver")
    household = reader.references("household")
    country = reader.code("country")
    receivingAgency = reader.text("receivingAgency")
    plan = reader.reference("plan")
    assessmentComplete = reader.yesNo("assessmentComplete")
    handoverBy = reader.reference("handoverBy")
    handoverTo = reader.reference("handoverTo")
    travelDocuments = reader.code("travelDocuments")
    travelPermission = reader.code("travelPermission")
    documents = reader.texts("documents")
    escort = reader.text("escort")
    medical = reader.texts("medical")
    incident = reader.code("incident")
    emergencyContactGiven = reader.yesNo("emergencyContactGiven")
    handover = reader.texts("handover")
    changeReason = reader.code("changeReason")
    willing = reader.code("willing")
    contactAllowed = reader.code("contactAllowed")
  }
}
