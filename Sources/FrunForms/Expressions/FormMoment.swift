/// A day, or a day with a time of day, as forms write them.
///
/// A date is a civil day and is never moved by a time zone. A date-time keeps
/// the wall clock and the offset it was written with (ISO 8601, RFC 3339).
public struct FormMoment: Sendable, Hashable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  public let day: Int
  /// The wall clock, or nil for a whole day.
  public let time: Time?

  /// A wall clock with its distance from UTC.
  public struct Time: Sendable, Hashable {
    /// Milliseconds since midnight of the wall clock, 0 up to 86 400 000.
    public let milliseconds: Int
    /// Seconds east of UTC.
    public let offset: Int
  }

  /// The years 0 to 9999, which have four digits; keeps every arithmetic in range.
  static let range = -719_528...2_932_896

  /// A whole day.
  public init(day: Int) {
    self.day = min(max(day, Self.range.lowerBound), Self.range.upperBound)
    time = nil
  }

  init(day: Int, milliseconds: Int, offset: Int) {
    let carry = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    self.day = min(max(day + carry, Self.range.lowerBound), Self.range.upperBound)
    time = Time(milliseconds: milliseconds - carry * 86_400_000, offset: offset)
  }

  /// The wall clock at an instant. Milliseconds count from 1970-01-01T00:00:00Z.
  public init(epochMilliseconds: Int64, offset: Int) {
    let local = Double(epochMilliseconds) + Double(offset) * 1000
    let day = (local / 86_400_000).rounded(.down)
    self.init(
      day: Int(max(min(day, 1e9), -1e9)),
      milliseconds: Int(local - day * 86_400_000), offset: offset)
  }

  /// From a count of days with a fraction; the fraction becomes the wall clock.
  init?(dayNumber: Double, offset: Int) {
    let whole = dayNumber.rounded(.down)
    guard whole >= Double(Self.range.lowerBound), whole <= Double(Self.range.upperBound) else {
      return nil
    }
    self.init(
      day: Int(whole), milliseconds: Int(((dayNumber - whole) * 86_400_000).rounded()),
      offset: offset)
  }

  /// Days since 1970-01-01 with the wall clock as fraction.
  var dayNumber: Double {
    Double(day) + Double(time?.milliseconds ?? 0) / 86_400_000
  }

  /// Days since 1970-01-01T00:00Z; a whole day counts from its local midnight.
  func universalDayNumber(localOffset: Int) -> Double {
    dayNumber - Double(time?.offset ?? localOffset) / 86_400
  }

  /// The day without its time.
  public var wholeDay: FormMoment { FormMoment(day: day) }
}

extension FormMoment {
  /// Reads `2015-3-12`, `2015-03-12`, or a date with `T` or a space, a time and
  /// an optional offset. Nil for anything else, also for days that do not exist.
  public init?(_ text: String, localOffset: Int) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(4...4), scanner.skip("-"), let month = scanner.number(1...2),
      scanner.skip("-"), let dayOfMonth = scanner.number(1...2),
      let day = Self.day(year: year, month: month, dayOfMonth: dayOfMonth)
    else { return nil }
    if scanner.isAtEnd {
      self.init(day: day)
      return
    }
    guard scanner.skip("T") || scanner.skip(" "), let time = scanner.time(localOffset: localOffset),
      scanner.isAtEnd
    else { return nil }
    self.init(day: day, milliseconds: time.milliseconds, offset: time.offset)
  }

  /// The number of days since 1970-01-01, or nil when there is no such day.
  public static func day(year: Int, month: Int, dayOfMonth: Int) -> Int? {
    guard (1...12).contains(month), (0...9999).contains(year),
      (1...daysIn(month: month, year: year)).contains(dayOfMonth)
    else { return nil }
    // Days before the first of March, counted in 400-year eras.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month 1–12 and day of the month.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1
    )
  }

  /// 0 for Sunday to 6 for Saturday.
  var weekday: Int { ((day + 4) % 7 + 7) % 7 }

  /// `2015-03-12` or `2015-03-12T08:30:00.000+02:00`.
  public var text: String {
    let date = civil
    let written =
      "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))"
    guard let time else { return written }
    return written + "T" + Self.clock(time.milliseconds) + Self.zone(time.offset)
  }

  static func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":"
      + padded(seconds % 60, 2) + "." + padded(milliseconds % 1000, 3)
  }

  static func zone(_ offset: Int) -> String {
    let minutes = abs(offset) / 60
    return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count))
      + digits
  }
}

/// Reads digits and marks from the front of a text.
struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == mark.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while let byte = rest.first, (48...57).contains(byte), count < width.upperBound {
      value = value * 10 + Int(byte - 48)
      count += 1
      rest.removeFirst()
    }
    return count >= width.lowerBound ? value : nil
  }

  /// `08:30`, `08:30:15.250`, with `Z` or `+02:00` behind.
  mutating func time(localOffset: Int) -> FormMoment.Time? {
    guard let hour = number(1...2), skip(":"), let minute = number(2...2), hour < 24, minute < 60
    else { return nil }
    var second = 0
    var fraction = 0
    if skip(":") {
      guard let value = number(2...2), value < 60 else { return nil }
      second = value
      if skip(".") {
        var scale = 100
        while let digit = number(1...1) {
          fraction += digit * scale
          scale /= 10
        }
      }
    }
    let clock = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    if isAtEnd { return .init(milliseconds: clock, offset: localOffset) }
    if skip("Z") { return .init(milliseconds: clock, offset: 0) }
    let isEast = skip("+")
    guard isEast || skip("-"), let hours = number(1...2), hours < 24 else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = skip(":")
      guard let value = number(2...2), value < 60 else { return nil }
      minutes = value
    }
    let offset = (hours * 60 + minutes) * 60
    return .init(milliseconds: clock, offset: isEast ? offset : -offset)
  }
}
