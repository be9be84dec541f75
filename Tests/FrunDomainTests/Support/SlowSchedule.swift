import FrunDomain

/// The date rules of one row once more, written from their text alone and slowly: a calendar that
/// is walked day by day, no day numbers, no arithmetic of the product.
struct SlowSchedule {
  /// One day on the wall calendar.
  struct Day: Equatable {
    var year: Int
    var month: Int
    var day: Int
    /// 1 Monday to 7 Sunday.
    var weekday: Int
  }

  /// A visit: key, due day, window, planned day, note; days as `YYYY-MM-DD`.
  struct Visit: Equatable, CustomStringConvertible {
    var key: String
    var due: String
    var from: String
    var to: String
    var planned: String
    var note: String?
    var description: String { "\(key) \(due) \(from)...\(to) \(planned) \(note ?? "")" }
  }

  /// The wall calendar, from a known Monday on.
  private let days: [Day]
  private let weekend: Set<Int>
  private let holidays: Set<String>

  /// A calendar of the years 2023 to 2032; 2 January 2023 was a Monday.
  init(weekend: Set<Int>, holidays: Set<String>) {
    var days: [Day] = []
    var weekday = 7
    for year in 2023...2032 {
      for month in 1...12 {
        for day in 1...Self.length(month, year) {
          days.append(Day(year: year, month: month, day: day, weekday: weekday))
          weekday = weekday == 7 ? 1 : weekday + 1
        }
      }
    }
    self.days = days
    self.weekend = weekend
    self.holidays = holidays
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return year == 2024 || year == 2028 || year == 2032 ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private func text(_ index: Int) -> String {
    let day = days[index]
    return
      "\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)-\(day.day < 10 ? "0" : "")\(day.day)"
  }

  private func works(_ index: Int) -> Bool {
    !weekend.contains(days[index].weekday) && !holidays.contains(text(index))
  }

  /// The visits of a row for a placement, by due day.
  func visits(_ rules: [FollowUpRule], placed: String) -> [Visit] {
    guard let start = days.indices.first(where: { text($0) == placed }) else { return [] }
    var all: [(due: Int, order: Int, visit: Visit)] = []
    for rule in rules {
      var offsets: [(String, Period)] = []
      switch rule.timing {
      case .once(let offset): offsets = [(rule.key, offset)]
      case .every(let step, let from, let to):
        var count = from.count
        while count <= to.count {
          if let offset = step.unit == .days ? Period.days(count) : Period.months(count) {
            offsets.append(("\(rule.key)\(count)", offset))
          }
          count += step.count
        }
      }
      for (key, offset) in offsets {
        let due = after(start, offset)
        let from = max(start, due - rule.before)
        let to = due + rule.after
        let (planned, note) = planned(due, from, to, rule.roll)
        all.append(
          (
            due, all.count,
            Visit(
              key: key, due: text(due), from: text(from), to: text(to), planned: text(planned),
              note: note)
          ))
      }
    }
    return all.sorted { ($0.due, $0.order) < ($1.due, $1.order) }.map(\.visit)
  }

  /// Walks to the day so many days or months on.
  private func after(_ start: Int, _ offset: Period) -> Int {
    if offset.unit == .days { return start + offset.count }
    var year = days[start].year
    var month = days[start].month
    for _ in 0..<offset.count {
      month += 1
      if month == 13 { (month, year) = (1, year + 1) }
    }
    let day = min(days[start].day, Self.length(month, year))
    return days.indices.first {
      days[$0].year == year && days[$0].month == month && days[$0].day == day
    } ?? start
  }

  private func planned(_ due: Int, _ from: Int, _ to: Int, _ roll: RollRule) -> (Int, String?) {
    if works(due) { return (due, nil) }
    switch roll {
    case .none: return (due, "non-working-day-kept")
    case .nearest:
      if let later = (due...max(due, to)).first(where: works) { return (later, nil) }
      if let earlier = (min(from, due)...due).last(where: works) { return (earlier, nil) }
    case .backward:
      if let earlier = (min(from, due)...due).last(where: works) { return (earlier, nil) }
    }
    return (due, "no-working-day-in-window")
  }
}
