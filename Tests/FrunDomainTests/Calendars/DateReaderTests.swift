import FrunDomain
import Testing

/// Dates as people type them.
@Suite("Reading dates") struct DateReaderTests {
  /// 21 November 2026, a Saturday.
  private static let today = CivilDate(year: 2026, month: 11, day: 21)

  private func read(_ text: String, _ calendar: CalendarSystem = .gregorian) throws -> String {
    let today = try #require(Self.today)
    switch DateReader(today: today, calendar: calendar).read(text) {
    case .date(let date): return date.description
    case .ambiguous(let dates): return dates.map(\.description).joined(separator: " or ")
    case .unreadable(let reason): return "? \(reason.rawValue)"
    }
  }

  @Test(arguments: [
    ("2015", "2015"), ("3/2015", "2015-03"), ("2015-03", "2015-03"), ("03.2015", "2015-03"),
    ("12 mar 2015", "2015-03-12"), ("12mar2015", "2015-03-12"), ("March 12, 2015", "2015-03-12"),
    ("mar 2015", "2015-03"), ("2015-03-12", "2015-03-12"), ("20150312", "2015-03-12"),
    ("13.2.2015", "2015-02-13"), ("2/13/2015", "2015-02-13"), ("7/7/2015", "2015-07-07"),
    ("today", "2026-11-21"), (" Yesterday ", "2026-11-20"), ("-3d", "2026-11-18"),
    ("-2 weeks", "2026-11-07"), ("+10d", "2026-12-01"), ("3 days ago", "2026-11-18"),
    ("-5m", "2026-06"), ("-2y", "2024"), ("age 9", "~2017"), ("9 years old", "~2017"),
    ("about 2015", "~2015"), ("~2015", "~2015"), ("~3/2015", "~2015-03"), ("c. 1960", "~1960"),
    ("about age 9", "~2017"), ("12 mars 2015", "2015-03-12"), ("1er août 2015", "2015-08-01"),
    ("12 de marzo de 2015", "2015-03-12"), ("١٢ مارس ٢٠١٥", "2015-03-12"),
    ("١٢ كانون الثاني ٢٠١٥", "2015-01-12"), ("۲۰۱۵", "2015"), ("२०१५-०३-१२", "2015-03-12"),
    ("حوالي ٢٠١٥", "~2015"), ("اليوم", "2026-11-21"), ("aujourd’hui", "2026-11-21"),
    ("âge 9", "~2017"), ("العمر ٩", "~2017"), ("12 mar 65", "1965-03-12"),
    ("31 dec 15", "2015-12-31"), ("29 feb 2016", "2016-02-29"),
  ]) func understood(_ text: String, _ expected: String) throws {
    #expect(try read(text) == expected, "\(text)")
  }

  /// Day and month, or the century, may be either: the person is asked.
  @Test(arguments: [
    ("12.3.15", "2015-03-12 or 2015-12-03"), ("12/3/2015", "2015-03-12 or 2015-12-03"),
    ("1-2-2020", "2020-01-02 or 2020-02-01"), ("5 jan 30", "1930-01-05 or 2030-01-05"),
    ("about 12.3.15", "~2015-03-12 or ~2015-12-03"),
  ]) func asked(_ text: String, _ expected: String) throws {
    #expect(try read(text) == expected, "\(text)")
  }

  @Test(arguments: [
    ("", "? shape"), ("soon", "? shape"), ("12", "? shape"), ("3/15", "? shape"),
    ("30 feb 2015", "? absent"), ("31.4.2015", "? absent"), ("2015-13", "? absent"),
    ("2015-02-29", "? absent"), ("0000", "? otherCalendar"), ("1394", "? otherCalendar"),
    ("age 200", "? absent"), ("-99999999d", "? absent"), ("1 2 3 4", "? shape"),
    ("may june 2015", "? shape"), ("999999999999", "? shape"), ("12 xyz 2015", "? shape"),
    ("-", "? shape"), ("~", "? shape"), ("🙂", "? shape"),
  ]) func refused(_ text: String, _ expected: String) throws {
    #expect(try read(text) == expected, "\(text)")
  }

  @Test(arguments: [
    (CalendarSystem.persian, "1 farvardin 1403", "2024-03-20"),
    (.persian, "۱ فروردین ۱۴۰۳", "2024-03-20"), (.persian, "1403/1/1", "2024-03-20"),
    (.persian, "1 hamal 1403", "2024-03-20"), (.persian, "1394", "~2015"),
    (.persian, "2015", "? otherCalendar"), (.persian, "32/13/1403", "? absent"),
    (.persian, "1/2/1403", "2024-03-21 or 2024-04-20"), (.persian, "today", "2026-11-21"),
    (.ethiopian, "1 Meskerem 2017", "2024-09-11"), (.ethiopian, "መስከረም 1 2017", "2024-09-11"),
    (.ethiopian, "13/6/2015", "2023-02-20 or 2023-09-11"),
    (.ummAlQura, "1 ramadan 1445", "2024-03-11"),
    (.ummAlQura, "١ رمضان ١٤٤٥", "2024-03-11"), (.ummAlQura, "ربيع الأول 1445", "~2023-09"),
    (.islamic, "1 muharram 1445", "2023-07-19"),
  ]) func otherCalendars(_ calendar: CalendarSystem, _ text: String, _ expected: String) throws {
    #expect(try read(text, calendar) == expected, "\(text)")
  }

  /// Whatever is typed, reading ends and never traps.
  @Test func anything() throws {
    var state: UInt64 = 20_261_121
    let alphabet = Array("0123456789/.-~ adgeorymاليوم٣۹'’")
    for _ in 0..<3_000 {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1
      for _ in 0..<(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      for calendar in CalendarSystem.allCases { _ = try read(text, calendar) }
    }
  }
}
