import FrunDomain
import Testing

@Suite("Calendar files")
struct ICalendarTests {
  /// Lines of a file, unfolded, after checking what RFC 5545 asks of each.
  private func lines(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    #expect(bytes.suffix(2) == [13, 10])
    var raw: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
      if bytes[index] == 13 {
        #expect(index + 1 < bytes.count && bytes[index + 1] == 10, "a return without line feed")
        raw.append([])
        index += 2
        continue
      }
      #expect(bytes[index] != 10, "a line feed without return")
      raw[raw.count - 1].append(bytes[index])
      index += 1
    }
    #expect(raw.removeLast().isEmpty)
    var unfolded: [[UInt8]] = []
    for line in raw {
      #expect(line.count <= 75)
      #expect(String(validating: line, as: UTF8.self) != nil, "cut inside a character")
      if line.first == 32 {
        #expect(!unfolded.isEmpty)
        unfolded[unfolded.count - 1] += line.dropFirst()
      } else {
        unfolded.append(line)
      }
    }
    return unfolded.map { String(decoding: $0, as: UTF8.self) }
  }

  private let stamp = Moment(
    utcMilliseconds: 1_777_070_109_007, zone: "Africa/Cairo", offsetSeconds: 10_800)

  @Test("a visit is an event of a day, without name, zone or recurrence")
  func visit() throws {
    let visit = try VisitFixture.visit(
      due: "2026-12-31", ["calendarSequence": .integer(2), "observations": .text("secret")])
    let number = CaseNumber(of: Fixture.record(0x5A))
    let components = CaseCalendar.components(
      visits: [visit], number: number, plan: Fixture.record(7))
    #expect(
      try lines(ICalendar(components: components).text(stamp: stamp)) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//frun//frun//EN", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:\(visit.id)@frun.invalid",
        "DTSTAMP:20260424T223509Z", "SEQUENCE:2", "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101", "SUMMARY:\(number) w7",
        "DESCRIPTION:Window 2026-12-28 to 2027-01-03", "X-FRUN-WINDOW:2026-12-28/2027-01-03",
        "CLASS:CONFIDENTIAL", "STATUS:CONFIRMED",
        "RELATED-TO;RELTYPE=PARENT:\(Fixture.record(7))@frun.invalid", "BEGIN:VALARM",
        "ACTION:DISPLAY", "DESCRIPTION:\(number) w7", "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
        "END:VCALENDAR",
      ])
  }

  @Test(
    "a visit that is off stays in the file as cancelled",
    arguments: ["superseded", "cancelled", "missed"])
  func cancelled(status: String) throws {
    let visit = try VisitFixture.visit(due: "2026-06-10", ["status": .code(status)])
    let components = CaseCalendar.components(
      visits: [visit], number: CaseNumber(of: Fixture.record(1)), plan: nil)
    let lines = try lines(ICalendar(components: components).text(stamp: stamp))
    #expect(lines.contains("STATUS:CANCELLED"))
    #expect(lines.contains("UID:\(visit.id)@frun.invalid"))
    #expect(!lines.contains("BEGIN:VALARM"))
  }

  @Test("an action is a task")
  func action() throws {
    let record = Record(
      id: Fixture.record(3), kind: "action", stream: Fixture.stream, fields: [:])
    let action = try #require(
      PlannedAction(
        record.with([
          "dueOn": .date(try Fixture.day("2026-06-10")), "status": .code("completed"),
          "priority": .code("high"), "what": .text("Find Amina"),
        ])))
    let components = CaseCalendar.components(
      actions: [action], number: CaseNumber(of: Fixture.record(1)), plan: nil)
    let text = ICalendar(components: components).text(stamp: stamp)
    let lines = try lines(text)
    for line in [
      "BEGIN:VTODO", "DUE;VALUE=DATE:20260610", "STATUS:COMPLETED", "PERCENT-COMPLETE:100",
      "PRIORITY:1", "CLASS:CONFIDENTIAL",
    ] { #expect(lines.contains(line)) }
    #expect(!text.contains("Amina"))
  }

  @Test("a meeting is written in UTC")
  func meeting() throws {
    let component = CalendarComponent(
      id: Fixture.record(3),
      time: .instants(stamp, Moment(utcMilliseconds: stamp.utcMilliseconds + 3_600_000)),
      summary: "meeting", status: .needsAction)
    let lines = try lines(ICalendar(components: [component]).text(stamp: stamp))
    #expect(lines.contains("DTSTART:20260424T223509Z"))
    #expect(lines.contains("DTEND:20260424T233509Z"))
    #expect(lines.contains("STATUS:CONFIRMED"))
    #expect(
      !lines.contains { $0.contains("TZID") || $0.contains("RRULE") || $0.contains("VTIMEZONE") })
  }

  @Test("special characters are escaped, control characters dropped")
  func escapes() throws {
    let component = CalendarComponent(
      id: Fixture.record(3), time: .day(.first), summary: "a\\b;c,d\ne\r\nf\u{7}g\u{1B}[31m")
    let lines = try lines(ICalendar(components: [component]).text(stamp: stamp))
    #expect(lines.contains("SUMMARY:a\\\\b\\;c\\,d\\ne\\nfg[31m"))
  }

  @Test(
    "long lines fold on characters of every script",
    arguments: [
      String(repeating: "زيارة المتابعة للطفل، ", count: 12), String(repeating: "a", count: 300),
      String(repeating: "家族の再会", count: 30), String(repeating: "👨‍👩‍👧‍👦🇨🇩", count: 20),
      "e" + String(repeating: "\u{301}", count: 200), String(repeating: "b", count: 67),
      String(repeating: "c", count: 68), "",
    ])
  func folding(text: String) throws {
    for pad in 0..<8 {
      let summary = String(repeating: "x", count: pad) + text
      let component = CalendarComponent(id: Fixture.record(3), time: .day(.first), summary: summary)
      let lines = try lines(ICalendar(components: [component]).text(stamp: stamp))
      let escaped = summary.split(separator: ",", omittingEmptySubsequences: false)
        .joined(separator: "\\,")
      #expect(lines.contains { $0.utf8.elementsEqual(("SUMMARY:" + escaped).utf8) })
    }
  }

  @Test("a family emoji or an accent is not torn from its letter")
  func graphemes() throws {
    let summary = String(repeating: "x", count: 50) + "👨‍👩‍👧‍👦" + "e\u{301}"
    let component = CalendarComponent(id: Fixture.record(3), time: .day(.first), summary: summary)
    let text = ICalendar(components: [component]).text(stamp: stamp)
    #expect(text.contains("\r\n 👨‍👩‍👧‍👦"))
  }
}
