/// How a visit that falls on a free day is moved.
public enum RollRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// To the next working day inside the window, else to the one before.
  case nearest
  /// To the working day before, never later.
  case backward
  /// Not at all: a duty worker goes.
  case none
}

/// One line of a row: a visit or a series of visits.
public struct FollowUpRule: Hashable, Sendable, Codable {
  /// When, counted from the placement.
  public enum Timing: Hashable, Sendable, Codable {
    /// Once.
    case once(Period)
    /// Again and again; `from` and `to` are in the unit of `every` and both
    /// are included.
    case every(Period, from: Period, to: Period)
  }

  /// The key, or the beginning of the keys of a series.
  public let key: String
  /// When.
  public let timing: Timing
  /// Days the window opens before the due day.
  public let before: Int
  /// Days the window stays open after the due day.
  public let after: Int
  /// Ways it may be done, best first.
  public let modes: [String]
  /// How it moves off free days.
  public let roll: RollRule
  /// Whether it must be done.
  public let isRequired: Bool
  /// Whether the child must be seen alone.
  public let seeChildAlone: Bool
  /// Whether the home must be seen.
  public let seeHome: Bool
  /// The form to fill in, if one is asked for.
  public let form: String?
  /// The least role that may do it.
  public let minRole: Role

  /// A rule.
  public init(
    key: String, timing: Timing, before: Int, after: Int, modes: [String],
    roll: RollRule = .nearest, isRequired: Bool = true, seeChildAlone: Bool = true,
    seeHome: Bool = false, form: String? = nil, minRole: Role = .caseworker
  ) {
    self.key = key
    self.timing = timing
    self.before = before
    self.after = after
    self.modes = modes
    self.roll = roll
    self.isRequired = isRequired
    self.seeChildAlone = seeChildAlone
    self.seeHome = seeHome
    self.form = form
    self.minRole = minRole
  }

  /// Every occurrence with its key and its distance from the placement.
  public var occurrences: [(key: String, offset: Period)] {
    switch timing {
    case .once(let offset): return [(key, offset)]
    case .every(let step, let from, let to):
      guard step.count > 0 else { return [] }
      return stride(from: from.count, through: to.count, by: step.count).compactMap { count in
        let offset = step.unit == .days ? Period.days(count) : Period.months(count)
        return offset.map { (key + String(count), $0) }
      }
    }
  }

  /// Whether it can be done by somebody who faces the child.
  public var isFaceToFace: Bool { modes.contains { VisitMode.isFaceToFace($0) } }
}

/// The modes of a visit by what they prove.
public enum VisitMode {
  /// Whether somebody stands before the child.
  public static func isFaceToFace(_ mode: String) -> Bool {
    ["home_visit", "office", "school"].contains(mode)
  }
}
