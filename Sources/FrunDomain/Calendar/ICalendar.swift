/// A calendar file: expanded events with stable identities, no recurrence
/// rules (two leading libraries disagree on 21 of 146), no zone tables.
public struct ICalendar: Hashable, Sendable {
  /// Events and tasks, in order.
  public let components: [CalendarComponent]

  /// A calendar.
  public init(components: [CalendarComponent]) { self.components = components }

  /// The file as UTF-8 with CRLF. `stamp` is the instant of the export.
  public func bytes(stamp: Moment) -> [UInt8] { Array(text(stamp: stamp).utf8) }

  /// The file as text with CRLF.
  public func text(stamp: Moment) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//frun//frun//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    for component in components { lines += Self.lines(component, stamp: stamp) }
    lines.append("END:VCALENDAR")
    return lines.map(CalendarLine.folded).joined()
  }

  private static func lines(_ component: CalendarComponent, stamp: Moment) -> [String] {
    let isTask: Bool
    var lines: [String] = []
    switch component.time {
    case .day(let day):
      isTask = false
      // The end of a day is the day after: it is exclusive.
      lines.append("DTSTART;VALUE=DATE:" + basic(day))
      lines.append("DTEND;VALUE=DATE:" + basic(day.adding(days: 1)))
    case .instants(let start, let end):
      isTask = false
      lines.append("DTSTART:" + basic(start))
      lines.append("DTEND:" + basic(max(start, end)))
    case .dueBy(let day):
      isTask = true
      lines.append("DUE;VALUE=DATE:" + basic(day))
    }
    lines.append("SUMMARY:" + CalendarLine.escaped(component.summary))
    let details = [component.details, windowText(component)].filter { !$0.isEmpty }
    if !details.isEmpty {
      lines.append("DESCRIPTION:" + CalendarLine.escaped(details.joined(separator: "\n")))
    }
    if let window = component.window {
      lines.append("X-FRUN-WINDOW:\(window.lowerBound)/\(window.upperBound)")
    }
    lines.append("CLASS:CONFIDENTIAL")
    let status = status(component.status, isTask: isTask)
    lines.append("STATUS:" + status.rawValue)
    if isTask {
      lines.append("PERCENT-COMPLETE:\(status == .completed ? 100 : 0)")
      if let priority = component.priority { lines.append("PRIORITY:\(min(max(priority, 0), 9))") }
    }
    if let parent = component.parent { lines.append("RELATED-TO;RELTYPE=PARENT:" + uid(parent)) }
    if let days = component.reminderDays, days >= 0, status != .cancelled, status != .completed {
      lines += [
        "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:" + CalendarLine.escaped(component.summary), "TRIGGER:-P\(days)D",
        "END:VALARM",
      ]
    }
    let name = isTask ? "VTODO" : "VEVENT"
    let head = [
      "BEGIN:" + name, "UID:" + uid(component.id), "DTSTAMP:" + basic(stamp),
      "SEQUENCE:\(max(0, component.sequence))",
    ]
    return head + lines + ["END:" + name]
  }

  /// Events and tasks have different states in common but cancelled.
  private static func status(_ status: CalendarComponent.Status, isTask: Bool)
    -> CalendarComponent.Status
  {
    switch (status, isTask) {
    case (.confirmed, true), (.tentative, true): .needsAction
    case (.needsAction, false), (.inProcess, false), (.completed, false): .confirmed
    default: status
    }
  }

  private static func windowText(_ component: CalendarComponent) -> String {
    component.window.map { "Window \($0.lowerBound) to \($0.upperBound)" } ?? ""
  }

  /// `.invalid` can never be anybody's domain (RFC 2606).
  private static func uid(_ record: RecordID) -> String { record.text + "@frun.invalid" }

  private static func basic(_ day: CivilDate) -> String {
    day.description.filter { $0 != "-" }
  }

  private static func basic(_ moment: Moment) -> String {
    String(moment.utcText.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}
