/// Conditions of a community, as kind `communityConditions` declares it.
public struct CommunityConditions: RecordView {
  /// The kind read.
  public static let kind = "communityConditions"

  /// The record.
  public let id: RecordID
  /// Assessment. A `assessment`.
  public let assessment: RecordID?
  /// Assessed on.
  public let assessedOn: CivilDate?
  /// Place.
  public let place: String?
  /// How children who come back are received. Code of `communityAttitude`.
  public let attitude: String?
  /// What this rests on.
  public let attitudeReason: [String]
  /// Dangers. Codes of `communityDanger`.
  public let dangers: [String]
  /// Where, when, for whom.
  public let dangerDetails: [String]
  /// Services within reach. Codes of `serviceType`.
  public let services: [String]
  /// Who would stand by the child.
  public let allies: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    assessment = reader.reference("assessment")
    assessedOn = reader.date("assessedOn")
    place = reader.text("place")
    attitude = reader.code("attitude")
    attitudeReason = reader.texts("attitudeReason")
    dangers = reader.codes("dangers")
    dangerDetails = reader.texts("dangerDetails")
    services = reader.codes("services")
    allies = reader.texts("allies")
  }
}
