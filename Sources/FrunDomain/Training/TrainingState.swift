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

  /// The state for one course and holder.
  ///
  /// `windowDays` is how long before the last day renewal begins.
  public init(awards: [Award], windowDays: Int, on day: CivilDate) {
    let known = awards.filter { ($0.completedOn ?? .last) <= day }
    let counting = known.filter { award in
      award.status == "valid" && (award.validTo.map { day <= $0 } ?? true)
    }
    let earned = counting.filter { $0.kind != "waiver" }
    if !earned.isEmpty {
      let isSafe = earned.contains { award in
        award.validTo.map { day < $0.adding(days: -windowDays) } ?? true
      }
      self = isSafe ? .current : .dueSoon
      return
    }
    if !counting.isEmpty {
      self = .waived
      return
    }
    let newest = known.max { left, right in
      (left.completedOn ?? .first, left.id) < (right.completedOn ?? .first, right.id)
    }
    switch newest?.status {
    case nil: self = known.isEmpty ? .none : .lapsed
    case "revoked": self = .revoked
    case "suspended": self = .suspended
    default: self = .lapsed
    }
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
