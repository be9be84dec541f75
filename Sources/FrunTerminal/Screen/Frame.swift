/// What one screen shows: lines that fit, and where the cursor stands.
package struct Frame: Hashable, Sendable {
  /// The lines from the top, clean and cut to the width; colours may be in them.
  package var lines: [String]
  /// Row of the cursor from 0, counted in `lines`; nil hides it.
  package var cursorRow: Int?
  /// Column of the cursor from 0.
  package var cursorColumn: Int

  package init(lines: [String] = [], cursorRow: Int? = nil, cursorColumn: Int = 0) {
    self.lines = lines
    self.cursorRow = cursorRow
    self.cursorColumn = cursorColumn
  }
}

/// Draws frames so that only changed lines are sent: lines to a field office
/// are slow.
package struct ScreenPainting: Sendable {
  private var shown: Frame?

  package init() {}

  /// Forgets what is shown, so that the next frame is drawn whole.
  package mutating func forget() { shown = nil }

  /// The text that turns the screen into `frame` (ECMA-48: CUP, EL, ED).
  package mutating func update(to frame: Frame) -> String {
    if shown == frame { return "" }
    var text = "\u{1B}[?25l"
    if shown == nil { text += "\u{1B}[H\u{1B}[2J" }
    let before = shown?.lines ?? []
    for (row, line) in frame.lines.enumerated() where row >= before.count || before[row] != line {
      if line.isEmpty, row >= before.count { continue }
      text += "\u{1B}[\(row + 1);1H\(line)\u{1B}[K"
    }
    if before.count > frame.lines.count {
      text += "\u{1B}[\(frame.lines.count + 1);1H\u{1B}[J"
    }
    if let row = frame.cursorRow {
      text += "\u{1B}[\(row + 1);\(frame.cursorColumn + 1)H\u{1B}[?25h"
    }
    shown = frame
    return text
  }
}
