/// Brings a text into the form in which it is searched: without case, accents, vowel points and
/// the spelling variants of its script.
///
/// A pure function of the text and of the version: tables are fixed here instead of taken from
/// the system, because the index lies on disks for years. After any change that alters results,
/// raise ``version``: the store then rebuilds its index when it is opened.
public enum SearchFolding {
  /// The version of the rules, stored with every index.
  public static let version = 1

  /// The longest text that is folded, in UTF-8 bytes; the rest is not searchable.
  public static let maximumBytes = 16_384

  /// The longest token in Unicode scalars; the rest of a longer run of letters is a token of its
  /// own, so that no input can make an index entry of any size.
  static let maximumTokenScalars = 64

  private static let separator: UInt32 = 0x20

  /// Returns the searchable form of `text`.
  public static func fold(_ text: String) -> FoldedText {
    var scalars: [UInt32] = []
    var budget = maximumBytes
    for scalar in text.unicodeScalars {
      budget -= UTF8.width(scalar)
      guard budget >= 0 else { break }
      append(scalar, to: &scalars)
    }
    if scalars.contains(where: { $0 > 0x0E00 }) {
      Hangul.compose(&scalars)
      Burmese.normalize(&scalars)
      orderMarks(&scalars)
    }
    return FoldedText(words: words(of: scalars))
  }

  // MARK: Scalars

  private static func append(_ scalar: Unicode.Scalar, to scalars: inout [UInt32]) {
    let value = scalar.value
    if value < 0x80 {
      switch scalar {
      case "a"..."z", "0"..."9": scalars.append(value)
      case "A"..."Z": scalars.append(value + 0x20)
      case "'", "`": break
      default: scalars.append(separator)
      }
      return
    }
    if let replacement = FoldingTable.standard.replacements[value] {
      scalars += replacement
      return
    }
    if FoldingTable.isDecoration(value) { return }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .decimalNumber where !Burmese.contains(value):
      scalars.append(properties.numericValue.map { 0x30 + UInt32($0) } ?? value)
    case .uppercaseLetter, .titlecaseLetter:
      appendLowercase(properties.lowercaseMapping, to: &scalars)
    case .decimalNumber, .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark,
      .enclosingMark, .letterNumber, .otherNumber, .privateUse, .unassigned:
      scalars.append(value)
    case .format:
      // Persian writes parts of one word apart with the zero width non-joiner (U+200C).
      if value == 0x200C, let last = scalars.last, isArabicScript(last) {
        scalars.append(separator)
      }
    default: scalars.append(separator)
    }
  }

  private static func appendLowercase(_ text: String, to scalars: inout [UInt32]) {
    for scalar in text.unicodeScalars {
      if let replacement = FoldingTable.standard.replacements[scalar.value] {
        scalars += replacement
      } else if !FoldingTable.isDecoration(scalar.value) {
        scalars.append(scalar.value)
      }
    }
  }

  private static func isArabicScript(_ scalar: UInt32) -> Bool {
    (0x0600...0x06FF).contains(scalar) || (0x0750...0x077F).contains(scalar)
  }

  /// Puts marks that stay into the canonical order of Unicode (chapter 3.11).
  private static func orderMarks(_ scalars: inout [UInt32]) {
    var index = 1
    while index < scalars.count {
      var place = index
      let rank = combiningClass(scalars[index])
      // Burmese has its own order, and a sign of class 0 starts anew.
      while rank > 0, place > 0, !Burmese.contains(scalars[place - 1]),
        combiningClass(scalars[place - 1]) > rank, index - place < 32
      {
        scalars.swapAt(place, place - 1)
        place -= 1
      }
      index += 1
    }
  }

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    guard scalar > 0x0300 else { return 0 }
    return Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  // MARK: Words

  private static func words(of scalars: [UInt32]) -> [[String]] {
    var words: [[String]] = []
    var run: [UInt32] = []
    var runIsSpaceless = false
    func close() {
      guard !run.isEmpty else { return }
      if runIsSpaceless {
        words.append(WritingWithoutSpaces.tokens(of: run).map(string))
      } else {
        var rest = run[...]
        while !rest.isEmpty {
          words.append([string(Array(rest.prefix(maximumTokenScalars)))])
          rest = rest.dropFirst(maximumTokenScalars)
        }
      }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in scalars {
      if scalar == separator {
        close()
        continue
      }
      let isSpaceless = WritingWithoutSpaces.contains(scalar)
      if isSpaceless != runIsSpaceless { close() }
      runIsSpaceless = isSpaceless
      run.append(scalar)
    }
    close()
    return words
  }

  private static func string(_ scalars: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    for value in scalars { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    return String(text)
  }
}
