/// Exception from a gate, as kind `gateException` declares it.
public struct GateException: RecordView {
  /// The kind read.
  public static let kind = "gateException"

  /// The record.
  public let id: RecordID
  /// Gate. Code of `gate`.
  public let gate: String?
  /// Conditions set aside.
  public let conditions: [String]
  /// Reason.
  public let reason: [String]
  /// Asked for by. A `member`.
  public let askedBy: RecordID?
  /// Asked for on.
  public let askedOn: CivilDate?
  /// Status. Code of `approvalStatus`.
  public let status: String?
  /// Agreed by. A `member`.
  public let agreedBy: RecordID?
  /// Agreed on.
  public let agreedOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    gate = reader.code("gate")
    conditions = reader.texts("conditions")
    reason = reader.texts("reason")
    askedBy = reader.reference("askedBy")
    askedOn = reader.date("askedOn")
    status = reader.code("status")
    agreedBy = reader.reference("agreedBy")
    agreedOn = reader.date("agreedOn")
  }
}
