import FrunDomain
import Testing

@Suite(
  "Follow-up schedule, reference cases",
  .enabled(
    if: ProjectFiles.hasVectors("care-schedule-ref.jsonl"),
    "test facts are not beside the project"))
struct ReferenceScheduleTests {
  private func facts() throws -> ScheduleFacts {
    try ScheduleFacts(ProjectFiles.text(ProjectFiles.vectors("care-schedule-ref.jsonl")))
  }

  @Test("every case is reproduced exactly, by the shipped rows")
  func exact() throws {
    let facts = try facts()
    let package = try FollowUpPackage.standard()
    #expect(facts.cases.count > 100)
    for item in facts.cases {
      let row = try #require(package.row(named: item.row), "\(item.id)")
      let visits = FollowUpSchedule.visits(
        of: row, placedOn: item.placedOn, calendar: item.calendar)
      #expect(ScheduleFacts.json(visits) == item.expected, "\(item.id)")
    }
  }

  @Test("the shipped rows say what the reference rows say")
  func rows() throws {
    let package = try FollowUpPackage.standard()
    for row in try facts().rows {
      let shipped = try #require(package.row(named: row.name))
      #expect(shipped.rules == row.rules)
      #expect(shipped.gaps == row.gaps)
      #expect(shipped.earliestClosure == row.earliestClosure)
    }
  }

  @Test("no planned gap of any case is longer than its row allows")
  func gaps() throws {
    let package = try FollowUpPackage.standard()
    for item in try facts().cases {
      let risk = String(item.row.prefix { $0 != "/" }).lowercased()
      let schedule = try FollowUpSchedule(
        package: package,
        facts: PlacementFacts(
          placedOn: item.placedOn, risk: risk,
          birthDate: PartialDate(year: item.placedOn.year - 12)), calendar: item.calendar)
      #expect(schedule.row.name == item.row)
      #expect(schedule.overrides.isEmpty)
      #expect(schedule.excessiveGaps.isEmpty, "\(item.id)")
      #expect(ScheduleFacts.json(schedule.visits) == item.expected, "\(item.id)")
    }
  }
}
