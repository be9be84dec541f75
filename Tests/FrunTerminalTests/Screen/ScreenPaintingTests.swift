import FrunTerminal
import Testing

/// The little of a terminal that painting uses.
private struct Grid {
  var lines: [String] = Array(repeating: "", count: 12)
  var row = 0
  var column = 0
  var isCursorShown = true

  mutating func take(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        put(scalar)
        continue
      }
      _ = rest.popFirst()
      var parameters = ""
      while let next = rest.popFirst() {
        if ("0"..."9").contains(next) || next == ";" || next == "?" {
          parameters.unicodeScalars.append(next)
        } else {
          perform(Character(next), parameters)
          break
        }
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    var cells = Array(lines[row])
    while cells.count < column { cells.append(" ") }
    if column < cells.count {
      cells[column] = Character(scalar)
    } else {
      cells.append(Character(scalar))
    }
    lines[row] = String(cells)
    column += 1
  }

  private mutating func perform(_ letter: Character, _ parameters: String) {
    switch (letter, parameters) {
    case ("H", _):
      let numbers = parameters.split(separator: ";").compactMap { Int($0) }
      row = (numbers.first ?? 1) - 1
      column = (numbers.dropFirst().first ?? 1) - 1
    case ("K", _): lines[row] = String(lines[row].prefix(column))
    case ("J", "2"): lines = lines.map { _ in "" }
    case ("J", _): for below in row..<lines.count { lines[below] = "" }
    case ("l", "?25"): isCursorShown = false
    case ("h", "?25"): isCursorShown = true
    default: Issue.record("unexpected sequence \(letter)")
    }
  }
}

@Suite struct ScreenPaintingTests {
  @Test func onlyChangedLinesAreSent() {
    var painting = ScreenPainting()
    let first = Frame(lines: ["one", "two", "three"], cursorRow: 1, cursorColumn: 2)
    let whole = painting.update(to: first)
    #expect(whole.contains("one"))
    var second = first
    second.lines[1] = "TWO"
    let update = painting.update(to: second)
    #expect(update == "\u{1B}[?25l\u{1B}[2;1HTWO\u{1B}[K\u{1B}[2;3H\u{1B}[?25h")
    let again = painting.update(to: second)
    #expect(again.isEmpty)
    painting.forget()
    let redrawn = painting.update(to: second)
    #expect(redrawn.contains("three"))
  }

  @Test func theScreenAlwaysShowsTheLastFrame() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }
    var painting = ScreenPainting()
    var grid = Grid()
    for _ in 0..<500 {
      let lines = (0..<random(12)).map { _ in String("abcdefghij".prefix(random(10))) }
      let row = lines.isEmpty ? nil : random(lines.count)
      let frame = Frame(lines: lines, cursorRow: row, cursorColumn: random(9))
      if random(10) == 0 { painting.forget() }
      grid.take(painting.update(to: frame))
      let shown = grid.lines.prefix(lines.count)
      #expect(Array(shown) == lines, "seed \(seed)")
      let isBlankBelow = grid.lines.dropFirst(lines.count).allSatisfy(\.isEmpty)
      #expect(isBlankBelow, "seed \(seed)")
      if let row { #expect(grid.row == row && grid.column == frame.cursorColumn, "seed \(seed)") }
      #expect(grid.isCursorShown == (row != nil), "seed \(seed)")
    }
  }
}
