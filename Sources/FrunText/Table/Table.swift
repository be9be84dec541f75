/// Rows of text under headings, and the ways to write them.
///
/// A row shorter than the columns is filled with empty cells; what is longer is not shown.
public struct Table: Sendable, Hashable {
  /// The columns in order.
  public var columns: [TableColumn]
  /// The cells, row by row.
  public var rows: [[String]]

  /// Creates a table.
  public init(columns: [TableColumn], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Returns aligned text for a terminal of `width` columns, one line per row, each with `\n`.
  ///
  /// Cells pass the sanitiser and are cut to fit; on a narrow screen columns with a drop priority
  /// are left out and named in a last line, so nothing vanishes unseen. `decorate` may colour a
  /// piece of text after it was measured; it must not change what is visible.
  public func text(
    width: Int, sanitizer: Sanitizer = Sanitizer(), headings: Bool = true,
    decorate: (String, TablePlace) -> String = { text, _ in text }
  ) -> String {
    TableLayout(self, width: width, sanitizer: sanitizer).text(
      headings: headings, decorate: decorate)
  }

  /// Returns tab-separated lines for other programs: no headings, nothing cut.
  ///
  /// Tab, line feed, carriage return and backslash in a cell are written `\t`, `\n`, `\r`, `\\`.
  public func tabSeparated() -> String {
    rows.map { row in
      columns.indices.map { Self.escaped(cell(row, $0)) }.joined(separator: "\t") + "\n"
    }.joined()
  }

  /// Returns comma-separated values with headings; cells cannot start a formula.
  public func commaSeparated(_ writer: CSVWriter = CSVWriter()) -> String {
    writer.row(columns.map(\.header))
      + rows.map { row in writer.row(columns.indices.map { cell(row, $0) }) }.joined()
  }

  /// Returns a Markdown table; `|` and line breaks in cells are escaped.
  public func markdown(sanitizer: Sanitizer = Sanitizer(isolatesRightToLeft: false)) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rules = columns.map { column in
      switch column.alignment {
      case .leading: "---"
      case .trailing: "---:"
      case .center: ":---:"
      }
    }
    let escape = { (text: String) in Self.markdownEscaped(sanitizer.line(text)) }
    return line(columns.map { escape($0.header) }) + line(rules)
      + rows.map { row in line(columns.indices.map { escape(cell(row, $0)) }) }.joined()
  }

  /// Returns one `heading: value` line per cell and an empty line between rows, for screen readers.
  ///
  /// Empty cells are left out. Nothing is cut.
  public func plain(sanitizer: Sanitizer = Sanitizer(isolatesRightToLeft: false)) -> String {
    rows.map { row in
      PlainLines(
        columns.indices.map { (columns[$0].header, cell(row, $0)) }, sanitizer: sanitizer
      ).text
    }.joined(separator: "\n")
  }

  /// Returns the cell, or an empty string where the row is too short.
  func cell(_ row: [String], _ column: Int) -> String {
    row.indices.contains(column) ? row[column] : ""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      // A pipe often ends on a screen after all, as with head: a control character in a name must
      // not reach the terminal. The backslash is escaped, so nothing is lost.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func markdownEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|": result += "\\|"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// `key: value` lines, the form of output that reads well aloud.
public struct PlainLines: Sendable {
  /// The lines, each with `\n`.
  public let text: String

  /// Creates the lines; pairs with an empty value are left out. A value of several lines continues
  /// on lines indented by two spaces.
  public init(
    _ pairs: [(key: String, value: String)],
    sanitizer: Sanitizer = Sanitizer(isolatesRightToLeft: false)
  ) {
    var text = ""
    for pair in pairs where !pair.value.isEmpty {
      let value = sanitizer.block(pair.value).split(
        separator: "\n", omittingEmptySubsequences: false
      ).joined(separator: "\n  ")
      text += sanitizer.line(pair.key) + ": " + value + "\n"
    }
    self.text = text
  }
}
