import FrunDomain
import FrunKit
import FrunText

/// How much waits in one group.
struct DueCount {
  let name: String
  let overdue: Int
  let due: Int
  let later: Int
  /// The most of all groups, by which bars are drawn.
  let most: Int

  var total: Int { overdue + due + later }

  static func counts(_ rows: [DueRow], by key: String, _ words: Words) -> [DueCount] {
    func name(_ row: DueRow) -> String {
      switch key {
      case "worker": row.worker.isEmpty ? "nobody" : row.worker
      case "place": row.place ?? "not recorded"
      case "risk":
        row.risk == nil ? "not recorded" : words.code(row.risk, "riskLevel", "case")
      default: row.state
      }
    }
    let groups = Dictionary(grouping: rows, by: name)
    let most = groups.values.map(\.count).max() ?? 0
    return groups.map { name, rows in
      let overdue = rows.count(where: \.isOverdue)
      let due = rows.count(where: \.isDue)
      return DueCount(
        name: name, overdue: overdue, due: due, later: rows.count - overdue - due, most: most)
    }.sorted { ($1.overdue, $1.total, $0.name) < ($0.overdue, $0.total, $1.name) }
  }

  static func listing(_ key: String) -> Listing<DueCount> {
    Listing(
      "frun.due.count/1", whenEmpty: "nobody is due in these days",
      [
        .init("group", key.prefix(1).uppercased() + key.dropFirst()) { Cell($0.name) },
        .init(
          "overdue", "Overdue", isTrailing: true, isWhole: true,
          json: { .integer(Int64($0.overdue)) }
        ) {
          Cell("\($0.overdue)", $0.overdue > 0 ? .bad : nil)
        },
        .init("due", "Due", isTrailing: true, isWhole: true, json: { .integer(Int64($0.due)) }) {
          Cell("\($0.due)")
        },
        .init(
          "later", "Later", isTrailing: true, isWhole: true, json: { .integer(Int64($0.later)) }
        ) {
          Cell("\($0.later)")
        },
        .init("total", "All", isTrailing: true, isWhole: true, json: { .integer(Int64($0.total)) })
        {
          Cell("\($0.total)")
        },
        .bar { ($0.total, $0.most) },
      ])
  }
}

extension Listing.Column {
  /// Width of the longest bar, in cells.
  private static var width: Int { 20 }

  /// A bar as long as a number is large beside the largest; whoever cannot see it has the number.
  static func bar(_ value: @escaping (Row) -> (Int, of: Int)) -> Listing.Column {
    .init("bar", "", dropPriority: 9, isWhole: true, json: { _ in .null }) { row in
      let (number, most) = value(row)
      guard number > 0, most > 0 else { return "" }
      let length = max(1, (min(number, most) * width + most / 2) / most)
      return Cell(String(repeating: "▇", count: length), .muted)
    }
  }
}
