/// Service or referral, as kind `referral` declares it.
public struct Referral: RecordView {
  /// The kind read.
  public static let kind = "referral"

  /// The record.
  public let id: RecordID
  /// Service. Code of `serviceType`.
  public let service: String?
  /// Agency.
  public let provider: String?
  /// Contact at the agency.
  public let providerContact: String?
  /// Partner. A `partner`.
  public let partner: RecordID?
  /// For whom. A `person`.
  public let person: RecordID?
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Goal. A `goal`.
  public let goal: RecordID?
  /// How. Code of `referralRoute`.
  public let route: String?
  /// Time frame. Code of `urgency`.
  public let urgency: String?
  /// Status. Code of `referralStatus`.
  public let status: String?
  /// What is needed.
  public let need: [String]
  /// Requested on.
  public let requestedOn: CivilDate?
  /// Requested by. A `member`.
  public let requestedBy: RecordID?
  /// Needed by.
  public let dueOn: CivilDate?
  /// Appointment.
  public let appointment: Moment?
  /// Time zone of the appointment.
  public let appointmentZone: String?
  /// Accepted on.
  public let acceptedOn: CivilDate?
  /// Started on.
  public let startedOn: CivilDate?
  /// Delivered on.
  public let deliveredOn: CivilDate?
  /// Ended on.
  public let endedOn: CivilDate?
  /// Consent it rests on. A `consent`.
  public let consent: RecordID?
  /// Outcome. Code of `referralOutcome`.
  public let outcome: String?
  /// Feedback of the provider.
  public let feedback: [String]
  /// Feedback of the family.
  public let familyFeedback: [String]
  /// Why not accepted or not delivered.
  public let notDoneReason: [String]
  /// Cost.
  public let cost: String?
  /// Currency (ISO 4217).
  public let currency: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    service = reader.code("service")
    provider = reader.text("provider")
    providerContact = reader.text("providerContact")
    partner = reader.reference("partner")
    person = reader.reference("person")
    plan = reader.reference("plan")
    goal = reader.reference("goal")
    route = reader.code("route")
    urgency = reader.code("urgency")
    status = reader.code("status")
    need = reader.texts("need")
    requestedOn = reader.date("requestedOn")
    requestedBy = reader.reference("requestedBy")
    dueOn = reader.date("dueOn")
    appointment = reader.moment("appointment")
    appointmentZone = reader.text("appointmentZone")
    acceptedOn = reader.date("acceptedOn")
    startedOn = reader.date("startedOn")
    deliveredOn = reader.date("deliveredOn")
    endedOn = reader.date("endedOn")
    consent = reader.reference("consent")
    outcome = reader.code("outcome")
    feedback = reader.texts("feedback")
    familyFeedback = reader.texts("familyFeedback")
    notDoneReason = reader.texts("notDoneReason")
    cost = reader.decimal("cost")
    currency = reader.text("currency")
  }
}
