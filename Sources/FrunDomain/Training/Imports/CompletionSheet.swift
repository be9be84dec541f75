/// A plain sheet with a line for each completed course, as offices keep them.
public struct CompletionSheet: Hashable, Sendable {
  /// Its lines.
  public let rows: [CompletionRow]

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - columns: which columns tell who; the name at least.
  ///   - day: heading of the day of completion. An empty cell means not completed.
  ///   - course: heading of the code of the course; nil where the whole sheet is about one.
  ///   - order: of day and month.
  /// - Throws: ``DomainError`` when a heading is missing or stands twice.
  public init(
    _ text: ReportText, columns: PersonColumns, day: String, course: String?,
    order: ReportDateOrder, today: CivilDate
  ) throws(DomainError) {
    let places = try PersonPlaces(columns, in: text)
    let dayPlace = try text.column(day)
    var coursePlace: Int?
    if let course { coursePlace = try text.column(course) }
    rows = text.rows.map { row in
      let person = places.person(row.cells)
      let code = coursePlace.map { row.cells[$0] }
      func made(_ result: CompletionRow.Result) -> CompletionRow {
        CompletionRow(line: row.line, person: person, course: code, result: result)
      }
      let cell = row.cells[dayPlace]
      if cell.isEmpty { return made(.open) }
      do throws(ReportDateOrder.Problem) {
        return made(.completed(try order.day(cell, today: today)))
      } catch {
        return made(.rejected(error.rawValue))
      }
    }
  }
}
