/// A calendar in which people say when something happened. Stored dates are always Gregorian.
///
/// Conversions are arithmetic and agree with the published rules in the years of ``years``;
/// religious practice follows the sighting of the moon and may differ from the Islamic calendars by
/// a day or two.
///
/// Source of the rules: Reingold and Dershowitz, *Calendrical Calculations* (4th edition, 2018);
/// the Umm al-Qura months are those of the official Saudi tables.
public enum CalendarSystem: String, Sendable, Hashable, Codable, CaseIterable {
  /// The civil calendar of most countries.
  case gregorian
  /// The arithmetic Islamic calendar: thirty-year cycle, Friday epoch.
  case islamic
  /// The Saudi calendar, by table.
  case ummAlQura = "umm-al-qura"
  /// The Solar Hijri calendar of Iran and Afghanistan.
  case persian
  /// The Ethiopian calendar, era of mercy.
  case ethiopian

  /// Year, month and day in a calendar.
  public struct Parts: Sendable, Hashable {
    /// The year of the calendar's era.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Year, month and day, unchecked.
    public init(_ year: Int, _ month: Int, _ day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// The years in which conversions are offered.
  public var years: ClosedRange<Int> {
    switch self {
    case .gregorian: 1...9999
    case .islamic: 1...1700
    case .ummAlQura: UmmAlQuraTable.years
    // The 33-year rule equals the astronomical one here.
    case .persian: 1206...1498
    case .ethiopian: 1...2500
    }
  }

  /// Months in a year.
  public var monthCount: Int { self == .ethiopian ? 13 : 12 }

  /// The length of a month in days; 0 when there is no such month.
  public func days(inMonth month: Int, of year: Int) -> Int {
    guard years.contains(year), (1...monthCount).contains(month) else { return 0 }
    switch self {
    case .gregorian: return CivilDate.days(inMonth: month, of: year)
    case .islamic: return month % 2 == 1 || month == 12 && Self.isIslamicLeap(year) ? 30 : 29
    case .ummAlQura: return UmmAlQuraTable.days(inMonth: month, of: year)
    case .persian: return month <= 6 ? 31 : month < 12 || Self.isPersianLeap(year) ? 30 : 29
    case .ethiopian: return month < 13 ? 30 : year % 4 == 3 ? 6 : 5
    }
  }

  /// The day that is meant; nil when the calendar has no such day.
  public func date(_ parts: Parts) -> CivilDate? {
    guard parts.day >= 1, parts.day <= days(inMonth: parts.month, of: parts.year) else {
      return nil
    }
    if self == .gregorian {
      return CivilDate(year: parts.year, month: parts.month, day: parts.day)
    }
    return CivilDate(dayNumber: start(ofMonth: parts.month, of: parts.year) + parts.day - 1)
  }

  /// The day in this calendar; nil outside ``years``.
  public func parts(of date: CivilDate) -> Parts? {
    if self == .gregorian { return Parts(date.year, date.month, date.day) }
    let day = date.dayNumber
    guard day >= start(ofMonth: 1, of: years.lowerBound) else { return nil }
    // Every calendar's mean year is between 354 and 366 days: the year is near this one.
    let length = self == .islamic || self == .ummAlQura ? 354.367 : 365.2425
    let guess =
      years.lowerBound
      + Int(Double(day - start(ofMonth: 1, of: years.lowerBound)) / length)
    for year in [guess + 1, guess, guess - 1]
    where years.contains(year) && start(ofMonth: 1, of: year) <= day {
      for month in (1...monthCount).reversed() where start(ofMonth: month, of: year) <= day {
        let place = day - start(ofMonth: month, of: year) + 1
        return place <= days(inMonth: month, of: year) ? Parts(year, month, place) : nil
      }
    }
    return nil
  }

  // MARK: Arithmetic

  /// Days from 0001-01-01 (number 1) to 1970-01-01.
  private static let unixEpoch = 719_163

  /// Number of the first day of a month, counted from 1970-01-01.
  private func start(ofMonth month: Int, of year: Int) -> Int {
    switch self {
    case .gregorian: return CivilDate(year: year, month: month, day: 1)?.dayNumber ?? 0
    case .islamic:
      return 227_015 + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2
        - Self.unixEpoch
    case .ummAlQura: return UmmAlQuraTable.start(ofMonth: month, of: year)
    case .persian:
      let before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
      // 1 Farvardin of the year 1 is Julian day 1,948,320; 1970-01-01 is 2,440,588.
      return 1_948_320 - 2_440_588 + 365 * (year - 1) + (8 * year + 21) / 33 + before
    case .ethiopian:
      return 2796 + 365 * (year - 1) + year / 4 + 30 * (month - 1) - Self.unixEpoch
    }
  }

  private static func isIslamicLeap(_ year: Int) -> Bool { (14 + 11 * year) % 30 < 11 }

  private static func isPersianLeap(_ year: Int) -> Bool { (25 * year + 11) % 33 < 8 }
}
