/// Concern, as kind `concern` declares it.
public struct Concern: RecordView {
  /// The kind read.
  public static let kind = "concern"

  /// The record.
  public let id: RecordID
  /// About whom. A `person`.
  public let person: RecordID?
  /// Noticed on.
  public let noticedOn: CivilDate?
  /// Category. Code of `concernCategory`.
  public let category: String?
  /// Noticed during. Code of `concernPeriod`.
  public let period: String?
  /// Level. Code of `riskLevel`.
  public let level: String?
  /// Status. Code of `concernStatus`.
  public let status: String?
  /// Details.
  public let details: [String]
  /// Done at once.
  public let immediateAction: [String]
  /// Escalated to. Records of kind `member`.
  public let escalatedTo: [RecordID]
  /// Closed on.
  public let closedOn: CivilDate?
  /// How closed.
  public let closedHow: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    noticedOn = reader.date("noticedOn")
    category = reader.code("category")
    period = reader.code("period")
    level = reader.code("level")
    status = reader.code("status")
    details = reader.texts("details")
    immediateAction = reader.texts("immediateAction")
    escalatedTo = reader.references("escalatedTo")
    closedOn = reader.date("closedOn")
    closedHow = reader.texts("closedHow")
  }
}
