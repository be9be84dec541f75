/// Review meeting, as kind `review` declares it.
public struct ReviewMeeting: RecordView {
  /// The kind read.
  public static let kind = "review"

  /// The record.
  public let id: RecordID
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Held on.
  public let heldOn: CivilDate?
  /// Kind. Code of `reviewKind`.
  public let kind: String?
  /// Chair. A `member`.
  public let chair: RecordID?
  /// Present, with role.
  public let present: [String]
  /// Decisions.
  public let decisions: [String]
  /// Next review.
  public let nextOn: CivilDate?
  /// Situation.
  public let situation: [String]
  /// Minutes signed.
  public let minutesSigned: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    plan = reader.reference("plan")
    heldOn = reader.date("heldOn")
    kind = reader.code("kind")
    chair = reader.reference("chair")
    present = reader.texts("present")
    decisions = reader.texts("decisions")
    nextOn = reader.date("nextOn")
    situation = reader.texts("situation")
    minutesSigned = reader.yesNo("minutesSigned")
  }
}
