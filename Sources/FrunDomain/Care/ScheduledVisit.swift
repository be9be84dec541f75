/// Why a visit stays on a day without work.
public enum ScheduleNote: String, Hashable, Sendable, Codable {
  /// The rule keeps the day: a duty worker goes.
  case nonWorkingDayKept = "non-working-day-kept"
  /// There is no working day in the window.
  case noWorkingDayInWindow = "no-working-day-in-window"
}

/// Who goes.
public enum VisitPerformer: String, Hashable, Sendable, Codable {
  /// The worker of the case.
  case worker
  /// The agency in the country of the placement.
  case receivingAgency = "receiving_agency"
}

/// One visit a schedule asks for.
public struct ScheduledVisit: Hashable, Sendable, Codable {
  /// Its key, unique in the schedule.
  public var key: String
  /// The day it is due, counted from the placement.
  public let dueOn: CivilDate
  /// The first day that counts as on time.
  public let windowFrom: CivilDate
  /// The last day that counts as on time.
  public let windowTo: CivilDate
  /// The day to go: the due day moved off free days.
  public let plannedOn: CivilDate
  /// Ways it may be done, best first.
  public let modes: [String]
  /// How it moves off free days.
  public let roll: RollRule
  /// Whether it must be done.
  public let isRequired: Bool
  /// Whether the child must be seen alone.
  public var seeChildAlone: Bool
  /// Whether the home must be seen.
  public let seeHome: Bool
  /// The form to fill in.
  public let form: String?
  /// The least role that may do it.
  public let minRole: Role
  /// The package, version and row it comes from.
  public let rule: String
  /// Who goes.
  public var performer: VisitPerformer
  /// Why it stays on a free day.
  public let note: ScheduleNote?

  /// Whether it can be done face to face.
  public var isFaceToFace: Bool { modes.contains { VisitMode.isFaceToFace($0) } }

  /// The visit of a rule at a distance from the anchor, moved off free days.
  init(
    key: String, offset: Period, of rule: FollowUpRule, source: String, anchor: CivilDate,
    calendar: OfficeCalendar
  ) {
    let due = offset.after(anchor)
    // A window never opens before the placement.
    let from = max(due.adding(days: -rule.before), anchor)
    let to = due.adding(days: rule.after)
    (plannedOn, note) = Self.planned(due, from: from, to: to, roll: rule.roll, calendar: calendar)
    self.key = key
    dueOn = due
    windowFrom = from
    windowTo = to
    modes = rule.modes
    roll = rule.roll
    isRequired = rule.isRequired
    seeChildAlone = rule.seeChildAlone
    seeHome = rule.seeHome
    form = rule.form
    minRole = rule.minRole
    self.rule = source
    performer = .worker
  }

  static func planned(
    _ due: CivilDate, from: CivilDate, to: CivilDate, roll: RollRule, calendar: OfficeCalendar
  ) -> (CivilDate, ScheduleNote?) {
    if calendar.isWorkingDay(due) { return (due, nil) }
    if roll == .none { return (due, .nonWorkingDayKept) }
    if roll == .nearest {
      var day = due.adding(days: 1)
      while day <= to {
        if calendar.isWorkingDay(day) { return (day, nil) }
        day = day.adding(days: 1)
      }
    }
    var day = due.adding(days: -1)
    while day >= from {
      if calendar.isWorkingDay(day) { return (day, nil) }
      day = day.adding(days: -1)
    }
    return (due, .noWorkingDayInWindow)
  }

  /// What has to be said to record it as a planned visit of a placement.
  public func assertions(record: RecordID, placement: RecordID?, worker: RecordID?) -> [Assertion] {
    var changes: [(String, Change)] = [
      ("key", .set(.text(key))), ("rule", .set(.text(rule))),
      ("kind", .set(.code("after_reunification"))), ("dueOn", .set(.date(dueOn))),
      ("windowFrom", .set(.date(windowFrom))), ("windowTo", .set(.date(windowTo))),
      ("plannedOn", .set(.date(plannedOn))), ("required", .set(.yesNo(isRequired))),
      ("mustSeeAlone", .set(.yesNo(seeChildAlone))), ("status", .set(.code("planned"))),
    ]
    if seeHome { changes.append(("mustSeeHome", .set(.yesNo(true)))) }
    changes += modes.map { ("modes", .add(.code($0))) }
    if let placement { changes.append(("placement", .set(.reference(placement)))) }
    if let worker { changes.append(("worker", .set(.reference(worker)))) }
    return changes.map { field, change in
      Assertion(record: record, kind: Visit.kind, field: field, change: change)
    }
  }
}
