/// Case conference, as kind `conference` declares it.
public struct Conference: RecordView {
  /// The kind read.
  public static let kind = "conference"

  /// The record.
  public let id: RecordID
  /// Held on.
  public let heldOn: CivilDate?
  /// Kind. Code of `conferenceKind`.
  public let kind: String?
  /// Reason. Code of `conferenceReason`.
  public let reason: String?
  /// Chair. A `member`.
  public let chair: RecordID?
  /// Present: role and organisation.
  public let present: [String]
  /// Part of the child. Code of `childPart`.
  public let childPart: String?
  /// The child's view.
  public let childView: [String]
  /// The family's view.
  public let familyView: [String]
  /// The situation.
  public let situation: [String]
  /// Decisions with reasons.
  public let decisions: [String]
  /// Views that differed.
  public let dissent: [String]
  /// Next conference.
  public let nextOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    heldOn = reader.date("heldOn")
    kind = reader.code("kind")
    reason = reader.code("reason")
    chair = reader.reference("chair")
    present = reader.texts("present")
    childPart = reader.code("childPart")
    childView = reader.texts("childView")
    familyView = reader.texts("familyView")
    situation = reader.texts("situation")
    decisions = reader.texts("decisions")
    dissent = reader.texts("dissent")
    nextOn = reader.date("nextOn")
  }
}
