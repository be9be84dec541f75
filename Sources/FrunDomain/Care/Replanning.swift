/// What changes in the recorded visits when risk or placement changes. Done
/// and missed visits are never touched; nothing is deleted.
public struct Replanning: Hashable, Sendable, Codable {
  /// Visits that a new schedule replaces.
  public let superseded: [RecordID]
  /// Visits that are not needed any more.
  public let cancelled: [RecordID]
  /// Visits to record.
  public let created: [ScheduledVisit]
  /// Why, a sentence each.
  public let explanation: [String]

  /// The risk level changed: date rule 5.
  ///
  /// Up: the new row starts now, day 1 is today. Down: the row changes, the
  /// anchor stays the placement, and the next visit keeps the gap limit of the
  /// new row, if need be through one bridging visit.
  public static func riskChanged(
    from oldRisk: String, package: FollowUpPackage, facts: PlacementFacts, visits: [Visit],
    calendar: OfficeCalendar, on today: CivilDate
  ) throws(DomainError) -> Replanning {
    let open = visits.filter { $0.state(on: today).isOpen }
    let generation = nextGeneration(visits)
    func place(_ risk: String) -> Int {
      package.riskOrder.firstIndex(of: package.riskAliases[risk] ?? risk) ?? 0
    }
    if place(facts.risk) == place(oldRisk) {
      return Replanning(
        superseded: [], cancelled: [], created: [], explanation: ["The schedule stays the same."])
    }
    if place(facts.risk) < place(oldRisk) {
      var now = facts
      // Day 1 of the row is today.
      now.placedOn = today.adding(days: -1)
      let schedule = try FollowUpSchedule(package: package, facts: now, calendar: calendar)
      return Replanning(
        superseded: open.map(\.id), cancelled: [],
        created: schedule.visits.map { keyed($0, generation) },
        explanation: [
          "The risk rose: \(schedule.row.name) starts today, \(open.count) visits not done yet are superseded."
        ])
    }
    let schedule = try FollowUpSchedule(package: package, facts: facts, calendar: calendar)
    let seen = max(Visit.lastFaceToFace(visits, upTo: today) ?? facts.placedOn, facts.placedOn)
    var created = schedule.visits.filter { $0.dueOn > today && $0.dueOn > seen }
    var explanation = [
      "The risk fell: \(schedule.row.name), still counted from the placement; \(open.count) visits not done yet are superseded."
    ]
    if let bridge = bridge(schedule, before: created.first, seen, package, calendar, today) {
      created.insert(bridge, at: 0)
      explanation.append("One visit bridges the gap to the first visit of the row.")
    }
    return Replanning(
      superseded: open.map(\.id), cancelled: [], created: created.map { keyed($0, generation) },
      explanation: explanation)
  }

  /// The placement ended: date rule 6. A new placement is a new anchor.
  public static func placementEnded(visits: [Visit], on day: CivilDate) -> Replanning {
    let open = visits.filter { $0.state(on: day).isOpen }
    return Replanning(
      superseded: [], cancelled: open.map(\.id), created: [],
      explanation: ["The placement ended: \(open.count) visits not done yet are cancelled."])
  }

  /// What has to be said about the visits that exist.
  public var assertions: [Assertion] {
    func set(_ status: String, _ visit: RecordID) -> Assertion {
      Assertion(record: visit, kind: Visit.kind, field: "status", change: .set(.code(status)))
    }
    return superseded.map { set("superseded", $0) } + cancelled.map { set("cancelled", $0) }
  }

  private static func bridge(
    _ schedule: FollowUpSchedule, before next: ScheduledVisit?, _ seen: CivilDate,
    _ package: FollowUpPackage, _ calendar: OfficeCalendar, _ today: CivilDate
  ) -> ScheduledVisit? {
    guard let next, let limit = schedule.gapLimit(on: next.dueOn),
      seen.days(to: next.plannedOn) > limit
    else { return nil }
    let due = max(seen.adding(days: limit), today.adding(days: 1))
    guard due < next.plannedOn, let offset = Period.days(schedule.anchor.days(to: due)) else {
      return nil
    }
    let rule = FollowUpRule(
      key: "b", timing: .once(offset), before: min(7, today.days(to: due)), after: 0,
      modes: ["home_visit"], roll: .backward)
    return ScheduledVisit(
      key: "b", offset: offset, of: rule, source: package.reference(schedule.row),
      anchor: schedule.anchor, calendar: calendar)
  }

  /// Keys of a later schedule of the same case carry its number: `w7.2`.
  private static func nextGeneration(_ visits: [Visit]) -> Int {
    let generations = visits.compactMap { visit -> Int? in
      guard let key = visit.key else { return nil }
      let parts = key.split(separator: ".")
      return parts.count == 2 ? Int(parts[1]) : 1
    }
    return min((generations.max() ?? 0) + 1, 9999)
  }

  private static func keyed(_ visit: ScheduledVisit, _ generation: Int) -> ScheduledVisit {
    guard generation > 1 else { return visit }
    var visit = visit
    visit.key += ".\(generation)"
    return visit
  }
}
