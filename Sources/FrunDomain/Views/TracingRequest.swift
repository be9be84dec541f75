/// Tracing request, as kind `tracingRequest` declares it.
public struct TracingRequest: RecordView {
  /// The kind read.
  public static let kind = "tracingRequest"

  /// The record.
  public let id: RecordID
  /// Who asks. A `person`.
  public let person: RecordID?
  /// Requested on.
  public let requestedOn: CivilDate?
  /// Status. Code of `tracingRequestStatus`.
  public let status: String?
  /// Urgency. Code of `priority`.
  public let urgency: String?
  /// Why it is urgent.
  public let urgencyReason: [String]
  /// Ways agreed to. Codes of `tracingMethod`.
  public let methods: [String]
  /// A photograph may be shown to trusted persons.
  public let mayShowPhoto: Bool?
  /// Name or photograph may be shown in public.
  public let mayPublish: Bool?
  /// What must not be said, and to whom.
  public let limits: [String]
  /// Looked for before: by whom, result.
  public let earlierSearch: [String]
  /// Reference of another organisation.
  public let reference: [String]
  /// Message for the family.
  public let message: [String]
  /// How to tell news, good or bad.
  public let tellHow: [String]
  /// Speak again on.
  public let reviewOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    requestedOn = reader.date("requestedOn")
    status = reader.code("status")
    urgency = reader.code("urgency")
    urgencyReason = reader.texts("urgencyReason")
    methods = reader.codes("methods")
    mayShowPhoto = reader.yesNo("mayShowPhoto")
    mayPublish = reader.yesNo("mayPublish")
    limits = reader.texts("limits")
    earlierSearch = reader.texts("earlierSearch")
    reference = reader.texts("reference")
    message = reader.texts("message")
    tellHow = reader.texts("tellHow")
    reviewOn = reader.date("reviewOn")
  }
}
