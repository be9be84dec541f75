/// A length of civil time in one unit: `P14D`, `P2W`, `P3M`, `P1Y` (ISO 8601).
///
/// Periods are added to a placement date, never to one another, so that no
/// drift builds up.
public struct Period: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The unit counted.
  public enum Unit: String, Hashable, Sendable, Codable {
    case days = "D"
    case months = "M"
  }

  /// How many, 0...9999.
  public let count: Int
  /// Of what; weeks are read as seven days, years as twelve months.
  public let unit: Unit

  private init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// So many days; nil outside 0...9999.
  public static func days(_ count: Int) -> Period? {
    (0...9999).contains(count) ? Period(count: count, unit: .days) : nil
  }

  /// So many calendar months; nil outside 0...9999.
  public static func months(_ count: Int) -> Period? {
    (0...9999).contains(count) ? Period(count: count, unit: .months) : nil
  }

  /// Reads `PnD`, `PnW`, `PnM` or `PnY`; throws `malformedText` otherwise.
  public init(parsing text: String) throws(DomainError) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 3, bytes.count <= 6, bytes[0] == UInt8(ascii: "P"),
      let number = DecimalText.number(bytes[1..<(bytes.count - 1)])
    else { throw Self.wrong }
    let period: Period?
    switch bytes.last {
    case UInt8(ascii: "D"): period = .days(number)
    case UInt8(ascii: "W"): period = .days(number * 7)
    case UInt8(ascii: "M"): period = .months(number)
    case UInt8(ascii: "Y"): period = .months(number * 12)
    default: throw Self.wrong
    }
    guard let period else { throw Self.wrong }
    self = period
  }

  private static let wrong = DomainError(
    .malformedText, at: "period", "a period is written PnD, PnW, PnM or PnY")

  /// The day this long after another; months clamp to the end of the month.
  public func after(_ date: CivilDate) -> CivilDate {
    switch unit {
    case .days: date.adding(days: count)
    case .months: date.adding(months: count)
    }
  }

  /// `PnD` or `PnM`.
  public var description: String { "P\(count)\(unit.rawValue)" }
}
