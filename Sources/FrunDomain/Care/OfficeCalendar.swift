/// A holiday or range of holidays of an office.
public struct Holiday: Hashable, Sendable, Codable {
  /// First day.
  public let from: CivilDate
  /// Last day.
  public let to: CivilDate
  /// Name, empty when none is given.
  public let name: String
  /// Whether the dates may still move: moon-sighted holidays are entered as a
  /// range before they are known.
  public let isTentative: Bool

  /// A holiday; a last day before the first counts as the first.
  public init(from: CivilDate, to: CivilDate? = nil, name: String = "", isTentative: Bool = false) {
    self.from = from
    self.to = max(from, to ?? from)
    self.name = name
    self.isTentative = isTentative
  }
}

/// The working days of an office: weekends differ by country, holidays by year.
public struct OfficeCalendar: Hashable, Sendable, Codable {
  /// Days of the week without work, ISO numbers 1 Monday to 7 Sunday.
  public let weekend: Set<Int>
  /// Holidays, tentative ones included.
  public let holidays: [Holiday]

  /// A calendar; numbers outside 1...7 are dropped.
  public init(weekend: Set<Int> = [6, 7], holidays: [Holiday] = []) {
    self.weekend = weekend.filter { (1...7).contains($0) }
    self.holidays = holidays
  }

  /// Whether the office works on a day.
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    !weekend.contains(date.isoWeekday) && holiday(on: date) == nil
  }

  /// The holiday a day belongs to.
  public func holiday(on date: CivilDate) -> Holiday? {
    holidays.first { $0.from <= date && date <= $0.to }
  }

  /// The day that lies a number of working days after another. Gives up after
  /// a year without enough of them and returns that day.
  public func adding(workingDays count: Int, to date: CivilDate) -> CivilDate {
    var current = date
    var left = count
    for _ in 0..<366 where left > 0 {
      current = current.adding(days: 1)
      if isWorkingDay(current) { left -= 1 }
    }
    return current
  }
}
