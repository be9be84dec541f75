/// Action, as kind `action` declares it.
public struct PlannedAction: RecordView {
  /// The kind read.
  public static let kind = "action"

  /// The record.
  public let id: RecordID
  /// Goal. A `goal`.
  public let goal: RecordID?
  /// Number in the plan.
  public let number: Int?
  /// What.
  public let what: String?
  /// Service. Code of `serviceType`.
  public let service: String?
  /// Done by (member). A `member`.
  public let member: RecordID?
  /// Done by (person or agency).
  public let who: String?
  /// By.
  public let dueOn: CivilDate?
  /// Priority. Code of `priority`.
  public let priority: String?
  /// Status. Code of `actionStatus`.
  public let status: String?
  /// Done on.
  public let doneOn: CivilDate?
  /// Result.
  public let result: [String]
  /// Why not done.
  public let notDoneReason: [String]
  /// Cost planned.
  public let cost: String?
  /// Cost in fact.
  public let actualCost: String?
  /// Currency (ISO 4217).
  public let currency: String?
  /// Funding line.
  public let fundingLine: String?
  /// Referral. A `referral`.
  public let referral: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    goal = reader.reference("goal")
    number = reader.integer("number")
    what = reader.text("what")
    service = reader.code("service")
    member = reader.reference("member")
    who = reader.text("who")
    dueOn = reader.date("dueOn")
    priority = reader.code("priority")
    status = reader.code("status")
    doneOn = reader.date("doneOn")
    result = reader.texts("result")
    notDoneReason = reader.texts("notDoneReason")
    cost = reader.decimal("cost")
    actualCost = reader.decimal("actualCost")
    currency = reader.text("currency")
    fundingLine = reader.text("fundingLine")
    referral = reader.reference("referral")
  }
}
