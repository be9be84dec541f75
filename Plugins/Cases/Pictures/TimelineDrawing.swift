import FrunDomain
import FrunText

/// What happened in a case and what comes next, one event below the other; beside the line stands
/// where the child lived.
struct TimelineDrawing {
  /// One event.
  struct Event {
    /// The day it is sorted by.
    let day: CivilDate
    /// The day as it is known.
    let when: String
    let text: String
    /// The style and so the shape of its mark.
    let mark: String
  }

  private let facts: PictureFacts
  private static let width = 860
  private static let rowHeight = 30
  private static let lineHeight = 18
  private static let head = 64
  /// Planned visits beyond these stand in the calendar.
  private static let mostPlanned = 4

  init(_ facts: PictureFacts) { self.facts = facts }

  var events: [Event] {
    let events = beginnings + plans + placements + visits + safety + ends
    return events.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }

  // MARK: Events

  private func event(_ day: CivilDate?, _ text: String, _ mark: String) -> [Event] {
    guard let day else { return [] }
    return [Event(day: day, when: day.description, text: text, mark: mark)]
  }

  private var beginnings: [Event] {
    var events: [Event] = []
    if let separated = facts.file?.separatedOn {
      events.append(
        Event(
          day: separated.earliest, when: separated.description, text: "Separated from the family",
          mark: "bad"))
    }
    events += event(facts.file?.openedOn, "Case opened", "step")
    for one in facts.assessments where one.status == "completed" || one.status == nil {
      events += event(
        one.assessedOn,
        "Assessment: " + facts.words(one.kind, "kind", "assessment"), "note")
    }
    for one in facts.risks {
      events += event(one.assessedOn, "Risk: " + facts.words(one.level, "level", "risk"), "note")
    }
    return events
  }

  private var plans: [Event] {
    facts.plans.flatMap { plan -> [Event] in
      let name = "Plan \(plan.version.map { "\($0)" } ?? "")"
      return event(
        plan.startsOn, "\(name) in force: " + facts.words(plan.goal, "goal", "plan"), "step")
    }
      + facts.reviews.flatMap { event($0.heldOn, "Review meeting", "step") }
      + facts.contacts.flatMap { one -> [Event] in
        let how = facts.words(one.mode, "mode", "prePlacementContact")
        let outcome = facts.words(one.outcome, "outcome", "prePlacementContact")
        return event(
          one.heldOn ?? one.plannedOn,
          one.heldOn == nil
            ? "Contact planned: \(how)"
            : "Contact before the placement: \(how)"
              + (outcome.isEmpty ? "" : ", \(outcome.lowercased())"),
          one.heldOn == nil ? "open" : "done")
      }
  }

  private var placements: [Event] {
    facts.placements.flatMap { placement in
      event(
        placement.startsOn,
        "Placed: " + facts.words(placement.arrangement, "arrangement", "placement"), "placed")
        + event(
          placement.endsOn,
          "Placement ended: " + facts.words(placement.endReason, "endReason", "placement"),
          "placed")
    }
  }

  private var visits: [Event] {
    var planned = 0
    return facts.visits.flatMap { visit -> [Event] in
      let key = visit.key ?? ""
      let how = facts.words(visit.mode, "mode", "visit")
      switch visit.state(on: facts.today) {
      case .done:
        let seen =
          visit.childSeen == false
          ? ", child not seen" : visit.childSeenAlone == true ? ", child seen alone" : ""
        let late = visit.state(on: facts.today).label
        return event(visit.doneOn, "Visit \(key) \(late): \(how)\(seen)", "done")
      case .overdue:
        return event(visit.plannedOn ?? visit.dueOn, "Visit \(key) is overdue", "bad")
      case .missed: return event(visit.plannedOn ?? visit.dueOn, "Visit \(key) was missed", "bad")
      case .due, .planned:
        planned += 1
        guard planned <= Self.mostPlanned else { return [] }
        return event(visit.plannedOn ?? visit.dueOn, "Visit \(key) planned", "open")
      case .superseded, .cancelled: return []
      }
    }
  }

