import FrunDomain
import Testing

@Suite("Follow-up schedule against a slow one written from the text")
struct ScheduleDifferentialTests {
  private func differ(
    _ rules: [FollowUpRule], _ placed: CivilDate, _ weekend: Set<Int>, _ holidays: [Holiday]
  ) -> String? {
    var days: Set<String> = []
    for holiday in holidays {
      for day in holiday.from...holiday.to { days.insert(day.description) }
    }
    let row = FollowUpRow(name: "X", risk: "", rules: rules, gaps: [], earliestClosure: nil)
    let fast = FollowUpSchedule.visits(
      of: row, placedOn: placed, calendar: OfficeCalendar(weekend: weekend, holidays: holidays)
    ).map { visit in
      SlowSchedule.Visit(
        key: visit.key, due: visit.dueOn.description, from: visit.windowFrom.description,
        to: visit.windowTo.description, planned: visit.plannedOn.description,
        note: visit.note?.rawValue)
    }
    let slow = SlowSchedule(weekend: weekend, holidays: days)
      .visits(rules, placed: placed.description)
    guard fast != slow else { return nil }
    let first = zip(fast, slow).first { $0 != $1 }
    return "\(placed) \(weekend.sorted()): \(first.map { "\($0) | \($1)" } ?? "counts differ")"
  }

  @Test("shipped rows on hard days: leap days, month ends, transitions of zones")
  func hardDays() throws {
    let package = try FollowUpPackage.standard()
    let days = [
      "2024-02-29", "2024-01-31", "2025-01-31", "2025-12-31", "2026-03-29", "2026-04-24",
      "2026-08-30", "2024-10-31", "2027-02-28", "2028-02-29", "2024-12-30", "2026-09-06",
    ]
    for text in days {
      let day = try Fixture.day(text)
      for row in package.rows {
        for weekend in RuleCheck.weekends + [[], [1, 2, 3, 4, 5, 6, 7]] {
          let holidays = [
            Holiday(from: day.adding(days: 6), to: day.adding(days: 9)),
            Holiday(from: day.adding(days: 29), to: day.adding(days: 45), isTentative: true),
          ]
          #expect(differ(row.rules, day, weekend, holidays) == nil)
        }
      }
    }
  }

  @Test("random rules, placements, weekends and holidays", arguments: [UInt64(1), 2026, 77])
  func random(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let first = try Fixture.day("2023-06-01")
    for _ in 0..<60 {
      var rules: [FollowUpRule] = []
      for index in 0..<Int.random(in: 1...4, using: &numbers) {
        let isMonths = Bool.random(using: &numbers)
        func period(_ range: ClosedRange<Int>) throws -> Period {
          let count = Int.random(in: range, using: &numbers)
          return try #require(isMonths ? Period.months(count) : Period.days(count))
        }
        let timing: FollowUpRule.Timing
        if Bool.random(using: &numbers) {
          timing = .once(try period(0...(isMonths ? 18 : 400)))
        } else {
          let from = try period(0...6)
          let step = try period(1...(isMonths ? 3 : 21))
          let to = from.count + Int.random(in: 0...(isMonths ? 14 : 90), using: &numbers)
          timing = .every(
            step, from: from, to: try #require(isMonths ? Period.months(to) : Period.days(to)))
        }
        let rolls = RollRule.allCases
        rules.append(
          FollowUpRule(
            key: "k\(index)-", timing: timing, before: Int.random(in: 0...14, using: &numbers),
            after: Int.random(in: 0...14, using: &numbers), modes: ["home_visit"],
            roll: rolls[Int.random(in: 0..<rolls.count, using: &numbers)]))
      }
      let weekend = Set((1...7).filter { _ in Int.random(in: 0..<4, using: &numbers) == 0 })
      let placed = first.adding(days: Int.random(in: 0...1400, using: &numbers))
      let holidays = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in
        let from = placed.adding(days: Int.random(in: -5...500, using: &numbers))
        return Holiday(from: from, to: from.adding(days: Int.random(in: 0...12, using: &numbers)))
      }
      #expect(differ(rules, placed, weekend, holidays) == nil, "seed \(seed)")
    }
  }
}
