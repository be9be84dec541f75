/// Breaks text into lines of a given width.
///
/// Lines break at spaces, and between two wide characters (Chinese and Japanese are written
/// without spaces). A word wider than the line is cut on a grapheme boundary. No-break spaces
/// (U+00A0, U+202F) hold. Widths are terminal columns.
public struct Wrapping: Sendable, Hashable {
  /// The columns of a line, the indent included. Values below 1 are treated as 1.
  public var width: Int
  /// The spaces before the first line.
  public var indent: Int
  /// The spaces before every later line.
  public var hanging: Int

  /// Creates a way of wrapping to `width` columns.
  public init(width: Int, indent: Int = 0, hanging: Int? = nil) {
    self.width = width
    self.indent = max(0, indent)
    self.hanging = max(0, hanging ?? indent)
  }

  /// Returns the lines of `text`; line breaks in the text are kept, empty text gives no line.
  ///
  /// A line that begins with spaces or a list mark keeps its own indent for the lines cut from it.
  public func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var result: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      wrap(paragraph, into: &result)
    }
    return result
  }

  /// Returns the wrapped text as one string without a line break at the end.
  public func text(_ text: String) -> String {
    lines(of: text).joined(separator: "\n")
  }

  private func wrap(_ paragraph: Substring, into result: inout [String]) {
    let own = Self.ownIndent(of: paragraph)
    let body = paragraph.dropFirst(own.spaces)
    guard !body.isEmpty else {
      result.append("")
      return
    }
    var line = String(repeating: " ", count: usable(result.isEmpty ? indent : hanging))
    line += String(repeating: " ", count: usable(own.spaces))
    var used = DisplayWidth.of(line)
    let next = usable(hanging + own.spaces + own.mark)
    var empty = true
    var gap = 0

    func flush() {
      result.append(Self.withoutTrailingSpaces(line))
      line = String(repeating: " ", count: next)
      used = next
      empty = true
      gap = 0
    }

    for atom in Self.atoms(of: body) {
      if atom.isSpace {
        if !empty { gap = atom.width }
        continue
      }
      if !empty, used + gap + atom.width > max(1, width) { flush() }
      if gap > 0 {
        line += String(repeating: " ", count: gap)
        used += gap
        gap = 0
      }
      if used + atom.width <= max(1, width) {
        line += atom.text
        used += atom.width
        empty = false
        continue
      }
      for character in atom.text {
        let columns = DisplayWidth.of(character)
        if !empty, used + columns > max(1, width) { flush() }
        line.append(character)
        used += columns
        empty = false
      }
    }
    result.append(Self.withoutTrailingSpaces(line))
  }

  /// An indent never takes the whole line: at least half of it, and room for a wide character,
  /// stays for text.
  private func usable(_ spaces: Int) -> Int {
    min(spaces, max(0, width) / 2, max(0, width - 2))
  }

  private static func ownIndent(of line: Substring) -> (spaces: Int, mark: Int) {
    let spaces = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(spaces)
    for mark in ["- ", "* ", "• "] where rest.hasPrefix(mark) { return (spaces, 2) }
    return (spaces, 0)
  }

  private static func withoutTrailingSpaces(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private struct Atom {
    var text: String
    var width: Int
    var isSpace: Bool
  }

  /// Splits a line into spaces, words, and single wide characters.
  private static func atoms(of line: Substring) -> [Atom] {
    var atoms: [Atom] = []
    var open = false
    for character in line {
      let isSpace = character == " " || character == "\t" || character == "\u{3000}"
      let columns = character == "\t" ? 1 : DisplayWidth.of(character)
      let stands = !isSpace && columns == 2 && breaksAround(character)
      if open, let last = atoms.indices.last, atoms[last].isSpace == isSpace, !stands {
        atoms[last].text.append(character)
        atoms[last].width += columns
      } else if stands, neverStartsLine(character), let last = atoms.indices.last,
        !atoms[last].isSpace
      {
        atoms[last].text.append(character)
        atoms[last].width += columns
      } else {
        atoms.append(Atom(text: String(character), width: columns, isSpace: isSpace))
      }
      open = !stands
    }
    return atoms
  }

  /// Han, kana and full-width forms; Hangul is written with spaces and keeps its words.
  private static func breaksAround(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    switch value {
    case 0x2E80...0x312F, 0x31A0...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  private static func neverStartsLine(_ character: Character) -> Bool {
    "、。，．：；！？）」』】〉》〕ー々".contains(character)
  }
}
