/// The number of terminal columns that text takes.
///
/// Follows what terminals do: combining marks take no column, East Asian wide characters and
/// emoji take two. The unit of layout is the grapheme cluster, so a flag or a family emoji is one
/// piece of two columns.
public enum DisplayWidth {
  /// The version of the Unicode Character Database behind the widths.
  public static var unicodeVersion: String { WidthTables.unicodeVersion }

  /// Returns the columns of `text`, which must not contain line breaks (they count as nothing).
  public static func of(_ text: some StringProtocol) -> Int {
    var ascii = 0
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return ofClusters(text) }
      ascii += 1
    }
    return ascii
  }

  /// Returns the columns of one grapheme cluster: 0, 1, 2, or more for clusters of several letters.
  public static func of(_ character: Character) -> Int {
    var total = 0
    var drawn = 0
    var emoji = false
    var regional = 0
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0xFE0F, 0x1F3FB...0x1F3FF: emoji = emoji || drawn > 0
      case 0x200D where drawn > 0: emoji = emoji || total >= 2
      case 0x1F1E6...0x1F1FF: regional += 1
      default: break
      }
      let width = of(scalar)
      if width > 0 { drawn += 1 }
      total += width
    }
    if regional == 2 { return 2 }
    return emoji && total > 0 ? 2 : total
  }

  /// Returns the columns of one code point on its own: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      // Controls draw nothing; they are made visible before they reach a terminal.
      return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1
    }
    if value == 0x2028 || value == 0x2029 { return 0 }
    if contains(value, in: WidthTables.zero) { return 0 }
    return value >= 0x1100 && contains(value, in: WidthTables.wide) ? 2 : 1
  }

  private static func ofClusters(_ text: some StringProtocol) -> Int {
    var total = 0
    for character in text { total += of(character) }
    return total
  }

  /// Binary search in a flat list of inclusive bounds.
  private static func contains(_ value: UInt32, in bounds: [UInt32]) -> Bool {
    var low = 0
    var high = bounds.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < bounds[2 * middle] {
        high = middle
      } else if value > bounds[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
