/// Days on which somebody lacks a competence that a role asks for.
public struct CompetenceGap: Hashable, Sendable, Codable {
  /// Who; of records that were found to be one person, the one that stands for all.
  public let trainee: RecordID
  /// What is asked for.
  public let requirement: RoleRequirement
  /// The first day: grace is over, or what was shown counts no longer.
  public let first: CivilDate
  /// The last day; nil when nothing that is known ends it.
  public let last: CivilDate?

  /// A gap.
  public init(
    trainee: RecordID, requirement: RoleRequirement, first: CivilDate, last: CivilDate?
  ) {
    self.trainee = trainee
    self.requirement = requirement
    self.first = first
    self.last = last
  }

  /// Whether it is one on a day.
  public func isOpen(on day: CivilDate) -> Bool { first <= day && day <= last ?? .last }
}

/// Somebody with roles and awards, put together from records.
public struct TrainedPerson: Hashable, Sendable {
  /// The record that stands for the person.
  public let id: RecordID
  /// Whether the person still works here, so that roles ask for something.
  public let isActive: Bool
  /// Roles.
  public let roles: [RoleHeld]
  /// What the awards show.
  public let held: CompetencesHeld

  /// Somebody.
  public init(id: RecordID, isActive: Bool, roles: [RoleHeld], held: CompetencesHeld) {
    self.id = id
    self.isActive = isActive
    self.roles = roles
    self.held = held
  }

  /// The days of each role by its code, with `everyone` for all of them together.
  var days: [String: DayRanges] {
    guard isActive else { return [:] }
    var days: [String: [ClosedRange<CivilDate>]] = [:]
    for role in roles {
      guard let code = role.role else { continue }
      let first = role.since ?? .first
      let last = role.until ?? .last
      guard first <= last else { continue }
      days[code, default: []].append(first...last)
      if code != RoleRequirements.everyone {
        days[RoleRequirements.everyone, default: []].append(first...last)
      }
    }
    return days.mapValues { DayRanges($0) }
  }

  /// The days of each role by its code, those of `everyone` among them: what is counted.
  public var roleDays: [(role: String, days: ClosedRange<CivilDate>)] {
    days.sorted { $0.key < $1.key }.flatMap { role, days in days.ranges.map { (role, $0) } }
  }

  /// Every gap there was, is, or will be when nothing happens, by its first day.
  public func gaps(_ requirements: RoleRequirements) -> [CompetenceGap] {
    let days = days
    return requirements.list.flatMap { requirement -> [CompetenceGap] in
      guard let held = days[requirement.role] else { return [] }
      let due = DayRanges(
        held.ranges.compactMap { range in
          // A role without a known first day had its grace long ago.
          let first =
            range.lowerBound == .first
            ? range.lowerBound : range.lowerBound.adding(days: requirement.graceDays)
          return first <= range.upperBound ? first...range.upperBound : nil
        })
      return due.subtracting(self.held.days(requirement.needed)).ranges.map { range in
        CompetenceGap(
          trainee: id, requirement: requirement, first: range.lowerBound,
          last: range.upperBound == .last ? nil : range.upperBound)
      }
    }.sorted { ($0.first, $0.requirement) < ($1.first, $1.requirement) }
  }

  /// Whether the person has a role on a day.
  public func hasRole(_ role: String, on day: CivilDate) -> Bool {
    days[role]?.contains(day) ?? false
  }

  /// The roles on a day that a requirement is of, while grace still runs: the last day of it.
  public func graceEnds(_ requirement: RoleRequirement, on day: CivilDate) -> CivilDate? {
    guard let range = days[requirement.role]?.ranges.first(where: { $0.contains(day) }),
      range.lowerBound != .first
    else { return nil }
    let last = range.lowerBound.adding(days: requirement.graceDays - 1)
    return day <= last ? last : nil
  }
}
