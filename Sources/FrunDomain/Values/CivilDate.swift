/// A day of the proleptic Gregorian calendar, years 1 to 9999, without zone or
/// time.
///
/// Arithmetic runs on day numbers, never on instants: a local midnight does
/// not exist everywhere (Cairo, 2026-04-24), a civil day always does.
public struct CivilDate: Hashable, Sendable {
  /// The year, 1...9999.
  public let year: Int
  /// The month, 1...12.
  public let month: Int
  /// The day of the month, 1...31.
  public let day: Int

  /// The date, or nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(valid: year, month, day)
  }

  private init(valid year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// 0001-01-01.
  public static let first = CivilDate(valid: 1, 1, 1)
  /// 9999-12-31.
  public static let last = CivilDate(valid: 9999, 12, 31)

  /// Whether February of this year has 29 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The length of a month in days; 0 for a month number outside 1...12.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }
}

// MARK: Day numbers

extension CivilDate {
  /// Days since 1970-01-01 (negative before).
  public var dayNumber: Int {
    // Years run from March, so that the leap day is the last day of its year.
    let shiftedYear = month > 2 ? year : year - 1
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with this number; numbers outside the calendar give its first or
  /// last day.
  public init(dayNumber: Int) {
    let lowest = -719_162
    let highest = 2_932_896
    let shifted = min(max(dayNumber, lowest), highest) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(valid: year, month, day)
  }

  /// The date a number of days later (earlier when negative), held inside the
  /// calendar.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    return CivilDate(dayNumber: overflow ? (days < 0 ? Int.min : Int.max) : sum)
  }

  /// The date a number of calendar months later, clamped to the end of the
  /// month: 31 January + 1 month = 28 or 29 February.
  ///
  /// `anchorDay` is the day of month to aim for when it was clamped away
  /// before (31 January, + 1 month, + 1 month with anchor 31 = 31 March).
  public func adding(months: Int, anchorDay: Int? = nil) -> CivilDate {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    if overflow { return months < 0 ? .first : .last }
    if total < 12 { return .first }
    if total >= 10_000 * 12 { return .last }
    let newYear = total / 12
    let newMonth = total % 12 + 1
    let aim = min(max(anchorDay ?? day, 1), 31)
    return CivilDate(
      valid: newYear, newMonth, min(aim, Self.days(inMonth: newMonth, of: newYear)))
  }

  /// Days from this date to another, positive when the other is later.
  public func days(to other: CivilDate) -> Int { other.dayNumber - dayNumber }

  /// The ISO 8601 day of the week: 1 Monday to 7 Sunday.
  public var isoWeekday: Int {
    // 1970-01-01 was a Thursday (4).
    let remainder = (dayNumber + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }
}

// MARK: Order and text

extension CivilDate: Comparable, CustomStringConvertible {
  /// Earlier before later.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `YYYY-MM-DD` (ISO 8601, RFC 3339 full-date).
  public var description: String {
    "\(DecimalText.padded(year, 4))-\(DecimalText.padded(month, 2))-\(DecimalText.padded(day, 2))"
  }

  /// Reads `YYYY-MM-DD` exactly; throws `malformedText` otherwise.
  public init(parsing text: String) throws(DomainError) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = DecimalText.number(bytes[0..<4]), let month = DecimalText.number(bytes[5..<7]),
      let day = DecimalText.number(bytes[8..<10])
    else {
      throw DomainError(.malformedText, at: "date", "a date is written YYYY-MM-DD")
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw DomainError(.malformedText, at: "date", "there is no such day in the calendar")
    }
    self = date
  }
}

extension CivilDate: Strideable {
  /// Days to another date.
  public func distance(to other: CivilDate) -> Int { days(to: other) }
  /// The date some days on.
  public func advanced(by days: Int) -> CivilDate { adding(days: days) }
}

extension CivilDate: Codable {
  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
