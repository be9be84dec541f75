/// The report "activity completion" of Moodle, as CSV or in the variant for spreadsheet programs
/// (UTF-16 with tabs).
///
/// The first cell of the first line is empty: names stand below it. Then identity columns, then for
/// each activity a column with its name, which holds the state, and a column with the day it was
/// expected or nothing, which holds when the state was reached. State words are in the language of
/// the site. Quotation marks became apostrophes.
///
/// *Source: moodle/moodle, report/progress/index.php.*
public struct MoodleActivityReport: Hashable, Sendable {
  /// What the state words of a site mean.
  public struct StateWords: Hashable, Sendable {
    private var meanings: [String: Bool] = [:]

    /// The words of the English language pack, and others that the person gives.
    public init(complete: [String] = [], open: [String] = []) {
      for word in ["Completed", "Completed (achieved pass grade)"] + complete {
        meanings[ReportText.folded(word)] = true
      }
      let unfinished = ["Not completed", "Completed (did not achieve pass grade)"]
      for word in unfinished + open { meanings[ReportText.folded(word)] = false }
    }

    /// Whether a word means completed; nil for a word that nobody explained.
    func isComplete(_ word: String) -> Bool? { meanings[ReportText.folded(word)] }
  }

  /// Its lines. Completed is who completed every activity asked for, on the last of their days.
  public let rows: [CompletionRow]
  /// State words that nobody explained, in order.
  public let unknownWords: [String]

  /// Reads the report.
  ///
  /// - Parameter activities: the activities that together are the course; at least one. A name that
  ///   stands twice is told by the number of its column, as in `#7`.
  /// - Throws: ``DomainError`` when it is no such report or an activity is not in it.
  public init(
    _ text: ReportText, columns: PersonColumns, activities: [String], words: StateWords,
    today: CivilDate
  ) throws(DomainError) {
    guard text.header.first == "" else {
      throw DomainError(
        .malformedPackage, at: "line 1",
        "the first line of an activity report begins with an empty cell")
    }
    guard !activities.isEmpty else {
      throw DomainError(.malformedPackage, at: "line 1", "no activity was named")
    }
    let places = try PersonPlaces(columns, in: text)
    var states: [Int] = []
    for activity in activities {
      let place = try text.column(activity)
      guard place > 0, place + 1 < text.header.count else {
        throw DomainError(
          .malformedPackage, at: "line 1", "\(activity) is no activity: no column of days follows")
      }
      states.append(place)
    }
    var unknown: Set<String> = []
    rows = text.rows.map { row in
      var person = places.person(row.cells)
      person.name = row.cells[0]
      let result = Self.result(row.cells, states, words, today, &unknown)
      return CompletionRow(line: row.line, person: person, result: result)
    }
    unknownWords = unknown.sorted()
  }

  private static func result(
    _ cells: [String], _ states: [Int], _ words: StateWords, _ today: CivilDate,
    _ unknown: inout Set<String>
  ) -> CompletionRow.Result {
    var newest: CivilDate?
    var isOpen = false
    for place in states {
      if cells[place].isEmpty {
        isOpen = true
        continue
      }
      guard let isComplete = words.isComplete(cells[place]) else {
        unknown.insert(cells[place])
        return .rejected("a state word that nobody explained")
      }
      guard isComplete else {
        isOpen = true
        continue
      }
      do throws(ReportDateOrder.Problem) {
        let day = try ReportDateOrder.ymd.day(cells[place + 1], today: today)
        newest = max(newest ?? day, day)
      } catch {
        return .rejected(error == .shape ? "completed without a day" : error.rawValue)
      }
    }
    guard !isOpen, let newest else { return .open }
    return .completed(newest)
  }
}
