/// Reading numbers as people type them.
package enum NumberEntry {
  /// The number in ASCII: digits of any script become 0 to 9, a decimal mark
  /// becomes a point, spaces and marks between thousands go away. Nil when a
  /// character cannot be part of a number, or the marks make no sense.
  ///
  /// A single comma or point is read as a decimal mark where one is possible,
  /// and as a mark of thousands, before exactly three digits, where none is.
  package static func normalized(
    _ text: String, isDecimal: Bool, isSigned: Bool
  ) -> String? {
    var digits = ""
    var marks: [Character] = []
    var isNegative = false
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        digits.append(digit)
        continue
      }
      switch scalar {
      case "-", "\u{2212}":
        guard isSigned, digits.isEmpty, marks.isEmpty, !isNegative else { return nil }
        isNegative = true
      case "+":
        guard digits.isEmpty, marks.isEmpty, !isNegative else { return nil }
      case ".", ",", "\u{066B}":
        marks.append(scalar == "\u{066B}" ? "." : Character(scalar))
        digits.append("|")
      // Marks between thousands: Arabic comma above, spaces, apostrophes.
      case "\u{066C}", " ", "\u{A0}", "\u{202F}", "'", "\u{2019}": break
      // Direction marks come along when a number is copied from Arabic text.
      case "\u{200E}", "\u{200F}", "\u{061C}": break
      default: return nil
      }
    }
    guard let plain = joined(digits, marks: marks, isDecimal: isDecimal)
    else { return nil }
    return isNegative && plain != "0" ? "-" + plain : plain
  }

  /// Whether a character can be part of a number at all: others are hinted at
  /// while they are typed.
  package static func isPossible(
    _ character: Character, isDecimal: Bool, isSigned: Bool
  ) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      if digit(scalar) != nil { return true }
      switch scalar {
      case "-", "\u{2212}": return isSigned
      case "\u{066B}": return isDecimal
      case "+", ".", ",", "\u{066C}", " ", "\u{A0}", "\u{202F}", "'", "\u{2019}", "\u{200E}",
        "\u{200F}", "\u{061C}":
        return true
      default: return false
      }
    }
  }

  /// 0 to 9 for a decimal digit of any script: Arabic-Indic, Persian,
  /// Devanagari, Bengali, full-width, and the rest of category Nd.
  package static func digit(_ scalar: Unicode.Scalar) -> Character? {
    if ("0"..."9").contains(scalar) { return Character(scalar) }
    guard scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue, let digit = Int(exactly: value)
    else { return nil }
    return Character("\(digit)")
  }

  private static func joined(
    _ digits: String, marks: [Character], isDecimal: Bool
  ) -> String? {
    let groups = digits.split(separator: "|", omittingEmptySubsequences: false)
    guard digits.contains(where: { $0 != "|" }) else { return nil }
    guard let last = marks.last else { return trimmed(String(groups.joined())) }
    let isMixed = Set(marks).count > 1
    let isFraction = isDecimal && (marks.count == 1 || isMixed)
    // "1.234,5": the last mark is the decimal one, and stands once.
    if isFraction, marks.filter({ $0 == last }).count == 1 {
      let whole = groups.dropLast()
      guard whole.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
      let fraction = groups.last.map(String.init) ?? ""
      let head = trimmed(whole.joined())
      return fraction.isEmpty ? head : "\(head).\(fraction)"
    }
    guard !isMixed, groups.dropFirst().allSatisfy({ $0.count == 3 }), let first = groups.first,
      (1...3).contains(first.count)
    else { return nil }
    return trimmed(groups.joined())
  }

  /// Without zeros in front.
  private static func trimmed(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }
}
