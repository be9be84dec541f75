import FrunDomain
import Testing

@Suite("Civil dates")
struct CivilDateTests {
  /// Counts days one by one with a table of months: no formula in common with
  /// the code under test.
  @Test("every day of 1900 to 2100 has its number, weekday and text")
  func everyDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -25_567  // 1900-01-01, a Monday
    var weekday = 1
    for year in 1900...2100 {
      let isLeap = year == 2000 || (year % 4 == 0 && year != 1900 && year != 2100)
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        for day in 1...length {
          let date = try #require(CivilDate(year: year, month: month, day: day))
          if date.dayNumber != number || date.isoWeekday != weekday
            || CivilDate(dayNumber: number) != date
          {
            Issue.record("\(year)-\(month)-\(day) is wrong")
          }
          number += 1
          weekday = weekday % 7 + 1
        }
        #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
      }
    }
  }

  @Test("the ends of the calendar hold")
  func ends() {
    #expect(CivilDate(dayNumber: .min) == .first)
    #expect(CivilDate(dayNumber: .max) == .last)
    #expect(CivilDate.first.adding(days: -1) == .first)
    #expect(CivilDate.last.adding(days: .max) == .last)
    #expect(CivilDate.last.adding(months: 1) == .last)
    #expect(CivilDate.first.adding(months: .min) == .first)
    #expect(CivilDate.first.description == "0001-01-01")
    #expect(CivilDate.last.description == "9999-12-31")
    #expect(CivilDate(dayNumber: CivilDate.first.dayNumber) == .first)
    #expect(CivilDate(dayNumber: CivilDate.last.dayNumber) == .last)
  }

  @Test(
    "months clamp to the end of the month",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-01-31", 2, "2026-03-31"), ("2024-02-29", 12, "2025-02-28"),
      ("2024-02-29", 48, "2028-02-29"), ("2026-12-31", 2, "2027-02-28"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"),
      ("2026-08-31", 6, "2027-02-28"), ("2026-05-31", 0, "2026-05-31"),
    ])
  func months(from: String, months: Int, to: String) throws {
    #expect(try Fixture.day(from).adding(months: months) == Fixture.day(to))
  }

  @Test("an anchor brings the clamped day back")
  func anchor() throws {
    let clamped = try Fixture.day("2026-02-28")
    #expect(clamped.adding(months: 1, anchorDay: 31).description == "2026-03-31")
    #expect(clamped.adding(months: 24, anchorDay: 29).description == "2028-02-29")
  }

  @Test(
    "only YYYY-MM-DD is read",
    arguments: [
      "2026-2-03", "2026-02-30", "20260203", "2026-02-03 ", "2026/02/03", "", "0000-01-01",
      "２０２６-02-03", "2026-13-01", "-026-01-01", "2026-02-3x",
    ])
  func refused(text: String) {
    #expect(throws: DomainError.self) { try CivilDate(parsing: text) }
  }

  @Test("order, distance and ranges agree with day numbers")
  func order() throws {
    let first = try Fixture.day("2023-12-31")
    let second = try Fixture.day("2024-03-01")
    #expect(first < second)
    #expect(first.days(to: second) == 61)
    #expect((first..<second).count == 61)
  }
}
