import FrunText

/// The part of an editor's text that a window shows, and the cursor in it.
package struct TextView: Hashable, Sendable {
  /// The lines, not yet cleaned of anything a terminal must not see.
  package var lines: [String]
  /// Row of the cursor in `lines`.
  package var cursorRow: Int
  /// Columns before the cursor.
  package var cursorColumn: Int

  /// Shows `editor` in `columns` columns and at most `rows` rows. One row moves
  /// sideways with the cursor; several rows wrap and move up and down.
  ///
  /// - Parameter mask: shown instead of every cluster when not nil.
  package init(_ editor: TextEditor, columns: Int, rows: Int, mask: Character? = nil) {
    let columns = max(2, columns)
    let characters =
      mask.map { Array(repeating: $0, count: editor.characters.count) }
      ?? editor.characters
    if rows <= 1 {
      var start = 0
      // One column stays for the cursor behind the last cluster.
      while start < editor.cursor,
        characters[start..<editor.cursor].reduce(0, { $0 + Self.width($1) }) > columns - 1
      {
        start += 1
      }
      var used = 0
      let shown = characters[start...].prefix {
        used += Self.width($0)
        return used <= columns
      }
      lines = [String(shown)]
      cursorRow = 0
      cursorColumn = characters[start..<editor.cursor].reduce(0) { $0 + Self.width($1) }
      return
    }
    let all = Self.wrapped(characters, columns: columns)
    let row = max(0, all.lastIndex { $0.start <= editor.cursor } ?? 0)
    let first = min(max(0, row - rows + 1), max(0, all.count - rows))
    lines = all[first..<min(all.count, first + rows)].map {
      String(characters[$0.start..<$0.end])
    }
    cursorRow = row - first
    cursorColumn = min(
      columns - 1,
      characters[all[row].start..<max(all[row].start, editor.cursor)].reduce(0) {
        $0 + Self.width($1)
      })
  }

  /// Where the cursor goes one row up or down in wrapped text; nil at the edge.
  package static func vertical(
    _ editor: TextEditor, columns: Int, by step: Int
  ) -> Int? {
    let rows = wrapped(editor.characters, columns: max(2, columns))
    let row = max(0, rows.lastIndex { $0.start <= editor.cursor } ?? 0)
    guard rows.indices.contains(row + step) else { return nil }
    let target = rows[row + step]
    return min(target.end, target.start + editor.cursor - rows[row].start)
  }

  /// Columns of a cluster as it is shown: what draws nothing alone takes one.
  private static func width(_ character: Character) -> Int {
    max(1, DisplayWidth.of(character))
  }

  private static func wrapped(
    _ characters: [Character], columns: Int
  ) -> [(start: Int, end: Int)] {
    var rows: [(start: Int, end: Int)] = []
    var start = 0
    var used = 0
    for (place, character) in characters.enumerated() {
      if character == "\n" {
        rows.append((start, place))
        start = place + 1
        used = 0
        continue
      }
      let width = width(character)
      if used + width > columns - 1 {
        // Break behind the last space, or inside a word longer than the row.
        let space = characters[start..<place].lastIndex(of: " ")
        let next = space.map { $0 + 1 } ?? place
        rows.append((start, next))
        start = next
        used = characters[start..<place].reduce(0) { $0 + self.width($1) }
      }
      used += width
    }
    rows.append((start, characters.count))
    return rows
  }
}
