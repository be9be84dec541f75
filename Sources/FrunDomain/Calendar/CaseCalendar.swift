/// Visits and actions of a case as calendar components that betray nothing:
/// calendars are copied to phones and clouds.
public enum CaseCalendar {
  /// What the titles tell.
  public enum Detail: Hashable, Sendable {
    /// Case number and key of the visit, nothing else.
    case neutral
    /// The text given per record, for a calendar that stays on this machine.
    case told([RecordID: String])
  }

  /// The visits of a case. Visits that were superseded, cancelled or given up
  /// stay in the file as cancelled, so that calendars take them out.
  public static func components(
    visits: [Visit], number: CaseNumber, plan: RecordID?,
    sequences: CalendarSequences = CalendarSequences(), detail: Detail = .neutral
  ) -> [CalendarComponent] {
    visits.compactMap { visit in
      guard let due = visit.dueOn else { return nil }
      let day = visit.doneOn ?? visit.plannedOn ?? due
      let from = visit.windowFrom ?? due
      let isGone = ["superseded", "cancelled", "missed"].contains(visit.status)
      return CalendarComponent(
        id: visit.id, sequence: sequences.number(of: visit.id, atLeast: visit.calendarSequence),
        time: .day(day),
        summary: "\(number) \(visit.key ?? "visit")", details: told(visit.id, detail),
        window: from...max(from, visit.windowTo ?? due),
        status: isGone ? .cancelled : .confirmed, parent: plan,
        reminderDays: visit.status == "planned" ? 1 : nil)
    }
  }

  /// The actions of a case that have a day.
  public static func components(
    actions: [PlannedAction], number: CaseNumber, plan: RecordID?,
    sequences: CalendarSequences = CalendarSequences(), detail: Detail = .neutral
  ) -> [CalendarComponent] {
    actions.enumerated().compactMap { offset, action in
      guard let due = action.dueOn else { return nil }
      return CalendarComponent(
        id: action.id, sequence: sequences.number(of: action.id, atLeast: nil), time: .dueBy(due),
        summary: "\(number) action \(action.number ?? offset + 1)",
        details: told(action.id, detail), status: status(action.status), parent: plan,
        priority: ["high": 1, "medium": 5, "low": 9][action.priority ?? ""])
    }
  }

  private static func told(_ record: RecordID, _ detail: Detail) -> String {
    if case .told(let texts) = detail { texts[record] ?? "" } else { "" }
  }

  private static func status(_ status: String?) -> CalendarComponent.Status {
    switch status {
    case "completed": .completed
    case "in_progress": .inProcess
    case "cancelled", "stopped", "entered_in_error": .cancelled
    default: .needsAction
    }
  }
}
