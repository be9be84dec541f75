/// A civil date as typed: `2026-03-09`. Year 1…9999, Gregorian, no zone.
public struct DateText: ArgumentValue, Hashable {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day, 1…31.
  public let day: Int

  /// A civil date.
  public static var valueKind: ValueKind { .date }

  /// Reads `YYYY-MM-DD`.
  public init(argument: String) throws(ValueProblem) {
    let date: PartialDateText
    do { date = try PartialDateText(argument: argument) } catch {
      throw error == PartialDateText.form ? Self.form : error
    }
    guard let month = date.month, let day = date.day else { throw Self.form }
    (year, self.month, self.day) = (date.year, month, day)
  }

  /// `YYYY-MM-DD`.
  public var argumentText: String { PartialDateText.text(year, month, day) }

  private static let form = ValueProblem("not a date such as 2026-03-09")
}

/// A civil date of which month or day may be unknown: `1998`, `1998-04`, `1998-??`, `1998-04-??`.
public struct PartialDateText: ArgumentValue, Hashable {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12, or nil when unknown.
  public let month: Int?
  /// The day, 1…31, or nil when unknown.
  public let day: Int?

  /// A partial date.
  public static var valueKind: ValueKind { .partialDate }

  /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, with `??` for an unknown part; a known day needs a
  /// known month.
  public init(argument: String) throws(ValueProblem) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...3).contains(parts.count), let year = Self.digits(parts[0], 4) else {
      throw Self.form
    }
    guard year > 0 else { throw ValueProblem("there is no year 0000") }
    let month = parts.count > 1 ? try Self.part(parts[1]) : nil
    let day = parts.count > 2 ? try Self.part(parts[2]) : nil
    guard month != nil || day == nil else {
      throw ValueProblem("a day needs a month; write the month or ?? for the day")
    }
    if let month, !(1...12).contains(month) {
      throw ValueProblem("there is no month \(Self.padded(month, 2))")
    }
    if let month, let day, !(1...Self.days(month, year)).contains(day) {
      throw ValueProblem("the month has no day \(Self.padded(day, 2))")
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The shortest form: `1998`, `1998-04`, `1998-04-09`.
  public var argumentText: String { Self.text(year, month, day) }

  static let form = ValueProblem("not a date such as 1998, 1998-04, 1998-04-?? or 1998-04-09")

  static func text(_ year: Int, _ month: Int?, _ day: Int?) -> String {
    let parts = [padded(year, 4)] + [month, day].compactMap { $0 }.map { padded($0, 2) }
    return parts.joined(separator: "-")
  }

  /// Returns the length of a month in the Gregorian calendar.
  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func part(_ text: String) throws(ValueProblem) -> Int? {
    if text == "??" { return nil }
    guard let value = digits(text, 2) else { throw form }
    return value
  }

  private static func digits(_ text: String, _ count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
