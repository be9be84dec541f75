/// Participant in the plan, as kind `participant` declares it.
public struct Participant: RecordView {
  /// The kind read.
  public static let kind = "participant"

  /// The record.
  public let id: RecordID
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Review meeting. A `review`.
  public let review: RecordID?
  /// Person. A `person`.
  public let person: RecordID?
  /// Member. A `member`.
  public let member: RecordID?
  /// Name, where there is no record.
  public let name: String?
  /// Agency.
  public let agency: String?
  /// Relation to the child.
  public let relation: String?
  /// Role. Code of `participantRole`.
  public let role: String?
  /// Invited.
  public let invited: Bool?
  /// Took part.
  public let attended: Bool?
  /// Agrees. Code of `yesNoUnknown`.
  public let agrees: String?
  /// Remarks.
  public let remarks: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    plan = reader.reference("plan")
    review = reader.reference("review")
    person = reader.reference("person")
    member = reader.reference("member")
    name = reader.text("name")
    agency = reader.text("agency")
    relation = reader.text("relation")
    role = reader.code("role")
    invited = reader.yesNo("invited")
    attended = reader.yesNo("attended")
    agrees = reader.code("agrees")
    remarks = reader.texts("remarks")
  }
}
