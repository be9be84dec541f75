/// Goal, as kind `goal` declares it.
public struct Goal: RecordView {
  /// The kind read.
  public static let kind = "goal"

  /// The record.
  public let id: RecordID
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Number in the plan.
  public let number: Int?
  /// Domain. Code of `domain`.
  public let domain: String?
  /// Statement.
  public let statement: String?
  /// Where it starts.
  public let baseline: String?
  /// How it is measured.
  public let target: String?
  /// Due on.
  public let dueOn: CivilDate?
  /// Life cycle. Code of `goalLifecycle`.
  public let status: String?
  /// Achievement. Code of `goalAchievement`.
  public let achievement: String?
  /// Reason.
  public let achievementReason: [String]
  /// Score it answers. A `domainScore`.
  public let score: RecordID?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    plan = reader.reference("plan")
    number = reader.integer("number")
    domain = reader.code("domain")
    statement = reader.text("statement")
    baseline = reader.text("baseline")
    target = reader.text("target")
    dueOn = reader.date("dueOn")
    status = reader.code("status")
    achievement = reader.code("achievement")
    achievementReason = reader.texts("achievementReason")
    score = reader.reference("score")
  }
}
