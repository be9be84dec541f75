/// A date known to the year, the month or the day, and possibly only "about".
///
/// Text forms: `1998`, `1998-05`, `1998-05-12`, each with a leading `~` for
/// about; `1998-??-??` and `1998-05-??` are read too. An "about" mark does not
/// move the bounds: how far off a remembered year may be is a question for
/// matching, not for the value.
public struct PartialDate: Hashable, Sendable {
  /// How much of the date is known.
  public enum Precision: String, Hashable, Sendable, Codable, CaseIterable {
    case year
    case month
    case day
  }

  /// The year, 1...9999.
  public let year: Int
  /// The month, when known.
  public let month: Int?
  /// The day, when known; never without the month.
  public let day: Int?
  /// Whether the writer was told or guessed "about".
  public let isApproximate: Bool

  /// The date, or nil when its known parts name no day, month or year of the
  /// calendar or a day is given without its month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil, isApproximate: Bool = false) {
    guard CivilDate(year: year, month: month ?? 1, day: day ?? 1) != nil,
      day == nil || month != nil
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.isApproximate = isApproximate
  }

  /// A whole date.
  public init(_ date: CivilDate) {
    year = date.year
    month = date.month
    day = date.day
    isApproximate = false
  }

  /// How much is known.
  public var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

  /// The first day the known parts allow.
  public var earliest: CivilDate {
    CivilDate(year: year, month: month ?? 1, day: day ?? 1) ?? .first
  }

  /// The last day the known parts allow.
  public var latest: CivilDate {
    let lastMonth = month ?? 12
    let lastDay = day ?? CivilDate.days(inMonth: lastMonth, of: year)
    return CivilDate(year: year, month: lastMonth, day: lastDay) ?? .last
  }

  /// Whether the date is known to the day and not about.
  public var exactDate: CivilDate? { precision == .day && !isApproximate ? earliest : nil }
}

extension PartialDate: CustomStringConvertible {
  /// The shortest text form, as read by `init(parsing:)`.
  public var description: String {
    var text = isApproximate ? "~" : ""
    text += DecimalText.padded(year, 4)
    if let month { text += "-" + DecimalText.padded(month, 2) }
    if let day { text += "-" + DecimalText.padded(day, 2) }
    return text
  }

  /// Reads any of the text forms; throws `malformedText` otherwise.
  public init(parsing text: String) throws(DomainError) {
    let wrong = DomainError(
      .malformedText, at: "date", "a date is written YYYY, YYYY-MM or YYYY-MM-DD, with ~ for about")
    var bytes = Array(text.utf8)[...]
    let isApproximate = bytes.first == UInt8(ascii: "~")
    if isApproximate { bytes = bytes.dropFirst() }
    guard bytes.count <= 10 else { throw wrong }
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 }), let year = DecimalText.number(parts[0])
    else { throw wrong }
    let unknown: [UInt8] = [UInt8(ascii: "?"), UInt8(ascii: "?")]
    var known: [Int?] = []
    for part in parts.dropFirst() {
      if part.elementsEqual(unknown) {
        known.append(nil)
      } else if let number = DecimalText.number(part) {
        known.append(number)
      } else {
        throw wrong
      }
    }
    guard
      let date = PartialDate(
        year: year, month: known.first ?? nil, day: known.count > 1 ? known[1] : nil,
        isApproximate: isApproximate)
    else {
      throw DomainError(.malformedText, at: "date", "there is no such day in the calendar")
    }
    self = date
  }
}

extension PartialDate: Codable {
  /// Reads a text form.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the shortest text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
