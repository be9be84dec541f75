/// How often what a calendar shows of a record was changed: the number by which a calendar tells a
/// newer entry from an older one (RFC 5545, 3.8.7.4).
///
/// It is counted from history and not kept in a field, so that a change by any command raises it,
/// and so that two teams who changed a record without knowing of each other end with a number
/// higher than either had: history only grows.
public struct CalendarSequences: Hashable, Sendable {
  private let counts: [RecordID: Int]

  /// The fields that a calendar shows, by kind.
  static let shown: [String: Set<String>] = [
    Visit.kind: ["key", "status", "plannedOn", "doneOn", "dueOn", "windowFrom", "windowTo"],
    PlannedAction.kind: ["number", "status", "dueOn", "priority"],
  ]

  /// Counts the commits of one or more cases; the first one of a record makes it.
  public init(_ history: [HistoryEntry] = []) {
    var commits: [RecordID: Int] = [:]
    for entry in history {
      var touched: Set<RecordID> = []
      for case .assertion(let assertion) in entry.changes
      where Self.shown[assertion.kind]?.contains(assertion.field) == true {
        touched.insert(assertion.record)
      }
      for record in touched { commits[record, default: 0] += 1 }
    }
    counts = commits.mapValues { $0 - 1 }
  }

  /// The number of a record's entry; never lower than a number it was given before.
  public func number(of record: RecordID, atLeast least: Int?) -> Int {
    max(least ?? 0, counts[record] ?? 0)
  }
}
