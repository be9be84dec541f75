/// What each scalar becomes when a text is folded; scalars that are not listed follow the general
/// rules of ``SearchFolding``.
struct FoldingTable: Sendable {
  /// Replacements; an empty one deletes the scalar.
  let replacements: [UInt32: [UInt32]]

  /// Built on the first search or the first commit of a process, in about a millisecond.
  static let standard = FoldingTable()

  private init() {
    var variants: [UInt32: [UInt32]] = [:]
    for (target, sources) in LetterVariants.rules {
      let scalars = target.unicodeScalars.map(\.value)
      for source in sources.unicodeScalars { variants[source.value] = scalars }
    }
    for (range, target) in LetterVariants.series {
      for offset in 0..<UInt32(range.count) {
        variants[range.lowerBound + offset] = [target + offset]
      }
    }
    func isWordPart(_ value: UInt32) -> Bool {
      switch Unicode.Scalar(value)?.properties.generalCategory {
      case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
        .nonspacingMark, .spacingMark:
        true
      default: false
      }
    }
    // Katakana are written as hiragana: the blocks are parallel.
    for katakana: UInt32 in 0x30A1...0x30F6 {
      variants[katakana] = variants[katakana - 0x60] ?? [katakana - 0x60]
    }
    var table = variants
    for (member, replacement) in Self.decompositions() {
      table[member] = replacement.flatMap { variants[$0] ?? [isWordPart($0) ? $0 : 0x20] }
    }
    replacements = table
  }

  /// The entries of ``DecompositionData``, read.
  static func decompositions() -> [(member: UInt32, replacement: [UInt32])] {
    var result: [(member: UInt32, replacement: [UInt32])] = []
    result.reserveCapacity(2_500)
    for entry in DecompositionData.entries.split(whereSeparator: \.isWhitespace) {
      let halves = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      let replacement = halves[0].split(separator: "+").compactMap { UInt32($0, radix: 16) }
      for part in halves[1].split(separator: ",") {
        let ends = part.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        guard let first = ends.first, let last = ends.last, first <= last else { continue }
        for member in first...last { result.append((member, replacement)) }
      }
    }
    return result
  }

  /// Marks that decorate a letter without being a letter of their own: accents, vowel points,
  /// harakat, tone marks, nuktas. Vowel signs of scripts such as Burmese or Devanagari are not
  /// among them, because a name without them is another name.
  static func isDecoration(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2,
      0x05C4...0x05C5, 0x05C7, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC,
      0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED, 0x0711, 0x0730...0x074A,
      0x07EB...0x07F3, 0x07FD, 0x0898...0x089F, 0x08CA...0x08E1, 0x08E3...0x08FF,
      0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C, 0x0C3C, 0x0CBC, 0x135D...0x135F,
      0x1AB0...0x1ACE, 0x1DC0...0x1DFF, 0x20D0...0x20F0, 0x3099...0x309A, 0xA66F,
      0xFE20...0xFE2F, 0x1E944...0x1E94A:
      true
    default: false
    }
  }
}
