import FrunDomain
import FrunText
import Testing

@Suite("Proof that no schedule leaves a child unseen too long")
struct RuleCheckTests {
  private static let start = "2024-01-01"

  /// The counter-example, looked at with the schedule itself.
  private func confirm(_ example: RuleCounterexample, _ facts: PlacementFacts) throws {
    let schedule = try FollowUpSchedule(
      package: try FollowUpPackage.standard(), facts: facts, calendar: example.calendar)
    let gap = try #require(
      schedule.excessiveGaps.first { $0.from.days(to: $0.to) == example.days }, "\(example)")
    #expect(gap.limit == example.limit && example.days > example.limit)
  }

  @Test("ten years of starts: medium and low hold; high does not, and the case is shown")
  func rows() throws {
    let check = RuleCheck(from: try Fixture.day(Self.start))
    let report = try check.check(try FollowUpPackage.standard(), withOverrides: false)
    #expect(report.starts == 3653)
    #expect(report.rows.map { $0.counterexample == nil } == [false, true, true])
    #expect(
      report.rows.map { $0.spans.map { "\($0.worst)/\($0.limit)" } } == [
        ["18/17", "38/38"], ["38/38", "101/105"], ["70/72", "101/105", "193/195"],
      ])
    // Friday and Saturday free, a holiday from Thursday to Sunday: the visit of day 28 goes two
    // days back, the one of day 42 two days on.
    let example = try #require(report.rows[0].counterexample)
    #expect(example.after == "w28" && example.before == "f42" && example.days == 18)
    try confirm(
      example,
      PlacementFacts(
        placedOn: example.placedOn, risk: "high",
        birthDate: try PartialDate(parsing: "2010-01-01")))
  }

  @Test("a limit of one day more is proven")
  func mended() throws {
    let text = FollowUpPackage.standardText.replacing(
      "{ until: \"P98D\", days: 17 }", with: "{ until: \"P98D\", days: 18 }")
    let check = RuleCheck(from: try Fixture.day(Self.start), years: 2)
    #expect(try check.check(try FollowUpPackage(parsing: text), withOverrides: false).isProven)
  }

  @Test("overrides: weekly visits hold; monthly visits outside the family do not at month 12")
  func overrides() throws {
    let check = RuleCheck(from: try Fixture.day(Self.start), years: 1)
    let report = try check.check(try FollowUpPackage.standard())
    let broken = report.rows.filter { $0.risk != "high" && $0.counterexample != nil }
    #expect(
      broken.map { "\($0.risk) \($0.override ?? "")" } == [
        "medium outside-family", "medium vulnerable-child", "low outside-family",
      ])
    let example = try #require(broken[0].counterexample)
    #expect(example.before == "m12" && example.days == 40)
    try confirm(
      example,
      PlacementFacts(
        placedOn: example.placedOn, risk: "medium", arrangement: "foster",
        birthDate: try PartialDate(parsing: "2010-01-01")))
  }

  /// The proof looks at pairs; this looks at whole schedules, one start after the other.
  @Test("nothing worse is found by trying whole schedules", arguments: [["high"], ["medium"]])
  func exhaustive(risks: [String]) throws {
    let package = try FollowUpPackage.standard()
    let start = try Fixture.day("2024-01-05")
    let report = try RuleCheck(from: start, years: 1).check(package, withOverrides: false)
    for risk in risks {
      let row = try #require(report.rows.first { $0.risk == risk })
      let proven = Dictionary(
        row.spans.map { ($0.limit, $0.worst) }, uniquingKeysWith: { max($0, $1) })
      var worst: [Int: Int] = [:]
      for weekend in RuleCheck.weekends {
        for length in [0, 4, 5] {
          for offset in length == 0 ? [0] : Array(stride(from: 1, to: 130, by: 2)) {
            let from = start.adding(days: offset)
            let calendar = OfficeCalendar(
              weekend: weekend,
              holidays: length == 0
                ? [] : [Holiday(from: from, to: from.adding(days: length - 1))])
            let facts = PlacementFacts(
              placedOn: start, risk: risk, birthDate: try PartialDate(parsing: "2000"))
            let schedule = try FollowUpSchedule(package: package, facts: facts, calendar: calendar)
            var previous = start
            for visit in schedule.visits {
              guard let limit = schedule.gapLimit(on: visit.dueOn) else { continue }
              worst[limit] = max(worst[limit] ?? 0, previous.days(to: visit.plannedOn))
              previous = visit.plannedOn
            }
          }
        }
      }
      for (limit, days) in worst { #expect(days <= proven[limit] ?? 0, "\(risk), limit \(limit)") }
    }
  }
}
