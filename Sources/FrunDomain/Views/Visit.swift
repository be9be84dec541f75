/// Follow-up visit, as kind `visit` declares it.
public struct Visit: RecordView {
  /// The kind read.
  public static let kind = "visit"

  /// The record.
  public let id: RecordID
  /// Key in the schedule.
  public let key: String?
  /// Placement. A `placement`.
  public let placement: RecordID?
  /// Rule package, version and row.
  public let rule: String?
  /// Kind. Code of `followUpKind`.
  public let kind: String?
  /// Due on.
  public let dueOn: CivilDate?
  /// Window from.
  public let windowFrom: CivilDate?
  /// Window to.
  public let windowTo: CivilDate?
  /// Planned on.
  public let plannedOn: CivilDate?
  /// Modes allowed. Codes of `visitMode`.
  public let modes: [String]
  /// Required.
  public let required: Bool?
  /// Child must be seen alone.
  public let mustSeeAlone: Bool?
  /// Home must be seen.
  public let mustSeeHome: Bool?
  /// Worker. A `member`.
  public let worker: RecordID?
  /// Status. Code of `visitStatus`.
  public let status: String?
  /// Done on.
  public let doneOn: CivilDate?
  /// Mode. Code of `visitMode`.
  public let mode: String?
  /// Done by. A `member`.
  public let doneBy: RecordID?
  /// Child seen.
  public let childSeen: Bool?
  /// Child seen alone.
  public let childSeenAlone: Bool?
  /// Why the child was not seen. Code of `notSeenReason`.
  public let notSeenReason: String?
  /// Home seen.
  public let homeSeen: Bool?
  /// Child safe. Code of `protectiveAnswer`.
  public let safe: String?
  /// Observations.
  public let observations: [String]
  /// What the child said.
  public let childView: [String]
  /// Next step.
  public let nextStep: [String]
  /// Why missed, and what was done instead.
  public let missedReason: [String]
  /// Missed or moved by decision of. A `member`.
  public let decidedBy: RecordID?
  /// Why moved.
  public let moveReason: [String]
  /// Calendar sequence.
  public let calendarSequence: Int?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    key = reader.text("key")
    placement = reader.reference("placement")
    rule = reader.text("rule")
    kind = reader.code("kind")
    dueOn = reader.date("dueOn")
    windowFrom = reader.date("windowFrom")
    windowTo = reader.date("windowTo")
    plannedOn = reader.date("plannedOn")
    modes = reader.codes("modes")
    required = reader.yesNo("required")
    mustSeeAlone = reader.yesNo("mustSeeAlone")
    mustSeeHome = reader.yesNo("mustSeeHome")
    worker = reader.reference("worker")
    status = reader.code("status")
    doneOn = reader.date("doneOn")
    mode = reader.code("mode")
    doneBy = reader.reference("doneBy")
    childSeen = reader.yesNo("childSeen")
    childSeenAlone = reader.yesNo("childSeenAlone")
    notSeenReason = reader.code("notSeenReason")
    homeSeen = reader.yesNo("homeSeen")
    safe = reader.code("safe")
    observations = reader.texts("observations")
    childView = reader.texts("childView")
    nextStep = reader.texts("nextStep")
    missedReason = reader.texts("missedReason")
    decidedBy = reader.reference("decidedBy")
    moveReason = reader.texts("moveReason")
    calendarSequence = reader.integer("calendarSequence")
  }
}
