/// Who has to act on a visit that is not done. There is no server: it is
/// computed whenever somebody looks.
public enum Escalation: Int, Hashable, Sendable, Codable, Comparable {
  /// Nobody yet.
  case none
  /// The worker: the window is open.
  case worker
  /// Worker and supervisor: the window has closed.
  case supervisor
  /// The supervisor had to act by now.
  case supervisorMustAct
  /// The manager: five working days after the window.
  case manager
  /// A child at high risk unseen beyond the gap limit is a safeguarding
  /// incident.
  case safeguardingIncident

  /// Higher is more urgent.
  public static func < (left: Escalation, right: Escalation) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The level for one visit on a day.
  public static func level(
    of visit: Visit, risk: String?, gap: GapAlarm?, calendar: OfficeCalendar, on today: CivilDate
  ) -> Escalation {
    let state = visit.state(on: today)
    let isHigh = risk == "high" || risk == "severe"
    guard state.isOpen else { return .none }
    if isHigh, gap != nil { return .safeguardingIncident }
    guard state == .overdue else { return state == .due ? .worker : .none }
    let end = visit.windowTo ?? visit.dueOn ?? today
    if today > calendar.adding(workingDays: 5, to: end) { return .manager }
    if isHigh || today > calendar.adding(workingDays: 2, to: end) { return .supervisorMustAct }
    return .supervisor
  }

  /// The level for lists.
  public var label: String {
    switch self {
    case .none: ""
    case .worker: "worker"
    case .supervisor: "worker and supervisor"
    case .supervisorMustAct: "supervisor must act"
    case .manager: "manager"
    case .safeguardingIncident: "safeguarding incident"
    }
  }
}
