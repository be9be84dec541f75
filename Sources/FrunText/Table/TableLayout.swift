/// Decides which columns are shown and how wide, and draws them.
struct TableLayout {
  private static let gap = 2
  private let table: Table
  private let width: Int
  private let sanitizer: Sanitizer
  private var shown: [Int]
  private var widths: [Int]

  init(_ table: Table, width: Int, sanitizer: Sanitizer) {
    self.table = table
    self.width = max(1, width)
    self.sanitizer = sanitizer
    let safe = table.rows.map { row in
      table.columns.indices.map { sanitizer.line(table.cell(row, $0)) }
    }
    shown = Array(table.columns.indices)
    widths = table.columns.enumerated().map { place, column in
      let widest = safe.reduce(DisplayWidth.of(column.header)) {
        max($0, DisplayWidth.of($1[place]))
      }
      return max(1, min(widest, max(1, column.maximumWidth ?? widest), max(1, width)))
    }
    fit()
  }

  func text(headings: Bool, decorate: (String, TablePlace) -> String) -> String {
    var result = ""
    if headings, !shown.isEmpty {
      result += line { column in
        (table.columns[column].header, TablePlace.header(column: column))
      } decorate: {
        decorate($0, $1)
      }
    }
    for row in table.rows.indices {
      result += line { column in
        (table.cell(table.rows[row], column), TablePlace.cell(row: row, column: column))
      } decorate: {
        decorate($0, $1)
      }
    }
    let hidden = table.columns.indices.filter { !shown.contains($0) }
    if !hidden.isEmpty {
      let names = hidden.map { sanitizer.line(table.columns[$0].header) }.joined(separator: ", ")
      let note = "(not shown on a narrow screen: \(names))"
      result += Wrapping(width: width, indent: 0, hanging: 1).text(note) + "\n"
    }
    return result
  }

  private func line(
    _ content: (Int) -> (String, TablePlace), decorate: (String, TablePlace) -> String
  ) -> String {
    var line = ""
    for (order, column) in shown.enumerated() {
      let (text, place) = content(column)
      let cut = sanitizer.line(
        text, columns: widths[column], at: table.columns[column].truncation)
      let missing = max(0, widths[column] - DisplayWidth.of(cut))
      let (left, right) = split(missing, table.columns[column].alignment)
      line += String(repeating: " ", count: left) + decorate(cut, place)
      if order + 1 < shown.count {
        line += String(repeating: " ", count: right + Self.gap)
      }
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private func split(_ missing: Int, _ alignment: Alignment) -> (left: Int, right: Int) {
    switch alignment {
    case .leading: (0, missing)
    case .trailing: (missing, 0)
    case .center: (missing / 2, missing - missing / 2)
    }
  }

  private var total: Int {
    shown.reduce(0) { $0 + widths[$1] } + Self.gap * max(0, shown.count - 1)
  }

  /// Squeezes the widest columns to the width that reads well, then leaves columns out by priority,
  /// then squeezes to the minimum and below it: a cut table is better than a broken line.
  private mutating func fit() {
    let natural = widths
    let readable = table.columns.map { max($0.minimumWidth, $0.readableWidth ?? 0) }
    while total > width {
      let least = shown.reduce(Self.gap * max(0, shown.count - 1)) {
        $0 + min(natural[$1], readable[$1])
      }
      if least <= width { break }
      let drop = shown.filter { table.columns[$0].dropPriority > 0 }
        .max { table.columns[$0].dropPriority <= table.columns[$1].dropPriority }
      guard let drop else { break }
      shown.removeAll { $0 == drop }
    }
    squeeze(to: readable)
    squeeze(to: table.columns.map(\.minimumWidth))
    squeeze(to: table.columns.map { _ in 1 })
  }

  private mutating func squeeze(to minimum: [Int]) {
    while total > width {
      var widest: Int?
      for column in shown where widths[column] > minimum[column] {
        if let known = widest, widths[known] >= widths[column] { continue }
        widest = column
      }
      guard let widest else { return }
      widths[widest] -= 1
    }
  }
}
