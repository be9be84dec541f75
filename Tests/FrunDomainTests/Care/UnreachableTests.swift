import FrunDomain
import Testing

@Suite("Nobody could be met")
struct UnreachableTests {
  private func attempt(_ text: String, _ mode: String = "home_visit") throws -> VisitAttempt {
    let record = Record(
      id: Fixture.record(1), kind: "visitAttempt", stream: Fixture.stream, fields: [:])
    let moment = try Moment(parsing: text + ":00.000Z")
    return try #require(
      VisitAttempt(record.with(["attemptedAt": .moment(moment), "mode": .code(mode)])))
  }

  @Test("two attempts on different days and times, then a third party, then escalation")
  func steps() throws {
    #expect(UnreachableStep(after: []) == nil)
    let first = try attempt("2026-06-10T09:00")
    #expect(UnreachableStep(after: [first]) == .tryAgain)
    #expect(UnreachableStep(after: [first, try attempt("2026-06-10T17:00")]) == .tryAgain)
    #expect(UnreachableStep(after: [first, try attempt("2026-06-11T09:30")]) == .tryAgain)
    let second = try attempt("2026-06-11T17:00")
    #expect(UnreachableStep(after: [second, first]) == .thirdParty)
    let third = try attempt("2026-06-12T10:00", "third_party")
    #expect(UnreachableStep(after: [first, third]) == .tryAgain)
    #expect(UnreachableStep(after: [first, second, third]) == .escalate)
  }
}

@Suite("Office calendar file")
struct OfficeCalendarReaderTests {
  @Test("weekend, single days and ranges")
  func reads() throws {
    let calendar = try OfficeCalendar(
      parsing: """
        { // Jordan
          country: "JO", weekend: [5, 6],
          holidays: [{ on: "2026-05-01", name: "Labour Day" },
            { from: "2026-05-27", to: "2026-05-30", tentative: true }],
        }
        """)
    #expect(calendar.weekend == [5, 6] && calendar.holidays.count == 2)
    #expect(calendar.holiday(on: try Fixture.day("2026-05-29"))?.isTentative == true)
    #expect(calendar.holiday(on: try Fixture.day("2026-05-01"))?.name == "Labour Day")
  }

  @Test(
    "faults are refused",
    arguments: [
      "", "{}", "{weekend: [0], holidays: []}", "{weekend: [], holidays: [{}]}",
      "{weekend: [], holidays: [{from: '2026-05-02', to: '2026-05-01'}]}",
      "{weekend: [], holidays: [{on: '2026-02-30'}]}", "{weekend: [], holidays: [], sundays: 1}",
    ])
  func refused(text: String) {
    #expect(throws: DomainError.self) { try OfficeCalendar(parsing: text) }
  }
}
