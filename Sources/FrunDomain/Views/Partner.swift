/// Partner team, as kind `partner` declares it.
public struct Partner: RecordView {
  /// The kind read.
  public static let kind = "partner"

  /// The record.
  public let id: RecordID
  /// Team.
  public let label: String?
  /// Organisation.
  public let organisation: String?
  /// Status. Code of `memberStatus`.
  public let status: String?
  /// Card as accepted.
  public let card: [String]
  /// Fingerprint of the card.
  public let fingerprint: String?
  /// Accepted on.
  public let acceptedOn: CivilDate?
  /// Words compared by. A `member`.
  public let acceptedBy: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    label = reader.text("label")
    organisation = reader.text("organisation")
    status = reader.code("status")
    card = reader.texts("card")
    fingerprint = reader.text("fingerprint")
    acceptedOn = reader.date("acceptedOn")
    acceptedBy = reader.reference("acceptedBy")
  }
}
