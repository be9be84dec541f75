/// In which order a file writes day, month and year. Learning systems write the short form of
/// their site, so `04/05/26` is two different days at two sites: the order is told, never guessed.
public enum ReportDateOrder: String, Hashable, Sendable, Codable, CaseIterable {
  /// Day, month, year.
  case dmy
  /// Month, day, year.
  case mdy
  /// Year, month, day.
  case ymd

  /// Why a text is no day.
  public enum Problem: String, Error, Hashable, Sendable {
    /// Not three numbers.
    case shape = "not a date"
    /// No such day in the order given.
    case absent = "no such day; look at --date-order"
    /// After the day of the import.
    case future = "a day after today; look at --date-order"
  }

  /// The day that a cell means. A time after it is left out, digits of any script are read. Two
  /// digits of a year mean this century's: read as the last century's, a slip in the order would
  /// make a day of 1931 instead of being refused as one to come.
  ///
  /// - Parameter today: the day of the import; a later day is refused.
  public func day(_ text: String, today: CivilDate) throws(Problem) -> CivilDate {
    guard text.utf8.count <= 100 else { throw .shape }
    var groups: [String] = []
    var isOpen = false
    // Date and time are separated by a blank, a comma or T; between the numbers stand / . or -.
    loop: for scalar in text.unicodeScalars {
      if let digit = Self.digit(scalar) {
        if !isOpen { groups.append("") }
        isOpen = true
        groups[groups.count - 1].append(digit)
      } else if isOpen, groups.count == 3 {
        break loop
      } else {
        guard ["/", ".", "-", "\u{2013}", "\u{200E}", "\u{200F}"].contains(scalar) else {
          throw .shape
        }
        isOpen = false
      }
    }
    guard groups.count == 3, groups.allSatisfy({ $0.count <= 4 }) else { throw .shape }
    // A year of four digits first can only mean one thing.
    let isISO = groups[0].count == 4
    let order: ReportDateOrder = isISO ? .ymd : self
    let places = [ReportDateOrder.dmy: (2, 1, 0), .mdy: (2, 0, 1), .ymd: (0, 1, 2)][order]
    guard let (yearPlace, monthPlace, dayPlace) = places, let month = Int(groups[monthPlace]),
      let day = Int(groups[dayPlace]), var year = Int(groups[yearPlace]),
      groups[monthPlace].count <= 2, groups[dayPlace].count <= 2
    else { throw .shape }
    switch groups[yearPlace].count {
    case 2:
      year += today.year / 100 * 100
    case 4: break
    default: throw .shape
    }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .absent }
    guard date <= today else { throw .future }
    return date
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Character? {
    guard scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue
    else { return nil }
    return Character(Unicode.Scalar(UInt8(48 + Int(value))))
  }
}
