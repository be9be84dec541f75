import FrunDomain
import Testing

@Suite("Follow-up schedule, rules")
struct ScheduleRuleTests {
  private let package: FollowUpPackage
  private let noHolidays = OfficeCalendar(weekend: [])
  private let born = PartialDate(year: 2014)

  init() throws { package = try FollowUpPackage.standard() }

  private func schedule(
    _ risk: String, on day: String = "2026-01-31", calendar: OfficeCalendar? = nil,
    _ change: (inout PlacementFacts) -> Void = { _ in }
  ) throws -> FollowUpSchedule {
    var facts = PlacementFacts(placedOn: try Fixture.day(day), risk: risk, birthDate: born)
    change(&facts)
    return try FollowUpSchedule(
      package: package, facts: facts, calendar: calendar ?? noHolidays)
  }

  @Test("due days are counted from the placement and months clamp: rule 1")
  func anchored() throws {
    let due = try schedule("medium").visits.filter { $0.key.hasPrefix("m") }.map(
      \.dueOn.description)
    #expect(
      due == [
        "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31",
        "2026-10-31", "2027-01-31",
      ])
  }

  @Test("the number of visits per row")
  func counts() throws {
    #expect(try schedule("high").visits.count == 19)
    #expect(try schedule("medium").visits.count == 10)
    #expect(try schedule("low").visits.count == 5)
    #expect(try schedule("severe").row.name == "HIGH/parents-kinship")
    #expect(try schedule("catastrophic").row.name == "HIGH/parents-kinship")
  }

  @Test(
    "visits roll off free days inside their window only: rule 2",
    arguments: [
      (RollRule.nearest, 3, 3, [3], 4, nil), (.nearest, 3, 3, [3, 4, 5], 6, nil),
      (.nearest, 3, 0, [3], 2, nil),
      (.nearest, 1, 1, [2, 3, 4], 3, ScheduleNote.noWorkingDayInWindow),
      (.backward, 3, 3, [3], 2, nil), (.backward, 1, 3, [2, 3], 3, .noWorkingDayInWindow),
      (.none, 3, 3, [3], 3, .nonWorkingDayKept), (.nearest, 3, 3, [], 3, nil),
    ] as [(RollRule, Int, Int, [Int], Int, ScheduleNote?)])
  func rolling(
    roll: RollRule, before: Int, after: Int, free: [Int], planned: Int, note: ScheduleNote?
  ) throws {
    // A month in which day number n is the nth; the visit is due on the 3rd.
    let calendar = OfficeCalendar(
      weekend: [],
      holidays: try free.map { Holiday(from: try Fixture.day("2026-06-0\($0)")) })
    let rule = FollowUpRule(
      key: "v", timing: .once(try Period(parsing: "P2D")), before: before, after: after,
      modes: ["home_visit"], roll: roll)
    let row = FollowUpRow(name: "r", risk: "", rules: [rule], gaps: [], earliestClosure: nil)
    let visit = try #require(
      FollowUpSchedule.visits(of: row, placedOn: try Fixture.day("2026-06-01"), calendar: calendar)
        .first)
    #expect(visit.plannedOn.day == planned)
    #expect(visit.note == note)
    // The window never opens before the placement.
    #expect(
      visit.windowFrom == max(visit.dueOn.adding(days: -before), try Fixture.day("2026-06-01")))
    #expect(visit.windowTo == visit.dueOn.adding(days: after))
  }

  @Test("a holiday range is free throughout, tentative or not: rule 3")
  func holidays() throws {
    let range = Holiday(
      from: try Fixture.day("2026-03-19"), to: try Fixture.day("2026-03-22"), isTentative: true)
    let calendar = OfficeCalendar(weekend: [5, 6], holidays: [range])
    for day in 19...22 { #expect(!calendar.isWorkingDay(try Fixture.day("2026-03-\(day)"))) }
    #expect(calendar.isWorkingDay(try Fixture.day("2026-03-23")))
    #expect(calendar.holiday(on: try Fixture.day("2026-03-20"))?.isTentative == true)
    #expect(
      calendar.adding(workingDays: 2, to: try Fixture.day("2026-03-18")).description == "2026-03-24"
    )
    let closed = OfficeCalendar(weekend: [1, 2, 3, 4, 5, 6, 7])
    #expect(closed.adding(workingDays: 1, to: .first).year == 2)
  }

  @Test("outside the family never sparser than medium, alone each time, 38 days")
  func outsideFamily() throws {
    for arrangement in ["foster", "residential", "child_headed_household", "kafala"] {
      let low = try schedule("low") { $0.arrangement = arrangement }
      #expect(low.row.name == "MEDIUM/parents-kinship")
      #expect(low.overrides == ["outside-family"])
      let allAlone = low.visits.allSatisfy(\.seeChildAlone)
      #expect(allAlone)
      #expect(low.excessiveGaps.isEmpty)
      #expect(low.gapLimit(on: low.anchor.adding(months: 10)) == 38)
      #expect(try schedule("high") { $0.arrangement = arrangement }.visits.count == 19)
    }
    #expect(try schedule("low") { $0.arrangement = "kinship" }.overrides.isEmpty)
  }

  @Test("a child under five, with a disability or a condition goes one row up for 98 days")
  func vulnerable() throws {
    let facts: [(inout PlacementFacts) -> Void] = [
      { $0.birthDate = PartialDate(year: 2021, month: 3) }, { $0.birthDate = nil },
      { $0.hasSpecialNeeds = true },
    ]
    for change in facts {
      let medium = try schedule("medium", change)
      #expect(medium.overrides == ["vulnerable-child"])
      let early = medium.visits.filter { $0.dueOn <= medium.anchor.adding(days: 98) }
      #expect(
        early.map(\.key) == ["d1", "w7", "w14", "w21", "w28", "f42", "f56", "f70", "f84", "f98"])
      #expect(
        medium.visits.filter { $0.dueOn > medium.anchor.adding(days: 98) }.map(\.key) == [
          "m4", "m5", "m6", "m9", "m12",
        ])
      #expect(medium.gapLimit(on: medium.anchor.adding(days: 50)) == 17)
      #expect(medium.gapLimit(on: medium.anchor.adding(days: 120)) == 38)
      #expect(medium.excessiveGaps.isEmpty)
      #expect(try schedule("high", change).visits.count == 19)
      #expect(try schedule("low", change).excessiveGaps.isEmpty)
    }
    // Five on the day of the placement is no longer under five.
    #expect(
      try schedule("medium") { $0.birthDate = PartialDate(year: 2021, month: 1, day: 31) }
        .overrides.isEmpty)
  }

  @Test("placed before the assessment was complete: weekly until the first review")
  func incomplete() throws {
    let review = try Fixture.day("2026-03-10")
    let low = try schedule("low") {
      $0.assessmentComplete = false
      $0.firstReviewOn = review
    }
    #expect(low.visits.map(\.key) == ["a7", "a14", "a21", "a28", "a35", "m3", "m6", "m12"])
    #expect(low.gapLimit(on: review) == 7)
    #expect(low.gapLimit(on: review.adding(days: 1)) == 72)
    let open = try schedule("high") { $0.assessmentComplete = false }
    #expect(open.visits.prefix(3).map(\.key) == ["d1", "a7", "a14"])
    #expect(open.visits.filter { $0.key.hasPrefix("a") }.count == 14)
  }

  @Test("another country: the agency there visits, the worker here calls and gets a report")
  func otherCountry() throws {
    let low = try schedule("low") { $0.isOtherCountry = true }
    let own = low.visits.filter { $0.performer == .worker }
    #expect(own.map(\.key) == ["s7", "s14", "report", "s30", "sm3", "sm6", "sm12"])
    #expect(low.visits.filter { $0.performer == .receivingAgency }.count == 5)
    let report = try #require(low.visits.first { $0.key == "report" })
    #expect(report.windowTo == low.anchor.adding(months: 1))
    #expect(report.form == "receiving-agency-report")
    #expect(own.allSatisfy { !$0.isFaceToFace })
    #expect(low.gapLimit(on: low.anchor.adding(days: 10)) == 72)
  }

  @Test("keys are unique under every combination of overrides")
  func keys() throws {
    for number in 0..<48 {
      let schedule = try schedule(["low", "medium", "high"][number % 3]) {
        if number / 3 & 1 != 0 { $0.arrangement = "foster" }
        if number / 3 & 2 != 0 { $0.hasSpecialNeeds = true }
        if number / 3 & 4 != 0 { $0.isOtherCountry = true }
        if number / 3 & 8 != 0 { $0.assessmentComplete = false }
      }
      #expect(Set(schedule.visits.map(\.key)).count == schedule.visits.count)
      #expect(schedule.visits.map(\.dueOn) == schedule.visits.map(\.dueOn).sorted())
      #expect(!schedule.visits.isEmpty)
    }
  }

  @Test("planning twice adds nothing")
  func idempotent() throws {
    let schedule = try schedule("low")
    let recorded = VisitFixture.visits(schedule.visits)
    #expect(schedule.missing(from: recorded).isEmpty)
    #expect(schedule.missing(from: Array(recorded.dropFirst())).map(\.key) == ["w1"])
  }

  @Test("what a planned visit says fits the schema")
  func assertions() throws {
    let visit = try #require(try schedule("low").visits.first)
    let change = ChangeSet(
      stream: Fixture.stream, command: "visit plan",
      assertions: visit.assertions(
        record: Fixture.record(5), placement: Fixture.record(6), worker: Fixture.record(7)))
    try Schema.standard.validate(change) { _ in false }
  }
}
