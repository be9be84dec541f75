import FrunKit
import FrunText

/// A list of people as a spreadsheet writes it: CSV with a header line.
struct PeopleTable {
  /// One line.
  struct Row {
    /// The line in the file, from 1.
    let line: Int
    private let cells: [String: String]

    init(line: Int, cells: [String: String]) {
      self.line = line
      self.cells = cells
    }

    /// A cell; nil when it is empty or the column is missing.
    subscript(column: String) -> String? {
      guard let text = cells[column], !text.isEmpty else { return nil }
      return Formula.restored(text)
    }

    /// What to name when a cell is wrong.
    func place(_ column: String) -> String { "line \(line), column \(column)" }
  }

  let rows: [Row]

  /// Reads the list; columns that are needed must be there.
  init(_ bytes: [UInt8], needs: [String]) throws {
    let table: CSVTable
    do { table = try CSVReader().table(of: bytes) } catch {
      throw Failure(
        .data, "list.malformed", "the list is not CSV", place: "line \(error.line)",
        causes: [error.reason.rawValue])
    }
    let header = table.header.map { $0.lowercased() }
    for name in needs where !header.contains(name) {
      throw Failure(
        .data, "list.column", "the column \(name) is missing", place: "line 1",
        hints: ["the first line names the columns"])
    }
    rows = table.rows.map { row in
      var cells: [String: String] = [:]
      for (name, text) in zip(header, row.fields) { cells[name] = text }
      return Row(line: row.line, cells: cells)
    }
  }
}
