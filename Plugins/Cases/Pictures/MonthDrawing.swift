import FrunDomain
import FrunText

/// One month of visits, with the office's days off and the windows in which visits count as on
/// time.
struct MonthDrawing {
  private let facts: PictureFacts
  private let year: Int
  private let month: Int
  private let calendar: Set<Int>
  private static let cell = (width: 118, height: 92)

  /// - Parameter weekend: the days off as ISO numbers.
  init(_ facts: PictureFacts, year: Int, month: Int, weekend: Set<Int>) {
    self.facts = facts
    self.year = year
    self.month = month
    calendar = weekend
  }

  /// A week begins on the day after the days off.
  private var firstWeekday: Int {
    (1...7).first { !calendar.contains($0) && calendar.contains($0 == 1 ? 7 : $0 - 1) } ?? 1
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  var drawing: SVGDrawing {
    let length = CivilDate.days(inMonth: month, of: year)
    let days = (1...max(length, 1)).compactMap { CivilDate(year: year, month: month, day: $0) }
    let lead = ((days.first?.isoWeekday ?? 1) - firstWeekday + 7) % 7
    let weeks = (lead + length + 6) / 7
    let name = "\(Self.months[max(0, min(month - 1, 11))]) \(year)"
    var shapes: [Markup] = [
      .drawn("Visits of case \(facts.number), \(name)", x: 16, y: 30, class: "h"),
      .drawn("as of \(facts.today)", x: 16, y: 50, class: "s"),
    ]
    for place in 0..<7 {
      let weekday = (firstWeekday - 1 + place) % 7
      shapes.append(
        .drawn(
          Self.weekdays[weekday], x: 16 + place * Self.cell.width + Self.cell.width / 2, y: 78,
          anchor: "middle", class: "s"))
    }
    var said: [String] = []
    for day in days {
      let place = lead + day.day - 1
      let x = 16 + place % 7 * Self.cell.width
      let y = 88 + place / 7 * Self.cell.height
      shapes += draw(day, x, y, &said)
    }
    let foot = 88 + weeks * Self.cell.height + 26
    shapes += [
      .rect(16, foot - 12, 22, 14, class: "window"),
      .drawn("a visit counts as on time", x: 46, y: foot, class: "s"),
      .rect(240, foot - 12, 22, 14, class: "free"), .drawn("day off", x: 270, y: foot, class: "s"),
      .rect(350, foot - 12, 22, 14, class: "today"), .drawn("today", x: 380, y: foot, class: "s"),
    ]
    return SVGDrawing(
      title: "Visits of case \(facts.number) in \(name)",
      words: said.isEmpty ? "No visit in this month." : said.joined(separator: ". "),
      width: 32 + 7 * Self.cell.width, height: foot + 16, shapes: shapes)
  }

  private func draw(_ day: CivilDate, _ x: Int, _ y: Int, _ said: inout [String]) -> [Markup] {
    let (width, height) = Self.cell
    let open = facts.visits.filter { $0.state(on: facts.today).isOpen }
    var shapes: [Markup] = [
      .rect(x, y, width, height, class: calendar.contains(day.isoWeekday) ? "free" : "day")
    ]
    let inWindow = open.contains { visit in
      guard let from = visit.windowFrom, let to = visit.windowTo else { return false }
      return from <= day && day <= to
    }
    if inWindow { shapes.append(.rect(x + 1, y + height - 14, width - 2, 13, class: "window")) }
    if day == facts.today {
      shapes.append(.rect(x + 2, y + 2, width - 4, height - 4, class: "today"))
    }
    shapes.append(.drawn("\(day.day)", x: x + 10, y: y + 20, class: "b"))
    var line = y + 42
    for visit in facts.visits where shownOn(visit) == day {
      let state = visit.state(on: facts.today)
      let text = "\(visit.key ?? "visit") \(state.label)"
      said.append("\(day): visit \(text)")
      guard line < y + height - 8 else { continue }
      let style = state.isOpen ? (state == .overdue ? "bad" : "open") : "done"
      shapes.append(
        style == "bad"
          ? .polygon([(x + 14, line - 12), (x + 21, line), (x + 7, line)], class: style)
          : .circle(x + 14, line - 5, 6, class: style))
      shapes.append(.drawn(Fitting.truncate(text, to: 14), x: x + 26, y: line, class: "s"))
      line += 18
    }
    return shapes
  }

  private func shownOn(_ visit: Visit) -> CivilDate? {
    switch visit.state(on: facts.today) {
    case .superseded, .cancelled: nil
    case .done: visit.doneOn
    default: visit.plannedOn ?? visit.dueOn
    }
  }
}
