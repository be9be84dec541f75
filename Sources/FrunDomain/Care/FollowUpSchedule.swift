/// A gap between two planned visits that is longer than the rules allow.
public struct PlannedGap: Hashable, Sendable, Codable {
  /// The visit, or the placement, before.
  public let from: CivilDate
  /// The visit after.
  public let to: CivilDate
  /// Days allowed.
  public let limit: Int
}

/// The follow-up schedule of one placement: derived, never typed.
public struct FollowUpSchedule: Hashable, Sendable, Codable {
  /// The day everything is counted from.
  public let anchor: CivilDate
  /// The row that the risk level gives, after overrides.
  public let row: FollowUpRow
  /// The overrides that apply, by key.
  public let overrides: [String]
  /// The visits, by due day.
  public let visits: [ScheduledVisit]

  private let limits: [GapSpan]

  /// A gap limit that holds up to a day.
  private struct GapSpan: Hashable, Sendable, Codable {
    let gaps: [GapLimit]
    let until: CivilDate
  }

  // MARK: One row

  /// The visits of one row, by due day: date rules 1 to 3.
  public static func visits(
    of row: FollowUpRow, placedOn anchor: CivilDate, calendar: OfficeCalendar, rule: String? = nil
  ) -> [ScheduledVisit] {
    sorted(visits(of: row.rules, source: rule ?? row.name, anchor: anchor, calendar: calendar))
  }

  private static func visits(
    of rules: [FollowUpRule], source: String, anchor: CivilDate, calendar: OfficeCalendar
  ) -> [ScheduledVisit] {
    rules.flatMap { rule in
      rule.occurrences.map { occurrence in
        ScheduledVisit(
          key: occurrence.key, offset: occurrence.offset, of: rule, source: source, anchor: anchor,
          calendar: calendar)
      }
    }
  }

  /// By due day; equal days in the order of the rules.
  private static func sorted(_ visits: [ScheduledVisit]) -> [ScheduledVisit] {
    visits.enumerated().sorted { left, right in
      (left.element.dueOn, left.offset) < (right.element.dueOn, right.offset)
    }.map(\.element)
  }

  // MARK: Rows and overrides

  /// Derives the schedule of a placement.
  ///
  /// Throws `malformedPackage` when the package has no row for the risk level.
  public init(package: FollowUpPackage, facts: PlacementFacts, calendar: OfficeCalendar)
    throws(DomainError)
  {
    let anchor = facts.placedOn
    let applying = package.overrides.filter { facts.meets($0.condition) }
    var order = Self.rank(facts.risk, package)
    for override in applying {
      if let least = override.atLeastRisk { order = min(order, Self.rank(least, package)) }
    }
    guard package.riskOrder.indices.contains(order),
      let row = package.row(risk: package.riskOrder[order])
    else {
      throw DomainError(.malformedPackage, at: package.id, "no row for the risk level")
    }
    var visits = Self.visits(
      of: row.rules, source: package.reference(row), anchor: anchor, calendar: calendar)
    var limits = [GapSpan(gaps: row.gaps, until: .last)]
    for override in applying {
      let source = "\(package.id) \(package.version) \(override.key)"
      let end = override.until?.after(anchor) ?? .last
      let added = Self.visits(
        of: override.rules, source: source, anchor: anchor, calendar: calendar)
      if override.oneRowUp, order > 0, let denser = package.row(risk: package.riskOrder[order - 1])
      {
        let early = Self.visits(
          of: denser.rules, source: package.reference(denser), anchor: anchor, calendar: calendar)
        visits = early.filter { $0.dueOn <= end } + visits.filter { $0.dueOn > end }
        limits.append(GapSpan(gaps: denser.gaps, until: end))
      }
      if override.replacesUntilReview {
        let review = facts.firstReviewOn ?? end
        let first = added.map(\.dueOn).min() ?? anchor
        visits =
          visits.filter { $0.dueOn < first || $0.dueOn > review }
          + added.filter { $0.dueOn <= review }
        limits.append(Self.span(override, until: review))
        continue
      }
      if override.receivingAgencyVisits {
        for index in visits.indices { visits[index].performer = .receivingAgency }
      }
      if let days = override.maxGapDays {
        visits += Self.filling(visits, with: added, days: days, anchor: anchor)
        limits.append(Self.span(override, until: end))
      } else {
        visits += added
      }
      if override.seeChildAlone {
        for index in visits.indices { visits[index].seeChildAlone = true }
      }
    }
    self.anchor = anchor
    self.row = row
    self.overrides = applying.map(\.key)
    self.visits = Self.withUniqueKeys(Self.sorted(visits))
    self.limits = limits
  }

  private static func rank(_ risk: String, _ package: FollowUpPackage) -> Int {
    // An unknown level may be the most serious.
    package.riskOrder.firstIndex(of: package.riskAliases[risk] ?? risk) ?? 0
  }

  private static func span(_ override: FollowUpOverride, until: CivilDate) -> GapSpan {
    let days = override.maxGapDays ?? 999
    return GapSpan(
      gaps: Period.days(9999).map { [GapLimit(until: $0, days: days)] } ?? [], until: until)
  }

  /// Those of the candidates that lie in gaps longer than allowed.
  private static func filling(
    _ visits: [ScheduledVisit], with candidates: [ScheduledVisit], days: Int, anchor: CivilDate
  ) -> [ScheduledVisit] {
    var due = [anchor] + visits.map(\.dueOn).sorted()
    var chosen: [ScheduledVisit] = []
    for candidate in candidates {
      guard let before = due.filter({ $0 <= candidate.dueOn }).max(),
        let after = due.filter({ $0 > candidate.dueOn }).min(), before.days(to: after) > days,
        before.days(to: candidate.dueOn) > 7, candidate.dueOn.days(to: after) > 7
      else { continue }
      chosen.append(candidate)
      due.append(candidate.dueOn)
    }
    return chosen
  }

  private static func withUniqueKeys(_ visits: [ScheduledVisit]) -> [ScheduledVisit] {
    var seen: Set<String> = []
    return visits.map { visit in
      var visit = visit
      let base = visit.key
      var number = 1
      while !seen.insert(visit.key).inserted {
        number += 1
        visit.key = "\(base)+\(number)"
      }
      return visit
    }
  }

  // MARK: Gaps

  /// The longest time the child may go unseen on a day; nil when no limit
  /// holds any more.
  public func gapLimit(on day: CivilDate) -> Int? {
    limits.compactMap { span in
      day <= span.until ? FollowUpRow.limit(span.gaps, on: day, anchor: anchor) : nil
    }.min()
  }

  /// Planned gaps longer than allowed: date rule 4 for plans.
  public var excessiveGaps: [PlannedGap] {
    var gaps: [PlannedGap] = []
    var previous = anchor
    let visits = visits.filter { $0.modes != ["third_party"] }
    for visit in visits.sorted(by: { $0.plannedOn < $1.plannedOn }) {
      if let limit = gapLimit(on: visit.dueOn), previous.days(to: visit.plannedOn) > limit {
        gaps.append(PlannedGap(from: previous, to: visit.plannedOn, limit: limit))
      }
      previous = visit.plannedOn
    }
    return gaps
  }

  /// The first day the case may be closed, by the row.
  public var earliestClosure: CivilDate? { row.earliestClosure?.after(anchor) }

  /// The visits that are not recorded yet, by key: planning twice adds nothing.
  public func missing(from recorded: [Visit]) -> [ScheduledVisit] {
    let keys = Set(recorded.compactMap(\.key))
    return visits.filter { !keys.contains($0.key) }
  }
}
