import FrunDomain
import Testing

@Suite("Civil days where clocks jump")
struct CareTimeTests {
  /// A zone, the last instant before its clock jumps and the first after it, with their offsets.
  struct Jump: Sendable {
    let zone: String
    let utc: String
    let before: Int
    let after: Int
    let dayBefore: String
    let dayAfter: String
  }

  static let jumps = [
    // Midnight of 24 April does not exist.
    Jump(
      zone: "Africa/Cairo", utc: "2026-04-23 22:00", before: 7200, after: 10_800,
      dayBefore: "2026-04-23", dayAfter: "2026-04-24"),
    Jump(
      zone: "Asia/Beirut", utc: "2026-03-28 22:00", before: 7200, after: 10_800,
      dayBefore: "2026-03-28", dayAfter: "2026-03-29"),
    // The last summer time of Tehran began at midnight.
    Jump(
      zone: "Asia/Tehran", utc: "2022-03-21 20:30", before: 12_600, after: 16_200,
      dayBefore: "2022-03-21", dayAfter: "2022-03-22"),
    Jump(
      zone: "America/Santiago", utc: "2026-09-06 04:00", before: -14_400, after: -10_800,
      dayBefore: "2026-09-05", dayAfter: "2026-09-06"),
    // Autumn: one hour of 4 April comes twice.
    Jump(
      zone: "America/Santiago", utc: "2026-04-05 03:00", before: -10_800, after: -14_400,
      dayBefore: "2026-04-04", dayAfter: "2026-04-04"),
    // 30 December 2011 never was in Apia.
    Jump(
      zone: "Pacific/Apia", utc: "2011-12-30 10:00", before: -36_000, after: 50_400,
      dayBefore: "2011-12-29", dayAfter: "2011-12-31"),
  ]

  private func milliseconds(_ text: String) throws -> Int64 {
    let parts = text.split(separator: " ")
    let time = parts[1].split(separator: ":").compactMap { Int64($0) }
    let day = Int64(try Fixture.day(String(parts[0])).dayNumber)
    return ((day * 24 + time[0]) * 60 + time[1]) * 60_000
  }

  @Test("the day of a visit is that of the wall, on both sides of the jump", arguments: jumps)
  func wall(jump: Jump) throws {
    let instant = try milliseconds(jump.utc)
    let before = Moment(
      utcMilliseconds: instant - 1, zone: jump.zone, offsetSeconds: jump.before)
    let after = Moment(utcMilliseconds: instant, zone: jump.zone, offsetSeconds: jump.after)
    #expect(before.localDay == (try Fixture.day(jump.dayBefore)))
    #expect(after.localDay == (try Fixture.day(jump.dayAfter)))
  }

  @Test(
    "windows over a jump keep every civil day; the state changes with the wall's day only",
    arguments: jumps)
  func state(jump: Jump) throws {
    let last = try Fixture.day(jump.dayBefore)
    let visit = try VisitFixture.visit(due: last.adding(days: -3).description)
    #expect(visit.state(on: last) == .due)
    #expect(visit.state(on: last.adding(days: 1)) == .overdue)
    let schedule = try FollowUpSchedule(
      package: .standard(),
      facts: PlacementFacts(placedOn: last, risk: "high", birthDate: PartialDate(.first)),
      calendar: OfficeCalendar(weekend: []))
    #expect(schedule.visits.first?.dueOn == last.adding(days: 1))
    #expect(schedule.visits.first { $0.key == "w28" }?.dueOn == last.adding(days: 28))
    #expect(schedule.excessiveGaps.isEmpty)
  }

  @Test(
    "months clamp, leap days and 31-day months",
    arguments: [
      ("2025-01-31", "2025-02-28", "2025-03-31", "2026-01-31"),
      ("2024-01-31", "2024-02-29", "2024-03-31", "2025-01-31"),
      ("2024-02-29", "2024-03-29", "2024-04-29", "2025-02-28"),
      ("2025-08-31", "2025-09-30", "2025-10-31", "2026-08-31"),
      ("2025-12-31", "2026-01-31", "2026-02-28", "2026-12-31"),
    ])
  func months(placed: String, one: String, two: String, twelve: String) throws {
    let schedule = try FollowUpSchedule(
      package: .standard(),
      facts: PlacementFacts(
        placedOn: try Fixture.day(placed), risk: "medium", birthDate: PartialDate(.first)),
      calendar: OfficeCalendar())
    for (key, day) in [("m1", one), ("m2", two), ("m12", twelve)] {
      #expect(schedule.visits.first { $0.key == key }?.dueOn == (try Fixture.day(day)), "\(key)")
    }
  }

  @Test(
    "a partial date of birth counts as the younger",
    arguments: [
      ("2021", true), ("2021-03", true), ("2021-03-09", true), ("2021-03-08", false),
      ("2020", false), ("2021-02", false),
    ])
  func ages(born: String, isYoung: Bool) throws {
    let facts = PlacementFacts(
      placedOn: try Fixture.day("2026-03-08"), risk: "low",
      birthDate: try PartialDate(parsing: born))
    let schedule = try FollowUpSchedule(
      package: .standard(), facts: facts, calendar: OfficeCalendar())
    #expect(schedule.overrides.contains("vulnerable-child") == isYoung)
  }
}
