/// What has to be true or given for a step in a life cycle.
public enum StepCondition: String, Hashable, Sendable, Codable, CaseIterable {
  /// A reason in words.
  case reason
  /// The day of the next review.
  case reviewDate
  /// The decision of a supervisor.
  case supervisor
  /// Gate 1 finds nothing missing.
  case activationGate
  /// Gate 5 finds nothing missing.
  case closureGate
  /// A newer version of the plan exists.
  case newerVersion
  /// The facts of the visit: day, mode, child seen, seen alone, safe.
  case visitFacts
  /// What was done instead.
  case substitute
  /// A change of rule, risk or placement.
  case newSchedule
  /// Closing, transfer or death.
  case caseEnds
  /// The case is open.
  case caseOpen
}

/// One step of a life cycle.
public struct LifeCycleStep: Hashable, Sendable, Codable {
  /// The code before; nil for a new record.
  public let from: String?
  /// The code after.
  public let to: String
  /// What it needs.
  public let needs: Set<StepCondition>
}

/// The states of a field and the steps between them, as data.
public struct LifeCycle: Hashable, Sendable, Codable {
  /// The kind.
  public let kind: String
  /// Its status field.
  public let field: String
  /// The steps allowed. Others are refused.
  public let steps: [LifeCycleStep]

  /// The step between two codes; nil when it is not allowed.
  public func step(from: String?, to: String) -> LifeCycleStep? {
    steps.first { $0.from == from && $0.to == to }
  }

  /// The codes that may follow.
  public func next(after code: String?) -> [String] {
    steps.filter { $0.from == code }.map(\.to)
  }

  /// The care plan. A new version is a new record: the old one becomes
  /// superseded and unfinished actions are carried with their identity.
  public static let plan = LifeCycle(
    kind: CarePlan.kind, field: "status",
    steps: [
      LifeCycleStep(from: nil, to: "draft", needs: []),
      LifeCycleStep(from: "draft", to: "active", needs: [.activationGate]),
      LifeCycleStep(from: "draft", to: "revoked", needs: [.reason]),
      LifeCycleStep(from: "draft", to: "entered_in_error", needs: [.reason]),
      LifeCycleStep(from: "active", to: "on_hold", needs: [.reason, .reviewDate]),
      LifeCycleStep(from: "on_hold", to: "active", needs: [.activationGate]),
      LifeCycleStep(from: "active", to: "superseded", needs: [.newerVersion]),
      LifeCycleStep(from: "on_hold", to: "superseded", needs: [.newerVersion]),
      LifeCycleStep(from: "active", to: "completed", needs: [.closureGate]),
      LifeCycleStep(from: "active", to: "revoked", needs: [.reason]),
      LifeCycleStep(from: "on_hold", to: "revoked", needs: [.reason]),
    ])

  /// A follow-up visit. Due and overdue are no states of the record: they
  /// follow from its dates.
  public static let visit = LifeCycle(
    kind: Visit.kind, field: "status",
    steps: [
      LifeCycleStep(from: nil, to: "planned", needs: [.caseOpen]),
      LifeCycleStep(from: nil, to: "done", needs: [.visitFacts]),
      LifeCycleStep(from: "planned", to: "done", needs: [.visitFacts]),
      LifeCycleStep(from: "planned", to: "missed", needs: [.supervisor, .reason, .substitute]),
      LifeCycleStep(from: "planned", to: "superseded", needs: [.newSchedule]),
      LifeCycleStep(from: "planned", to: "cancelled", needs: [.caseEnds]),
      // A visit given up can still be made; it stays late.
      LifeCycleStep(from: "missed", to: "done", needs: [.visitFacts]),
    ])

  /// All life cycles.
  public static let all: [LifeCycle] = [plan, visit]
}

/// Whether a visit may be moved to a day, and by whom.
public enum VisitMove: Hashable, Sendable, Codable {
  /// Inside the window: the worker may.
  case worker
  /// Outside it: a supervisor may, with a reason.
  case supervisor
  /// Further than one window length from the window.
  case tooFar
  /// Past the longest time the child may go unseen.
  case pastGapLimit
  /// The visit is not open.
  case notOpen

  /// Judges a move. `lastSeen` is the last face-to-face visit or the
  /// placement, `gapLimit` the days allowed on the new day.
  public static func judge(
    _ visit: Visit, to day: CivilDate, lastSeen: CivilDate, gapLimit: Int?, on today: CivilDate
  ) -> VisitMove {
    guard visit.state(on: today).isOpen, let due = visit.dueOn else { return .notOpen }
    let from = visit.windowFrom ?? due
    let to = visit.windowTo ?? due
    if let gapLimit, lastSeen.days(to: day) > gapLimit, day > to { return .pastGapLimit }
    if from <= day, day <= to { return .worker }
    let length = from.days(to: to) + 1
    let isNear = day >= from.adding(days: -length) && day <= to.adding(days: length)
    return isNear ? .supervisor : .tooFar
  }
}
