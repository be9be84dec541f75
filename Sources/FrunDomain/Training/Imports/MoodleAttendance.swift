/// An attendance list as the attendance register of Moodle takes and gives it: who, when scanned,
/// which status.
///
/// *Source: danmarsden/moodle-mod_attendance, import of marks; P, A, L and E are only the statuses
/// it begins with, every site has its own.*
public struct MoodleAttendance: Hashable, Sendable {
  /// One line.
  public struct Row: Hashable, Sendable {
    /// The line in the file, from 1.
    public let line: Int
    /// Who.
    public let person: RowPerson
    /// Code of `attendanceStatus`, or why there is none.
    public let status: Result<String, Problem>
    /// The day of the scan, where the file has one.
    public let day: CivilDate?
  }

  /// Why a line is refused.
  public struct Problem: Error, Hashable, Sendable {
    /// In words.
    public let reason: String
  }

  /// Its lines.
  public let rows: [Row]
  /// Status words that the mapping does not have, in order.
  public let unknownWords: [String]

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - status: heading of the status.
  ///   - scanned: heading of the time of the scan; nil where the list is about one day.
  ///   - meanings: codes of `attendanceStatus` by the words of the site.
  /// - Throws: ``DomainError`` when a heading is missing or stands twice.
  public init(
    _ text: ReportText, columns: PersonColumns, status: String, scanned: String?,
    meanings: [String: String], order: ReportDateOrder, today: CivilDate
  ) throws(DomainError) {
    let places = try PersonPlaces(columns, in: text)
    let statusPlace = try text.column(status)
    var scanPlace: Int?
    if let scanned { scanPlace = try text.column(scanned) }
    var folded: [String: String] = [:]
    for (word, code) in meanings { folded[ReportText.folded(word)] = code }
    var unknown: Set<String> = []
    rows = text.rows.map { row in
      let word = row.cells[statusPlace]
      func made(_ status: Result<String, Problem>, on day: CivilDate? = nil) -> Row {
        Row(line: row.line, person: places.person(row.cells), status: status, day: day)
      }
      guard let code = folded[ReportText.folded(word)] else {
        if !word.isEmpty { unknown.insert(word) }
        return made(
          .failure(
            Problem(
              reason: word.isEmpty ? "no status" : "a status that nobody explained")))
      }
      guard let scanPlace else { return made(.success(code)) }
      do throws(ReportDateOrder.Problem) {
        return made(.success(code), on: try order.day(row.cells[scanPlace], today: today))
      } catch {
        return made(.failure(Problem(reason: error.rawValue)))
      }
    }
    unknownWords = unknown.sorted()
  }
}
