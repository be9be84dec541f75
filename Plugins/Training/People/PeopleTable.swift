import FrunDomain
import FrunKit
import FrunText

/// A list of people as a spreadsheet writes it, with a header line: CSV with commas, semicolons or
/// tabs, or a workbook.
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

  /// Headings as people write them, for the column they mean.
  private static let headings = [
    "e_mail": "email", "email_address": "email", "e_mail_address": "email",
    "staff_no": "staff_number", "staff_no.": "staff_number", "staffnumber": "staff_number",
    "pretest": "pre_test", "posttest": "post_test", "no": "number", "no.": "number",
  ]

  /// Reads a list that a person made.
  ///
  /// A column that nobody reads is an error: a misspelt heading of the e-mail address would make
  /// everybody a new person. Its place is named and never its heading, which in a list without a
  /// header line is somebody's name.
  ///
  /// - Parameters:
  ///   - needs: columns that must be there.
  ///   - reads: all columns that are read, and `reading` for those that are counted through.
  init(
    reading name: String, needs: [String] = [], reads: [String], _ services: any Services,
    also isRead: (String) -> Bool = { _ in false }
  ) throws {
    let bytes = try services.readInput(name, limit: ImportFile.most)
    let table: ReportText
    do { table = try ImportFile.table(bytes, name, sheet: nil, services) } catch let error
      as DomainError
    { throw Self.malformed(error) }
    try self.init(table, needs: needs) {
      reads.contains($0) || isRead($0)
    } hint: {
      "columns: \(reads.joined(separator: ", ")); a heading that begins with # is skipped"
    }
  }

  /// Reads a table of the curriculum, which holds more columns than anybody reads.
  init(_ bytes: [UInt8], needs: [String]) throws {
    let table: ReportText
    do { table = try ReportText(bytes) } catch { throw Self.malformed(error) }
    try self.init(table, needs: needs) { _ in
      true
    } hint: {
      ""
    }
  }

  private init(
    _ table: ReportText, needs: [String], isRead: (String) -> Bool, hint: () -> String
  ) throws {
    let header = table.header.map { heading in
      let plain = heading.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
      return Self.headings[plain] ?? plain
    }
    for name in needs where !header.contains(name) {
      throw Failure(
        .data, "list.column", "the column \(name) is missing", place: "line 1",
        hints: ["the first line names the columns"])
    }
    var seen: Set<String> = []
    for (place, name) in header.enumerated() where !Self.isSkipped(name) {
      guard isRead(name) else {
        throw Failure(
          .data, "list.heading", "nobody reads this column", place: "line 1, column \(place + 1)",
          hints: [hint()])
      }
      guard seen.insert(name).inserted else {
        throw Failure(
          .data, "list.heading", "two columns have this heading",
          place: "line 1, column \(place + 1)", hints: ["a heading that begins with # is skipped"])
      }
    }
    rows = table.rows.map { row in
      var cells: [String: String] = [:]
      for (name, text) in zip(header, row.cells) where !Self.isSkipped(name) { cells[name] = text }
      return Row(line: row.line, cells: cells)
    }
  }

  private static func isSkipped(_ heading: String) -> Bool {
    heading.isEmpty || heading.hasPrefix("#")
  }

  private static func malformed(_ error: DomainError) -> Failure {
    Failure(
      .data, "list.malformed", "the list cannot be read", place: error.place,
      causes: [error.reason], hints: ["save it as CSV in UTF-8, or as .xlsx"])
  }
}
