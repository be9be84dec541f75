import FrunDomain
import FrunKit
import FrunText

/// A visit with the state it has on a day: the same predicate everywhere.
struct VisitRow {
  let visit: Visit
  let state: VisitState
  let worker: String

  init(_ visit: Visit, on today: CivilDate, worker: String) {
    self.visit = visit
    state = visit.state(on: today)
    self.worker = worker
  }

  /// How urgent the state looks.
  static func mark(_ state: VisitState) -> Mark? {
    switch state {
    case .overdue: .bad
    case .due: .caution
    case .done: .good
    case .planned: nil
    case .missed, .superseded, .cancelled: .muted
    }
  }

  /// Columns of a list of visits of one case.
  static func listing(_ words: Words) -> Listing<VisitRow> {
    Listing(
      "frun.visit.list/1", whenEmpty: "no visits yet: frun visit plan CASE derives them",
      [
        .init("key", "Visit", isWhole: true) { Cell($0.visit.key ?? "") },
        .init("plannedOn", "Go on", isWhole: true) { Cell(text($0.visit.plannedOn)) },
        .init("dueOn", "Due", dropPriority: 4, isWhole: true) { Cell(text($0.visit.dueOn)) },
        .init("windowFrom", "From", dropPriority: 3, isWhole: true) {
          Cell(text($0.visit.windowFrom))
        },
        .init("windowTo", "Latest", isWhole: true) { Cell(text($0.visit.windowTo)) },
        .init(
          "modes", "How", dropPriority: 1, isWhole: true,
          json: { .array($0.visit.modes.map { .string($0) }) }
        ) { Cell(modes($0.visit, words)) },
        .init("state", "State", isWhole: true) { Cell($0.state.label, mark($0.state)) },
        .init("doneOn", "Done", isWhole: true) { Cell(text($0.visit.doneOn)) },
        .init("worker", "Worker", dropPriority: 2, isWhole: true) { Cell($0.worker) },
      ])
  }

  /// The first way a visit may be made, and how many others there are.
  private static func modes(_ visit: Visit, _ words: Words) -> String {
    guard let first = visit.modes.first else { return "" }
    let others = visit.modes.count - 1
    return words.code(first, "mode", "visit") + (others > 0 ? " +\(others)" : "")
  }

  private static func text(_ date: CivilDate?) -> String { date?.description ?? "" }
}

extension Services {
  /// Visits with their state today.
  func rows(_ visits: [Visit]) throws -> [VisitRow] {
    var handles: [RecordID: String] = [:]
    for worker in Set(visits.compactMap(\.worker)) { handles[worker] = try handle(of: worker) }
    let today = self.today
    return visits.map { visit in
      VisitRow(visit, on: today, worker: visit.worker.flatMap { handles[$0] } ?? "")
    }
  }
}

extension Listing {
  /// The listing without columns in which no row has anything, for people: on a narrow screen they
  /// would take the room of the others. Columns that never go stay.
  func filled(by rows: [Row]) -> Listing {
    var listing = self
    listing.columns.removeAll { column in
      column.dropPriority > 0 && rows.allSatisfy { column.cell($0).text.isEmpty }
    }
    return listing
  }
}
