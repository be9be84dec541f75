import FrunDomain
import FrunKit
import FrunText

/// One reason to act: a visit that is due, a placement that nobody planned visits for, or a child
/// unseen for too long.
struct DueRow {
  /// Why the case stands in the list.
  enum Reason {
    /// A visit whose window is open or opens in the days asked for.
    case visit(Visit, VisitState)
    /// The child was placed, and no visit is planned.
    case unplanned(since: CivilDate)
    /// No visit is due, but the child was not met for longer than allowed.
    case unseen(next: Visit?)
  }

  let number: String
  let reason: Reason
  let risk: String?
  let place: String?
  let worker: String
  let escalation: Escalation
  let gap: GapAlarm?

  /// The visit it is about.
  var visit: Visit? {
    switch reason {
    case .visit(let visit, _): visit
    case .unplanned: nil
    case .unseen(let next): next
    }
  }

  /// What is wrong, in the words of lists.
  var state: String {
    switch reason {
    case .visit(_, let state): state.label
    case .unplanned: "not planned"
    case .unseen: "unseen too long"
    }
  }

  var isOverdue: Bool {
    switch reason {
    case .visit(_, let state): state == .overdue
    case .unplanned, .unseen: true
    }
  }

  var isDue: Bool { if case .visit(_, .due) = reason { true } else { false } }

  /// How it is marked.
  var mark: Mark? {
    if case .visit(_, let state) = reason { VisitRow.mark(state) } else { .bad }
  }

  /// The day it is sorted by.
  var day: CivilDate {
    switch reason {
    case .visit(let visit, _): visit.plannedOn ?? visit.dueOn ?? .last
    case .unplanned(let since): since
    case .unseen(let next): next?.plannedOn ?? .first
    }
  }

  /// The command that comes next.
  var next: String {
    switch reason {
    case .visit(let visit, _): "frun visit record \(number) \(visit.key ?? "KEY")"
    case .unplanned: "frun visit plan \(number)"
    case .unseen(let next):
      next?.key.map { "frun visit record \(number) \($0)" } ?? "frun visit list \(number)"
    }
  }

  /// The worst first, then the longest waiting.
  static func precedes(_ one: DueRow, _ other: DueRow) -> Bool {
    if one.escalation != other.escalation { return one.escalation > other.escalation }
    return (one.day, one.number) < (other.day, other.number)
  }

  static func listing(_ words: Words) -> Listing<DueRow> {
    Listing(
      "frun.due/1", whenEmpty: "nobody is due in these days",
      [
        .init("case", "Case", isWhole: true) { Cell($0.number, .name) },
        .init("key", "Visit", isWhole: true) { Cell($0.visit?.key ?? "") },
        .init("plannedOn", "Go on", isWhole: true) { Cell($0.visit?.plannedOn?.description ?? "") },
        .init("windowTo", "Latest", dropPriority: 5, isWhole: true) {
          Cell($0.visit?.windowTo?.description ?? "")
        },
        .init("state", "State", isWhole: true) { Cell($0.state, $0.mark) },
        .init("risk", "Risk", isWhole: true, json: { $0.risk.map { .string($0) } ?? .null }) {
          Cell(words.code($0.risk, "riskLevel", "case"), $0.risk == "high" ? .bad : nil)
        },
        .init("worker", "Worker", dropPriority: 3, isWhole: true) { Cell($0.worker) },
        .init("escalation", "To act", isWhole: true) {
          Cell($0.escalation.label, $0.escalation > .worker ? .bad : nil)
        },
        .init(
          "unseenDays", "Unseen", isTrailing: true, dropPriority: 1, isWhole: true,
          json: { $0.gap.map { .integer(Int64($0.days)) } ?? .null }
        ) { Cell($0.gap.map { "\($0.days) of \($0.limit)" } ?? "", .bad) },
        .init("place", "Place", dropPriority: 4) { Cell($0.place ?? "") },
        .init(
          "unseenLimit", "Most days unseen", isTrailing: true, dropPriority: 9, isWhole: true,
          json: { $0.gap.map { .integer(Int64($0.limit)) } ?? .null }
        ) { Cell($0.gap.map { "\($0.limit)" } ?? "") },
      ])
  }

  /// The columns for people: what a program adds up is shown in another column already.
  static func table(_ words: Words) -> Listing<DueRow> {
    var listing = listing(words)
    listing.columns.removeAll { $0.key == "unseenLimit" }
    return listing
  }
}