  private var safety: [Event] {
    facts.concerns.flatMap { concern in
      event(
        concern.noticedOn,
        "Concern: \(facts.words(concern.category, "category", "concern")), \(facts.words(concern.level, "level", "concern").lowercased())",
        "bad") + event(concern.closedOn, "Concern closed", "note")
    }
  }

  private var ends: [Event] {
    let closures =
      facts.closures.isEmpty
      ? event(
        facts.file?.closedOn,
        "Case closed: " + facts.words(facts.file?.closureReason, "closureReason", "case"), "step")
      : facts.closures.flatMap {
        event($0.closedOn, "Case closed: " + facts.words($0.reason, "reason", "closure"), "step")
      }
    let reopened =
      facts.reopenings.isEmpty
      ? (facts.file?.reopenedOn ?? []).flatMap { event($0, "Case opened again", "step") }
      : facts.reopenings.flatMap { event($0.reopenedOn, "Case opened again", "step") }
    return closures + reopened
  }

  // MARK: Drawing

  var drawing: SVGDrawing {
    let events = events
    var shapes: [Markup] = [
      .drawn("What happened in case \(facts.number)", x: 16, y: 30, class: "h"),
      .drawn("as of \(facts.today)", x: 16, y: 50, class: "s"),
    ]
    var places: [Int] = []
    var y = Self.head + 24
    var rows: [(y: Int, lines: [String])] = []
    let next = events.firstIndex { $0.day > facts.today }
    for (index, event) in events.enumerated() {
      if index > 0, event.day.year != events[index - 1].day.year { y += 12 }
      if index == next, index > 0 {
        // Above the line lies what was, below it what is planned.
        shapes.append(.line(16, y - 14, Self.width - 90, y - 14, class: "thin"))
        shapes.append(.drawn("today", x: Self.width - 80, y: y - 10, class: "s"))
        y += 16
      }
      let lines = Wrapping(width: 78).lines(of: event.text)
      rows.append((y, lines))
      places.append(y)
      y += Self.rowHeight + (lines.count - 1) * Self.lineHeight
    }
    let bottom = max(y, Self.head + 40)
    if let first = places.first, let last = places.last, places.count > 1 {
      shapes.append(.line(130, first - 5, 130, last - 5, class: "axis"))
    }
    shapes += homes(events, places, bottom)
    for (index, event) in events.enumerated() {
      let row = rows[index]
      shapes.append(.drawn(event.when, x: 16, y: row.y, class: "t"))
      shapes.append(Self.mark(event.mark, 130, row.y - 5))
      for (line, text) in row.lines.enumerated() {
        shapes.append(
          .drawn(
            text, x: 168, y: row.y + line * Self.lineHeight, class: event.mark == "bad" ? "b" : "t")
        )
      }
    }
    if events.isEmpty { shapes.append(.drawn("Nothing is dated yet.", x: 16, y: 88)) }
    return SVGDrawing(
      title: "Timeline of case \(facts.number)",
      words: events.map { "\($0.when): \($0.text)" }.joined(separator: ". "), width: Self.width,
      height: bottom + 8, shapes: shapes)
  }

  /// Bars beside the line for the time a placement lasted.
  private func homes(_ events: [Event], _ places: [Int], _ bottom: Int) -> [Markup] {
    facts.placements.compactMap { placement in
      guard let began = placement.startsOn,
        let first = events.firstIndex(where: { $0.day >= began && $0.mark == "placed" })
      else { return nil }
      let end = placement.endsOn ?? .last
      let last = events.lastIndex { $0.day <= end } ?? first
      let from = places[first] - 5
      return .rect(
        142, from, 8, max(places[max(last, first)] - 5 - from, 8), rounding: 4, class: "placed")
    }
  }

  /// The mark of an event; its shape says what its colour says.
  private static func mark(_ style: String, _ x: Int, _ y: Int) -> Markup {
    switch style {
    case "bad": .polygon([(x, y - 9), (x + 9, y + 7), (x - 9, y + 7)], class: "bad")
    case "step": .polygon([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], class: "step")
    case "placed": .rect(x - 7, y - 7, 14, 14, rounding: 2, class: "placed")
    default: .circle(x, y, 7, class: style)
    }
  }
}
