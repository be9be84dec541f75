/// Decision of a review, as kind `reviewDecision` declares it.
public struct ReviewDecision: RecordView {
  /// The kind read.
  public static let kind = "reviewDecision"

  /// The record.
  public let id: RecordID
  /// Review meeting. A `review`.
  public let review: RecordID?
  /// Goal. A `goal`.
  public let goal: RecordID?
  /// Decision. Code of `goalDecision`.
  public let decision: String?
  /// Reason.
  public let reason: [String]
  /// Responsible.
  public let responsible: String?
  /// By.
  public let dueOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    review = reader.reference("review")
    goal = reader.reference("goal")
    decision = reader.code("decision")
    reason = reader.texts("reason")
    responsible = reader.text("responsible")
    dueOn = reader.date("dueOn")
  }
}
