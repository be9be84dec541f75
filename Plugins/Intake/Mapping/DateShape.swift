import FrunDomain

/// The order of day, month and year in a sheet, as in `DD/MM/YYYY`. Never guessed: `3/4` is two
/// different days in two offices.
struct DateShape: Hashable {
  private enum Part: Hashable { case day, month, year, shortYear }
  private var parts: [Part] = []

  /// Reads a shape; nil when it does not name day, month and year once each.
  init?(_ text: String) {
    var letters = ""
    func close(_ parts: inout [Part]) -> Bool {
      defer { letters = "" }
      switch letters {
      case "": return true
      case "D", "DD": parts.append(.day)
      case "M", "MM": parts.append(.month)
      case "YYYY": parts.append(.year)
      case "YY": parts.append(.shortYear)
      default: return false
      }
      return true
    }
    for character in text.uppercased() {
      if "DMY".contains(character) {
        letters.append(character)
      } else if !close(&parts) {
        return nil
      }
    }
    guard close(&parts), parts.count == 3, parts.contains(.day), parts.contains(.month),
      Set(parts).count == 3
    else { return nil }
  }

  /// The day that a cell means; nil when it means none. A day as spreadsheet programs store it,
  /// `2015-03-31` with or without a time of midnight, is taken in any shape.
  ///
  /// - Parameter today: two digits mean the last year that ends in them and is not after today.
  func day(_ text: String, today: CivilDate) -> CivilDate? {
    let plain = Self.westernDigits(text)
    let first = plain.split(separator: " ").first.map(String.init) ?? ""
    if first.count < plain.count, !plain.hasSuffix(" 00:00:00") { return nil }
    if let day = try? CivilDate(parsing: first) { return day }
    let numbers = first.split { !$0.isNumber }.map { Int($0) ?? 0 }
    guard numbers.count == 3 else { return nil }
    var year = 0
    var month = 0
    var day = 0
    for (part, number) in zip(parts, numbers) {
      switch part {
      case .day: day = number
      case .month: month = number
      case .year:
        guard number >= 1000 else { return nil }
        year = number
      case .shortYear:
        guard (0...99).contains(number) else { return nil }
        year = today.year / 100 * 100 + number
        if year > today.year { year -= 100 }
      }
    }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Decimal digits of any script as 0–9.
  private static func westernDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .decimalNumber,
        let value = scalar.properties.numericValue, let digit = Unicode.Scalar(UInt32(48 + value))
      {
        result.append(digit)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
