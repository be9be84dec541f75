import FrunTerminal
import FrunText

/// Lines being put together for one screen: cleaned, cut, aligned and painted.
struct Canvas {
  let columns: Int
  let direction: TextDirection
  let repertoire: Repertoire
  let painter: Painter
  private(set) var lines: [String] = []
  private(set) var cursor: (row: Int, column: Int)?
  private let sanitizer: Sanitizer

  init(columns: Int, direction: TextDirection, repertoire: Repertoire, painter: Painter) {
    self.columns = columns
    self.direction = direction
    self.repertoire = repertoire
    self.painter = painter
    // Lines get their base direction from the language; isolating each of them
    // by its first letter would hide it.
    sanitizer = Sanitizer(repertoire: repertoire, isolatesRightToLeft: false)
  }

  /// Text without anything a terminal could take for an order.
  func clean(_ text: String) -> String { sanitizer.line(text) }

  /// A value of any language, to stand inside a line.
  func value(_ text: String) -> String { direction.isolated(sanitizer.line(text)) }

  /// A label in the form's language, to stand behind a number or a mark.
  func label(_ text: String) -> String { direction.isRightToLeft ? clean(text) : value(text) }

  /// One line in the form's language, cut to the width.
  func line(_ text: String, _ style: Style? = nil, indent: Int = 0) -> String {
    guard !text.isEmpty else { return "" }
    let room = max(1, columns - indent)
    let cut = Self.closed(Fitting.truncate(text, to: room, repertoire: repertoire))
    let painted = style.map { painter.paint(cut, $0) } ?? cut
    guard direction.isRightToLeft else {
      return String(repeating: " ", count: indent)
        + (BidirectionalText.affectsNeighbours(cut) ? direction.embedded(painted) : painted)
    }
    let missing = max(0, room - DisplayWidth.of(cut))
    return String(repeating: " ", count: missing) + direction.embedded(painted)
  }

  /// Isolates that were opened before a cut are closed.
  private static func closed(_ text: String) -> String { BidirectionalText.balanced(text) }

  /// Paragraphs in the form's language, wrapped; at most `rows` lines.
  func wrapped(_ text: String, _ style: Style? = nil, rows: Int = .max) -> [String] {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      Wrapping(width: columns).lines(of: clean(String($0)))
    }
    guard all.count > rows else { return all.map { line($0, style) } }
    var shown = all.prefix(max(1, rows)).map { $0 }
    shown[shown.count - 1] = Fitting.truncate(
      shown[shown.count - 1] + " " + repertoire.ellipsis, to: columns, repertoire: repertoire)
    return shown.map { line($0, style) }
  }

  /// A line of the host, left to right whatever the form's language is.
  func hostLine(_ text: String, _ style: Style? = nil) -> String {
    let cut = Fitting.truncate(text, to: columns, repertoire: repertoire)
    return style.map { painter.paint(cut, $0) } ?? cut
  }

  mutating func add(_ line: String) { lines.append(line) }
  mutating func add(_ more: [String]) { lines += more }

  /// Adds a line; the cursor goes to the one under the bar, because screen
  /// readers and magnifiers follow the cursor.
  mutating func add(_ line: String, isUnderBar: Bool) {
    if isUnderBar, cursor == nil { cursor = (lines.count, 0) }
    lines.append(line)
  }

  /// Adds a line with the cursor in it.
  mutating func add(_ line: String, cursorColumn: Int) {
    cursor = (lines.count, cursorColumn)
    lines.append(line)
  }
}
