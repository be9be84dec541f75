/// Whether a visit was done inside its window.
public enum Punctuality: String, Hashable, Sendable, Codable {
  /// Before the window opened.
  case early
  /// Inside the window.
  case onTime = "on_time"
  /// After the window closed. A late visit is done, and stays late.
  case late
}

/// Where a visit stands on a day: the one predicate for screens, reminders and
/// reports. Due and overdue are never stored.
public enum VisitState: Hashable, Sendable, Codable {
  /// Its window has not opened.
  case planned
  /// Its window is open.
  case due
  /// Its window has closed and it was not done.
  case overdue
  /// Done.
  case done(Punctuality)
  /// Given up by decision of a supervisor.
  case missed
  /// Replaced by another schedule.
  case superseded
  /// Not needed any more: closure, transfer, death.
  case cancelled

  /// The state of a visit on a day. A visit that says done without a day is
  /// not done; a date that is missing makes a visit due rather than hide it.
  public init(of visit: Visit, on today: CivilDate) {
    let due = visit.dueOn ?? today
    let from = visit.windowFrom ?? due
    let to = visit.windowTo ?? due
    switch visit.status {
    case "missed": self = .missed
    case "superseded": self = .superseded
    case "cancelled": self = .cancelled
    case "done":
      guard let done = visit.doneOn else { fallthrough }
      self = .done(done < from ? .early : done > to ? .late : .onTime)
    default:
      // A supervisor may have moved the visit beyond its window.
      let last = max(to, visit.plannedOn ?? to)
      self = today > last ? .overdue : today >= from ? .due : .planned
    }
  }

  /// The state for lists: `planned`, `due`, `overdue`, `done`, `done late` …
  public var label: String {
    switch self {
    case .planned: "planned"
    case .due: "due"
    case .overdue: "overdue"
    case .done(.onTime): "done"
    case .done(.early): "done early"
    case .done(.late): "done late"
    case .missed: "missed"
    case .superseded: "superseded"
    case .cancelled: "cancelled"
    }
  }

  /// Whether somebody still has to go.
  public var isOpen: Bool {
    switch self {
    case .planned, .due, .overdue: true
    default: false
    }
  }
}

extension Visit {
  /// Where the visit stands on a day.
  public func state(on today: CivilDate) -> VisitState { VisitState(of: self, on: today) }

  /// Whether the visit was done face to face with the child. A child who was not seen was not
  /// visited: counted, it would silence the alarm for a child whom nobody has seen.
  public var wasFaceToFace: Bool {
    status == "done" && doneOn != nil && childSeen != false
      && mode.map(VisitMode.isFaceToFace) ?? false
  }

  /// The day of the last face-to-face visit up to a day.
  public static func lastFaceToFace(_ visits: [Visit], upTo today: CivilDate) -> CivilDate? {
    visits.filter(\.wasFaceToFace).compactMap(\.doneOn).filter { $0 <= today }.max()
  }
}
