/// Contact before the placement, as kind `prePlacementContact` declares it.
public struct PrePlacementContact: RecordView {
  /// The kind read.
  public static let kind = "prePlacementContact"

  /// The record.
  public let id: RecordID
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Adult met. A `person`.
  public let adult: RecordID?
  /// Kind of contact. Code of `contactMode`.
  public let mode: String?
  /// Planned on.
  public let plannedOn: CivilDate?
  /// Held on.
  public let heldOn: CivilDate?
  /// Ended on.
  public let endedOn: CivilDate?
  /// Status. Code of `contactStatus`.
  public let status: String?
  /// Place.
  public let place: String?
  /// Supervised.
  public let supervised: Bool?
  /// Supervised by. A `member`.
  public let supervisedBy: RecordID?
  /// Present.
  public let present: [String]
  /// Outcome. Code of `contactOutcome`.
  public let outcome: String?
  /// Observations.
  public let observations: [String]
  /// What the child said.
  public let childView: [String]
  /// What the adult said.
  public let adultView: [String]
  /// Go on.
  public let proceed: Bool?
  /// Reason.
  public let reason: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    plan = reader.reference("plan")
    adult = reader.reference("adult")
    mode = reader.code("mode")
    plannedOn = reader.date("plannedOn")
    heldOn = reader.date("heldOn")
    endedOn = reader.date("endedOn")
    status = reader.code("status")
    place = reader.text("place")
    supervised = reader.yesNo("supervised")
    supervisedBy = reader.reference("supervisedBy")
    present = reader.texts("present")
    outcome = reader.code("outcome")
    observations = reader.texts("observations")
    childView = reader.texts("childView")
    adultView = reader.texts("adultView")
    proceed = reader.yesNo("proceed")
    reason = reader.texts("reason")
  }
}
