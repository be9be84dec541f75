/// How long an award counts.
public enum ExpiryRule: Hashable, Sendable, Codable {
  /// So many months from the day of completion.
  case completion(months: Int)
  /// So many months, keeping the day of the month over renewals that are made
  /// inside a window of days before the last day.
  case anniversary(months: Int, windowDays: Int)
  /// A fixed day of the year, at least so many days after completion. 29
  /// February stands for the last day of February.
  case fixed(month: Int, day: Int, minActiveDays: Int)
  /// For ever.
  case never

  /// The rule a course declares; nil when what its mode needs is missing.
  public init?(_ course: Course) {
    switch course.expiryMode {
    case "completion":
      guard let months = course.months, months > 0 else { return nil }
      self = .completion(months: months)
    case "anniversary":
      guard let months = course.months, months > 0 else { return nil }
      self = .anniversary(months: months, windowDays: max(0, course.windowDays ?? 0))
    case "fixed":
      guard let text = course.fixedDay, let (month, day) = Self.monthAndDay(text) else {
        return nil
      }
      self = .fixed(month: month, day: day, minActiveDays: max(0, course.minActiveDays ?? 0))
    case "never": self = .never
    default: return nil
    }
  }

  /// Reads `MM-DD`; nil for anything else.
  public static func monthAndDay(_ text: String) -> (month: Int, day: Int)? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: "-"),
      let month = DecimalText.number(bytes[0..<2]), let day = DecimalText.number(bytes[3..<5]),
      // A leap year, so that 29 February is a day.
      CivilDate(year: 2000, month: month, day: day) != nil
    else { return nil }
    return (month, day)
  }

  /// The days before the last one in which a renewal keeps the anniversary.
  public var windowDays: Int? {
    if case .anniversary(_, let days) = self { days } else { nil }
  }
}
