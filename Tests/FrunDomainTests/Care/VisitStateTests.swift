import FrunDomain
import Testing

@Suite("State of a visit, gaps, escalation")
struct VisitStateTests {
  private static let done: [String: FieldValue] = [
    "status": .code("done"), "mode": .code("home_visit"),
  ]

  @Test(
    "the state follows from dates",
    arguments: [
      ("2026-06-06", VisitState.planned), ("2026-06-07", .due), ("2026-06-10", .due),
      ("2026-06-13", .due), ("2026-06-14", .overdue),
    ])
  func open(today: String, state: VisitState) throws {
    let visit = try VisitFixture.visit(due: "2026-06-10")
    #expect(visit.state(on: try Fixture.day(today)) == state)
  }

  @Test(
    "a done visit is early, on time or late for ever",
    arguments: [
      ("2026-06-06", Punctuality.early), ("2026-06-07", .onTime), ("2026-06-13", .onTime),
      ("2026-06-14", .late), ("2026-09-01", .late),
    ])
  func punctuality(day: String, punctuality: Punctuality) throws {
    var fields = Self.done
    fields["doneOn"] = .date(try Fixture.day(day))
    let visit = try VisitFixture.visit(due: "2026-06-10", fields)
    #expect(visit.state(on: try Fixture.day("2026-12-31")) == .done(punctuality))
  }

  @Test("done without a day is not done")
  func withoutDay() throws {
    let visit = try VisitFixture.visit(due: "2026-06-10", Self.done)
    #expect(visit.state(on: try Fixture.day("2026-06-20")) == .overdue)
    #expect(!visit.wasFaceToFace)
  }

  @Test(
    "a visit at which the child was not seen is none, whatever the way",
    arguments: [(Bool?.some(false), false), (true, true), (nil, true)])
  func seen(seen: Bool?, counts: Bool) throws {
    var fields = Self.done
    let day = try Fixture.day("2026-06-10")
    fields["doneOn"] = .date(day)
    fields["childSeen"] = seen.map { .yesNo($0) }
    let visit = try VisitFixture.visit(due: "2026-06-10", fields)
    #expect(visit.wasFaceToFace == counts)
    #expect(Visit.lastFaceToFace([visit], upTo: day) == (counts ? day : nil))
  }

  @Test("moved by a supervisor it is overdue later, but late by its own window")
  func moved() throws {
    let later = try Fixture.day("2026-06-18")
    let visit = try VisitFixture.visit(due: "2026-06-10", ["plannedOn": .date(later)])
    #expect(visit.state(on: later) == .due)
    #expect(visit.state(on: later.adding(days: 1)) == .overdue)
    var fields = Self.done
    fields["plannedOn"] = .date(later)
    fields["doneOn"] = .date(later)
    #expect(try VisitFixture.visit(due: "2026-06-10", fields).state(on: later) == .done(.late))
  }

  @Test("decided states stay", arguments: ["missed", "superseded", "cancelled"])
  func decided(status: String) throws {
    let visit = try VisitFixture.visit(due: "2026-06-10", ["status": .code(status)])
    let state = visit.state(on: try Fixture.day("2026-07-01"))
    #expect(!state.isOpen && state.label == status)
  }

  @Test(
    "who may move a visit",
    arguments: [
      ("2026-06-12", VisitMove.worker), ("2026-06-14", .supervisor), ("2026-06-20", .supervisor),
      ("2026-06-21", .tooFar), ("2026-06-01", .supervisor), ("2026-05-20", .tooFar),
    ])
  func moves(day: String, move: VisitMove) throws {
    let visit = try VisitFixture.visit(due: "2026-06-10")
    let judged = VisitMove.judge(
      visit, to: try Fixture.day(day), lastSeen: try Fixture.day("2026-06-01"), gapLimit: nil,
      on: try Fixture.day("2026-06-08"))
    #expect(judged == move)
  }

  @Test("no move goes past the longest gap, and only an open visit moves")
  func gapLimit() throws {
    let visit = try VisitFixture.visit(due: "2026-06-10")
    let judged = VisitMove.judge(
      visit, to: try Fixture.day("2026-06-19"), lastSeen: try Fixture.day("2026-06-01"),
      gapLimit: 17, on: try Fixture.day("2026-06-08"))
    #expect(judged == .pastGapLimit)
    let missed = try VisitFixture.visit(due: "2026-06-10", ["status": .code("missed")])
    let refused = VisitMove.judge(
      missed, to: try Fixture.day("2026-06-10"), lastSeen: .first, gapLimit: nil,
      on: try Fixture.day("2026-06-08"))
    #expect(refused == .notOpen)
  }

  @Test("the alarm looks at done dates: rule 4")
  func alarm() throws {
    let placed = try Fixture.day("2026-06-01")
    let schedule = try FollowUpSchedule(
      package: .standard(),
      facts: PlacementFacts(placedOn: placed, risk: "high", birthDate: PartialDate(year: 2014)),
      calendar: OfficeCalendar(weekend: []))
    func check(_ visits: [Visit], _ day: String) throws -> GapAlarm? {
      GapAlarm.check(
        schedule: schedule, placedOn: placed, visits: visits, on: try Fixture.day(day))
    }
    #expect(try check([], "2026-06-18") == nil)
    #expect(try check([], "2026-06-19")?.days == 18)
    var fields = Self.done
    fields["doneOn"] = .date(try Fixture.day("2026-06-10"))
    let seen = try VisitFixture.visit(due: "2026-06-10", fields)
    #expect(try check([seen], "2026-06-27") == nil)
    #expect(try check([seen], "2026-06-28")?.lastSeen == (try Fixture.day("2026-06-10")))
    fields["mode"] = .code("phone")
    let called = try VisitFixture.visit(due: "2026-06-10", fields)
    #expect(try check([called], "2026-06-19") != nil)
    #expect(try check([], "2028-01-01") == nil)
  }

  @Test(
    "escalation grows with time and risk",
    arguments: [
      ("2026-06-05", "low", Escalation.none), ("2026-06-10", "low", .worker),
      ("2026-06-15", "low", .supervisor), ("2026-06-17", "low", .supervisorMustAct),
      ("2026-06-22", "low", .manager), ("2026-06-15", "high", .supervisorMustAct),
    ])
  func escalation(day: String, risk: String, level: Escalation) throws {
    // The window ends on Saturday 13 June; the office works Monday to Friday.
    let visit = try VisitFixture.visit(due: "2026-06-10")
    let found = Escalation.level(
      of: visit, risk: risk, gap: nil, calendar: OfficeCalendar(), on: try Fixture.day(day))
    #expect(found == level)
  }

  @Test("a child at high risk unseen beyond the limit is an incident")
  func incident() throws {
    let visit = try VisitFixture.visit(due: "2026-06-10")
    let gap = GapAlarm(lastSeen: .first, days: 18, limit: 17)
    let day = try Fixture.day("2026-06-08")
    let calendar = OfficeCalendar()
    #expect(
      Escalation.level(of: visit, risk: "severe", gap: gap, calendar: calendar, on: day)
        == .safeguardingIncident)
    #expect(
      Escalation.level(of: visit, risk: "low", gap: gap, calendar: calendar, on: day) == .worker)
  }
}
