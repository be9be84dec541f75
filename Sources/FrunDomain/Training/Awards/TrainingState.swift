/// Where somebody stands with a course on a day.
public enum TrainingState: String, Hashable, Sendable, Codable, CaseIterable {
  /// An award counts.
  case current
  /// An award counts, and the days for renewing it have begun.
  case dueSoon = "due_soon"
  /// No award counts any more.
  case lapsed
  /// The newest award was revoked.
  case revoked
  /// The newest award is suspended.
  case suspended
  /// A waiver counts.
  case waived
  /// There never was an award.
  case none

  /// The state for one course and holder, computed from what happened until the day. What happens
  /// later does not change it.
  ///
  /// `windowDays` is how long before the last day renewal begins.
  public init(
    awards: [Award], events: [AwardEvent] = [], windowDays: Int, on day: CivilDate
  ) {
    self = TrainingStanding(awards: awards, events: events, windowDays: windowDays, on: day).state
  }

  /// The state for people.
  public var label: String { self == .dueSoon ? "due soon" : rawValue }

  /// Whether it opens what the course is a condition for.
  public var isValid: Bool {
    switch self {
    case .current, .dueSoon, .waived: true
    case .lapsed, .revoked, .suspended, .none: false
    }
  }
}

/// A state with the award that decides it.
public struct TrainingStanding: Hashable, Sendable {
  /// The state.
  public let state: TrainingState
  /// The award that counts longest, or the newest when none counts; nil when there never was one.
  public let award: Award?

  /// The standing for one course and holder on a day.
  public init(
    awards: [Award], events: [AwardEvent] = [], windowDays: Int, on day: CivilDate
  ) {
    var byAward: [RecordID: [AwardEvent]] = [:]
    for event in events {
      if let award = event.award { byAward[award, default: []].append(event) }
    }
    let known = awards.map { AwardHistory($0, events: byAward[$0.id] ?? []) }
      .filter { $0.standing(on: day) != .pending }
    let counting = known.filter { $0.standing(on: day) == .valid }
    func longest(_ histories: [AwardHistory]) -> Award? {
      histories.map(\.award).max { left, right in
        (left.validTo ?? .last, left.id) < (right.validTo ?? .last, right.id)
      }
    }
    if let earned = longest(counting.filter { $0.award.kind != "waiver" }) {
      let isSafe = earned.validTo.map { day < $0.adding(days: -windowDays) } ?? true
      self.init(state: isSafe ? .current : .dueSoon, award: earned)
      return
    }
    if let waived = longest(counting) {
      self.init(state: .waived, award: waived)
      return
    }
    let newest = known.max { left, right in
      (left.award.completedOn ?? .first, left.award.id)
        < (right.award.completedOn ?? .first, right.award.id)
    }
    let state: TrainingState =
      switch newest?.standing(on: day) {
      case nil: .none
      case .revoked: .revoked
      case .suspended: .suspended
      default: .lapsed
      }
    self.init(state: state, award: newest?.award)
  }

  private init(state: TrainingState, award: Award?) {
    self.state = state
    self.award = award
  }
}
