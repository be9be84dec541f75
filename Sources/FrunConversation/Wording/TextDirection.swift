package import FrunText

/// Who puts right-to-left text into its visual order.
///
/// *Source: Recommendation "BiDi in Terminal Emulators", version 0.2.*
package enum BidiMode: String, Sendable, CaseIterable {
  /// Text in logical order, isolated and right-aligned; the terminal orders it
  /// if it can.
  case auto
  /// As ``auto``, and the terminal is told to order text (mode 8, implicit).
  case terminal
  /// No direction controls and no alignment: for terminals that draw the
  /// controls as boxes.
  case off
}

/// In which direction a language is written, and how a line of it is laid out.
package struct TextDirection: Hashable, Sendable {
  /// Whether lines run from right to left.
  package let isRightToLeft: Bool
  private let controls: Bool

  /// - Parameters:
  ///   - language: a BCP 47 tag; it alone decides, so that a digit or a Latin
  ///     name at the start of a label cannot turn the line.
  ///   - repertoire: ASCII screens get no controls.
  package init(language: String, mode: BidiMode, repertoire: Repertoire) {
    isRightToLeft = Self.isRightToLeft(language)
    controls = mode != .off && repertoire == .unicode
  }

  /// The line with its base direction forced: RIGHT-TO-LEFT ISOLATE or
  /// LEFT-TO-RIGHT ISOLATE around it.
  package func embedded(_ line: String) -> String {
    controls ? "\(isRightToLeft ? "\u{2067}" : "\u{2066}")\(line)\u{2069}" : line
  }

  /// A value of any direction inside a line: FIRST STRONG ISOLATE around it,
  /// when it could reorder its neighbours.
  package func isolated(_ value: String) -> String {
    controls && (isRightToLeft || BidirectionalText.affectsNeighbours(value))
      ? BidirectionalText.isolated(value) : value
  }

  /// The language part of a tag, in lower case.
  static func primary(_ language: String) -> String {
    String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  private static func isRightToLeft(_ language: String) -> Bool {
    let parts = language.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
    // A script named in the tag beats the language's usual one.
    if let script = parts.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
      return ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "aran"].contains(script)
    }
    return rightToLeft.contains(parts.first ?? "")
  }

  /// Languages written from right to left by default (CLDR 44, likely subtags).
  private static let rightToLeft: Set<String> = [
    "ar", "arc", "arz", "apc", "ary", "acm", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he",
    "iw", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr",
    "ug", "ur", "yi", "ji",
  ]
}
