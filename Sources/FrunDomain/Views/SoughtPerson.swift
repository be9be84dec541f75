/// Person looked for, as kind `soughtPerson` declares it.
public struct SoughtPerson: RecordView {
  /// The kind read.
  public static let kind = "soughtPerson"

  /// The record.
  public let id: RecordID
  /// Request. A `tracingRequest`.
  public let request: RecordID?
  /// Person. A `person`.
  public let person: RecordID?
  /// Order of the wish.
  public let order: Int?
  /// Status. Code of `tracingStatus`.
  public let status: String?
  /// Last seen or heard of.
  public let lastSeenOn: PartialDate?
  /// What was last known, and from whom.
  public let lastNews: [String]
  /// Who may know where they are.
  public let whoMayKnow: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    request = reader.reference("request")
    person = reader.reference("person")
    order = reader.integer("order")
    status = reader.code("status")
    lastSeenOn = reader.partialDate("lastSeenOn")
    lastNews = reader.texts("lastNews")
    whoMayKnow = reader.texts("whoMayKnow")
  }
}
