/// The report "course completion" of Moodle as CSV.
///
/// Columns: `id`, name, identity columns chosen by the site, then for each activity its state and
/// its day, for each other criterion a day, and last the day on which the course was completed or
/// nothing. Days are in the short form of the site, and headings in its language.
///
/// *Source: moodle/moodle, report/completion/index.php.*
public struct MoodleCourseReport: Hashable, Sendable {
  /// Its lines.
  public let rows: [CompletionRow]

  /// Reads the report.
  ///
  /// - Parameters:
  ///   - columns: which identity columns hold e-mail address and staff number.
  ///   - order: of day and month; it cannot be seen in the file.
  /// - Throws: ``DomainError`` when it is no such report.
  public init(
    _ text: ReportText, columns: PersonColumns, order: ReportDateOrder, today: CivilDate
  ) throws(DomainError) {
    guard text.header.count >= 3, ReportText.folded(text.header[0]) == "id" else {
      throw DomainError(
        .malformedPackage, at: "line 1",
        "a course completion report begins with the columns id and name and ends with the day of "
          + "completion")
    }
    let places = try PersonPlaces(columns, in: text)
    let last = text.header.count - 1
    rows = text.rows.map { row in
      var person = places.person(row.cells)
      person.name = row.cells[1]
      let cell = row.cells[last]
      if cell.isEmpty { return CompletionRow(line: row.line, person: person, result: .open) }
      do throws(ReportDateOrder.Problem) {
        return CompletionRow(
          line: row.line, person: person, result: .completed(try order.day(cell, today: today)))
      } catch {
        return CompletionRow(line: row.line, person: person, result: .rejected(error.rawValue))
      }
    }
  }
}
