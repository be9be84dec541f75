/// Reads dates as people say them, and never guesses.
///
/// `2015`, `3/2015`, `12 mar 2015`, `2015-03-12`, `today`, `-3d`, `age 9`, `about 2015`; digits of
/// every script; month names in English, French, Spanish and Arabic, and in the calendar's own
/// languages. Where day and month, or the century, can be read in more than one way, all readings
/// are given back for the person to choose from.
public struct DateReader: Sendable {
  /// What was understood.
  public enum Reading: Sendable, Hashable {
    /// One date.
    case date(PartialDate)
    /// Several dates, the earliest first; only the person knows which.
    case ambiguous([PartialDate])
    /// Not a date, or one that the calendar does not have.
    case unreadable(Reason)
  }

  /// Why a text is no date.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The text has not the shape of a date.
    case shape
    /// There is no such day, month or year in the calendar.
    case absent
    /// The year looks like one of another calendar.
    case otherCalendar
  }

  /// The day on which it is said.
  public let today: CivilDate
  /// The calendar of written days and months.
  public let calendar: CalendarSystem

  /// Longest text that is looked at, in bytes.
  static let longest = 100

  /// A reader for what is said on a day.
  public init(today: CivilDate, calendar: CalendarSystem = .gregorian) {
    self.today = today
    self.calendar = calendar
  }

  /// Reads a text.
  public func read(_ text: String) -> Reading {
    guard text.utf8.count <= Self.longest else { return .unreadable(.shape) }
    var words = DateWords(text)
    let isApproximate = words.takeAbout()
    let reading = relative(&words) ?? written(words)
    guard isApproximate else { return reading }
    switch reading {
    case .date(let date): return .date(date.about)
    case .ambiguous(let dates): return .ambiguous(dates.map(\.about))
    case .unreadable: return reading
    }
  }

  // MARK: Relative

  private func relative(_ words: inout DateWords) -> Reading? {
    if let offset = words.dayWord { return .date(PartialDate(today.adding(days: offset))) }
    if let years = words.age {
      guard years <= 130, let year = PartialDate(year: today.year - years, isApproximate: true)
      else { return .unreadable(.absent) }
      return .date(year)
    }
    guard let (count, unit) = words.distance else { return nil }
    guard abs(count) <= 100_000 else { return .unreadable(.absent) }
    switch unit {
    case .day: return .date(PartialDate(today.adding(days: count)))
    case .week: return .date(PartialDate(today.adding(days: 7 * count)))
    case .month:
      let day = today.adding(months: count)
      return PartialDate(year: day.year, month: day.month).map { .date($0) }
    case .year:
      return PartialDate(year: today.year + count).map { .date($0) } ?? .unreadable(.absent)
    }
  }

  // MARK: Written

  private func written(_ words: DateWords) -> Reading {
    let parts = words.parts
    let named = parts.indices.compactMap { place -> (place: Int, month: Int)? in
      guard case .word(let word) = parts[place] else { return nil }
      return calendar.month(named: word).map { (place, $0) }
    }
    let numbers = parts.compactMap { part -> DateWords.Number? in
      if case .number(let number) = part { number } else { nil }
    }
    guard named.count <= 1, named.count + numbers.count == parts.count else {
      return .unreadable(.shape)
    }
    if let month = named.first?.month { return withName(numbers, month) }
    switch numbers.count {
    case 1: return single(numbers[0])
    case 2: return monthAndYear(numbers)
    case 3: return three(numbers)
    default: return .unreadable(.shape)
    }
  }

  private func single(_ number: DateWords.Number) -> Reading {
    if number.length == 8 {
      return readings([(number.value / 10_000, number.value / 100 % 100, number.value % 100)])
    }
    guard number.length == 4 else { return .unreadable(.shape) }
    return readings([(number.value, nil, nil)])
  }

  private func monthAndYear(_ numbers: [DateWords.Number]) -> Reading {
    let (first, second) = (numbers[0], numbers[1])
    if first.length == 4, second.length <= 2 { return readings([(first.value, second.value, nil)]) }
    if second.length == 4, first.length <= 2 { return readings([(second.value, first.value, nil)]) }
    return .unreadable(.shape)
  }

  private func withName(_ numbers: [DateWords.Number], _ month: Int) -> Reading {
    switch numbers.count {
    case 1:
      return readings(years(numbers[0]).map { ($0, month, nil) })
    case 2:
      let long = numbers.firstIndex { $0.length > 2 || $0.value > 31 }
      guard let long else {
        // "12 mar 15": the day is said first in every language read here.
        return readings(years(numbers[1]).map { ($0, month, numbers[0].value) })
      }
      return readings(years(numbers[long]).map { ($0, month, numbers[1 - long].value) })
    default: return .unreadable(.shape)
    }
  }

  private func three(_ numbers: [DateWords.Number]) -> Reading {
    if numbers[0].length > 2 {
      guard numbers[0].length == 4 else { return .unreadable(.shape) }
      return readings([(numbers[0].value, numbers[1].value, numbers[2].value)])
    }
    let (first, second) = (numbers[0].value, numbers[1].value)
    return readings(
      years(numbers[2]).flatMap { year -> [(Int, Int?, Int?)] in
        [(year, second, first), (year, first, second)]
      })
  }

  /// The years a number may mean: two digits may be of this century or of the last one, as far as a
  /// living person can have been born or a plan can reach.
  private func years(_ number: DateWords.Number) -> [Int] {
    if number.length == 4 { return [number.value] }
    guard number.length <= 2, let now = calendar.parts(of: today)?.year else { return [] }
    let century = now / 100 * 100
    return [century - 100, century, century + 100].map { $0 + number.value }
      .filter { $0 >= now - 110 && $0 <= now + 20 }
  }

  /// All dates that candidates name; those that do not exist are no readings.
  private func readings(_ candidates: [(year: Int, month: Int?, day: Int?)]) -> Reading {
    var found: Set<PartialDate> = []
    for (year, month, day) in candidates {
      if let date = stored(year, month, day) { found.insert(date) }
    }
    let dates = found.sorted { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) }
    if dates.count > 1 { return .ambiguous(dates) }
    if let only = dates.first { return .date(only) }
    return .unreadable(
      candidates.contains { isOfOtherCalendar($0.year) } ? .otherCalendar : .absent)
  }

  /// The Gregorian date of known parts of the calendar. A month or year of another calendar lies
  /// across two of ours: it is stored as the month or year in which most of it lies, and about.
  private func stored(_ year: Int, _ month: Int?, _ day: Int?) -> PartialDate? {
    guard !isOfOtherCalendar(year) else { return nil }
    guard calendar != .gregorian else { return PartialDate(year: year, month: month, day: day) }
    if let month, let day {
      return calendar.date(.init(year, month, day)).map { PartialDate($0) }
    }
    if let month {
      return calendar.date(.init(year, month, 15)).flatMap {
        PartialDate(year: $0.year, month: $0.month, isApproximate: true)
      }
    }
    return calendar.date(.init(year, 6, 15)).flatMap {
      PartialDate(year: $0.year, isApproximate: true)
    }
  }

  /// Dates of casework lie between the lives of the oldest relatives and the furthest plans.
  private func isOfOtherCalendar(_ year: Int) -> Bool {
    guard let now = calendar.parts(of: today)?.year else { return false }
    return year < now - 200 || year > now + 100
  }
}

extension PartialDate {
  /// The same, marked as approximate.
  var about: PartialDate {
    PartialDate(year: year, month: month, day: day, isApproximate: true) ?? self
  }
}
