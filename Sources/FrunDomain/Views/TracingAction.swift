/// Tracing action, as kind `tracingAction` declares it.
public struct TracingAction: RecordView {
  /// The kind read.
  public static let kind = "tracingAction"

  /// The record.
  public let id: RecordID
  /// Request. A `tracingRequest`.
  public let request: RecordID?
  /// Who was looked for. A `person`.
  public let person: RecordID?
  /// Done on.
  public let doneOn: CivilDate?
  /// Done by. A `member`.
  public let doneBy: RecordID?
  /// Way. Code of `tracingMethod`.
  public let method: String?
  /// Where.
  public let place: String?
  /// Who was asked.
  public let informants: [String]
  /// What was done.
  public let description: [String]
  /// What the informants were told.
  public let told: [String]
  /// Outcome. Code of `tracingOutcome`.
  public let outcome: String?
  /// What was learned, and how sure it is.
  public let result: [String]
  /// Reference of the organisation asked.
  public let reference: [String]
  /// The one who asked was told. Code of `askerTold`.
  public let askerTold: String?
  /// Next step.
  public let nextStep: [String]
  /// Next step by.
  public let nextOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    request = reader.reference("request")
    person = reader.reference("person")
    doneOn = reader.date("doneOn")
    doneBy = reader.reference("doneBy")
    method = reader.code("method")
    place = reader.text("place")
    informants = reader.texts("informants")
    description = reader.texts("description")
    told = reader.texts("told")
    outcome = reader.code("outcome")
    result = reader.texts("result")
    reference = reader.texts("reference")
    askerTold = reader.code("askerTold")
    nextStep = reader.texts("nextStep")
    nextOn = reader.date("nextOn")
  }
}
