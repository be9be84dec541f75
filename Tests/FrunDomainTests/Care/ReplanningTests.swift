import FrunDomain
import Testing

@Suite("Re-planning")
struct ReplanningTests {
  private let package: FollowUpPackage
  private let calendar = OfficeCalendar(weekend: [])

  init() throws { package = try FollowUpPackage.standard() }

  private func facts(_ risk: String) throws -> PlacementFacts {
    PlacementFacts(
      placedOn: try Fixture.day("2026-01-01"), risk: risk, birthDate: PartialDate(year: 2012))
  }

  /// The recorded visits of a schedule, those due by a day done on their day.
  private func recorded(_ risk: String, doneUntil day: String) throws -> [Visit] {
    let schedule = try FollowUpSchedule(
      package: package, facts: facts(risk), calendar: calendar)
    let last = try Fixture.day(day)
    return schedule.visits.enumerated().compactMap { offset, visit in
      var more: [String: FieldValue] = [:]
      if visit.dueOn <= last {
        more = [
          "status": .code("done"), "doneOn": .date(visit.dueOn), "mode": .code("home_visit"),
        ]
      }
      return Visit(VisitFixture.record(UInt8(offset + 1), visit, more))
    }
  }

  @Test("risk up: the new row starts today and what was not done is superseded")
  func up() throws {
    let visits = try recorded("low", doneUntil: "2026-02-10")
    let today = try Fixture.day("2026-02-15")
    let replanned = try Replanning.riskChanged(
      from: "low", package: package, facts: facts("high"), visits: visits, calendar: calendar,
      on: today)
    let open = visits.filter { $0.state(on: today).isOpen }.map(\.id)
    #expect(replanned.superseded == open && open.count == 3)
    #expect(replanned.cancelled.isEmpty)
    #expect(replanned.created.count == 19)
    #expect(replanned.created.first?.key == "d1.2")
    #expect(replanned.created.first?.dueOn == today)
    #expect(replanned.created.allSatisfy { $0.windowFrom >= today.adding(days: -1) })
    for assertion in replanned.assertions { try Schema.standard.validate(assertion) }
    #expect(replanned.assertions.count == 3)
  }

  @Test("risk down: the anchor stays, done visits stay, and the gap limit holds")
  func down() throws {
    let visits = try recorded("high", doneUntil: "2026-02-20")
    let today = try Fixture.day("2026-02-22")
    let replanned = try Replanning.riskChanged(
      from: "high", package: package, facts: facts("low"), visits: visits, calendar: calendar,
      on: today)
    #expect(replanned.created.map(\.key) == ["m3.2", "m6.2", "m12.2"])
    #expect(replanned.created.first?.dueOn.description == "2026-04-01")
    let done = Set(visits.filter { $0.status == "done" }.map(\.id))
    #expect(done.isDisjoint(with: replanned.superseded))
    #expect(done.count + replanned.superseded.count == visits.count)
  }

  @Test("risk down with a long gap ahead adds one bridging visit")
  func bridge() throws {
    let visits = try recorded("high", doneUntil: "2026-01-05")
    let today = try Fixture.day("2026-02-05")
    let replanned = try Replanning.riskChanged(
      from: "high", package: package, facts: facts("low"), visits: visits, calendar: calendar,
      on: today)
    let first = try #require(replanned.created.first)
    #expect(first.key == "b.2")
    #expect(first.modes == ["home_visit"])
    // Last seen on 2 January; 72 days are allowed up to month three.
    #expect(first.dueOn == (try Fixture.day("2026-03-15")))
    #expect(first.plannedOn > today)
  }

  @Test("the same row changes nothing")
  func same() throws {
    let visits = try recorded("high", doneUntil: "2026-01-05")
    let replanned = try Replanning.riskChanged(
      from: "high", package: package, facts: facts("severe"), visits: visits, calendar: calendar,
      on: try Fixture.day("2026-02-05"))
    #expect(replanned.superseded.isEmpty && replanned.created.isEmpty)
  }

  @Test("a third schedule has its own keys")
  func generations() throws {
    let visits = try recorded("low", doneUntil: "2026-01-05")
    let up = try Replanning.riskChanged(
      from: "low", package: package, facts: facts("medium"), visits: visits, calendar: calendar,
      on: try Fixture.day("2026-02-05"))
    let second = VisitFixture.visits(up.created)
    let again = try Replanning.riskChanged(
      from: "medium", package: package, facts: facts("high"), visits: visits + second,
      calendar: calendar, on: try Fixture.day("2026-03-05"))
    let keys = (visits + second).compactMap(\.key) + again.created.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(again.created.first?.key == "d1.3")
  }

  @Test("the end of a placement cancels what is open and nothing else")
  func ended() throws {
    let visits = try recorded("low", doneUntil: "2026-01-15")
    let ended = Replanning.placementEnded(visits: visits, on: try Fixture.day("2026-02-05"))
    #expect(ended.cancelled.count == 4 && ended.superseded.isEmpty && ended.created.isEmpty)
  }
}
