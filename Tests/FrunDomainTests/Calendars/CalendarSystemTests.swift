import FrunDomain
import Testing

/// Conversions against published facts, and against tables made with ICU 74 (Unicode, 2023).
@Suite("Calendar systems") struct CalendarSystemTests {
  /// Days that newspapers and almanacs agree on.
  @Test(arguments: [
    (CalendarSystem.persian, 1403, 1, 1, "2024-03-20"),
    (.persian, 1399, 12, 30, "2021-03-20"),  // a leap year
    (.persian, 1357, 11, 22, "1979-02-11"),  // the revolution in Iran
    (.persian, 1304, 1, 11, "1925-03-31"),  // the calendar becomes law
    (.ethiopian, 2017, 1, 1, "2024-09-11"), (.ethiopian, 2016, 1, 1, "2023-09-12"),
    (.ethiopian, 2000, 1, 1, "2007-09-12"),  // the Ethiopian millennium
    (.ethiopian, 2015, 13, 6, "2023-09-11"),  // a leap day
    (.ummAlQura, 1445, 9, 1, "2024-03-11"), (.ummAlQura, 1446, 1, 1, "2024-07-07"),
    (.ummAlQura, 1300, 1, 1, "1882-11-12"), (.islamic, 1, 1, 1, "0622-07-19"),
    (.islamic, 1445, 1, 1, "2023-07-19"), (.gregorian, 2024, 2, 29, "2024-02-29"),
  ]) func published(
    _ calendar: CalendarSystem, _ year: Int, _ month: Int, _ day: Int, _ text: String
  ) throws {
    let date = try CivilDate(parsing: text)
    let parts = CalendarSystem.Parts(year, month, day)
    #expect(calendar.date(parts) == date)
    #expect(calendar.parts(of: date) == parts)
  }

  @Test(arguments: [
    (
      CalendarSystem.persian,
      "-40000:1239-4-5 -33093:1258-3-4 -26186:1277-2-2 -19279:1296-1-1 -12372:1314-11-27 "
        + "-5465:1333-10-25 1442:1352-9-22 8349:1371-8-19 15256:1390-7-17 22163:1409-6-15"
    ),
    (
      .islamic,
      "-40000:1276-12-7 -33093:1296-6-3 -26186:1315-11-30 -19279:1335-5-27 -12372:1354-11-24 "
        + "-5465:1374-5-21 1442:1393-11-18 8349:1413-5-14 15256:1432-11-11 22163:1452-5-8"
    ),
    (
      .ummAlQura,
      "-26186:1315-12-1 -19279:1335-5-27 -12372:1354-11-23 -5465:1374-5-20 1442:1393-11-18 "
        + "8349:1413-5-15 15256:1432-11-11 22163:1452-5-7 29070:1471-11-5"
    ),
    (
      .ethiopian,
      "-40000:1852-10-20 -33093:1871-9-18 -26186:1890-8-15 -19279:1909-7-12 -12372:1928-6-9 "
        + "-5465:1947-5-7 1442:1966-4-4 8349:1985-3-1 15256:2004-1-28 22163:2022-13-1"
    ),
  ]) func table(_ calendar: CalendarSystem, _ table: String) throws {
    for entry in table.split(separator: " ") {
      let halves = entry.split(separator: ":")
      let day = try #require(Int(halves[0]))
      let numbers = halves[1].split(separator: "-").compactMap { Int($0) }
      #expect(
        calendar.parts(of: CivilDate(dayNumber: day)) == .init(numbers[0], numbers[1], numbers[2]),
        "\(calendar) \(entry)")
    }
  }

  @Test(arguments: CalendarSystem.allCases) func everyDayComesBack(_ calendar: CalendarSystem) {
    var expected: CalendarSystem.Parts?
    // From 1900 to 2060: every day follows the one before, and returns to where it came from.
    for number in -25_567...32_871 {
      let date = CivilDate(dayNumber: number)
      guard let parts = calendar.parts(of: date) else {
        Issue.record("\(calendar): no day \(number)")
        return
      }
      #expect(calendar.date(parts) == date)
      if let expected { #expect(parts == expected) }
      let length = calendar.days(inMonth: parts.month, of: parts.year)
      if parts.day < length {
        expected = .init(parts.year, parts.month, parts.day + 1)
      } else if parts.month < calendar.monthCount {
        expected = .init(parts.year, parts.month + 1, 1)
      } else {
        expected = .init(parts.year + 1, 1, 1)
      }
      if parts != calendar.date(parts).flatMap(calendar.parts(of:)) { return }
    }
  }

  @Test(arguments: [
    (CalendarSystem.persian, 1402, 12, 30), (.ethiopian, 2016, 13, 6), (.islamic, 1446, 2, 30),
    (.gregorian, 2023, 2, 29), (.persian, 1403, 13, 1), (.ummAlQura, 1250, 1, 1),
    (.ethiopian, 2016, 0, 1), (.persian, 1403, 1, 0), (.islamic, .max, 1, 1),
  ]) func absentDays(_ calendar: CalendarSystem, _ year: Int, _ month: Int, _ day: Int) {
    #expect(calendar.date(.init(year, month, day)) == nil)
  }

  @Test func monthsAreNamed() {
    #expect(CalendarSystem.islamic.monthName(3) == "Rabi I")
    #expect(CalendarSystem.ummAlQura.monthName(4) == "Rabi II")
    #expect(CalendarSystem.ethiopian.monthName(13) == "Pagume")
    #expect(CalendarSystem.gregorian.monthName(13) == "")
  }
}
