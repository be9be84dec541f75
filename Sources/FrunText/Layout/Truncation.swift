/// Where text loses characters when it must be shortened.
public enum TruncationPlace: String, Sendable, Hashable, Codable {
  /// Keeps the start: `Maria Gonz…`.
  case tail
  /// Keeps both ends, for identifiers and paths: `forms/…/visit.csv`.
  case middle
}

/// Fitting text into a number of columns.
public enum Fitting {
  /// Shortens `text` to at most `columns` columns, on grapheme boundaries, marked with an ellipsis.
  ///
  /// Text that fits is returned unchanged. Where not even the ellipsis fits, as much of the
  /// ellipsis as does is returned; with `columns` of 0 or less, an empty string.
  public static func truncate(
    _ text: String, to columns: Int, at place: TruncationPlace = .tail,
    repertoire: Repertoire = .unicode
  ) -> String {
    guard columns > 0 else { return "" }
    guard DisplayWidth.of(text) > columns else { return text }
    let mark = repertoire.ellipsis
    let room = columns - DisplayWidth.of(mark)
    guard room > 0 else { return String(mark.prefix(columns)) }
    switch place {
    case .tail:
      return prefix(of: text, columns: room) + mark
    case .middle:
      let tail = suffix(of: text, columns: room / 2)
      return prefix(of: text, columns: room - DisplayWidth.of(tail)) + mark + tail
    }
  }

  /// Adds spaces until `text` takes `columns` columns; longer text is returned unchanged.
  public static func pad(
    _ text: String, to columns: Int, alignment: Alignment = .leading
  ) -> String {
    let missing = columns - DisplayWidth.of(text)
    guard missing > 0 else { return text }
    switch alignment {
    case .leading: return text + String(repeating: " ", count: missing)
    case .trailing: return String(repeating: " ", count: missing) + text
    case .center:
      let left = missing / 2
      return String(repeating: " ", count: left) + text
        + String(repeating: " ", count: missing - left)
    }
  }

  /// Returns the longest start of `text` that takes at most `columns` columns.
  public static func prefix(of text: some StringProtocol, columns: Int) -> String {
    var width = 0
    var result = ""
    for character in text {
      width += DisplayWidth.of(character)
      if width > columns { break }
      result.append(character)
    }
    return result
  }

  /// Returns the longest end of `text` that takes at most `columns` columns.
  public static func suffix(of text: some StringProtocol, columns: Int) -> String {
    var width = 0
    var kept: [Character] = []
    for character in text.reversed() {
      width += DisplayWidth.of(character)
      if width > columns { break }
      kept.append(character)
    }
    return String(kept.reversed())
  }
}

/// On which side of its column text stands.
public enum Alignment: String, Sendable, Hashable, Codable {
  /// At the start of the line: left, in the left-to-right layout of tables.
  case leading
  /// At the end, for numbers.
  case trailing
  /// In the middle.
  case center
}
