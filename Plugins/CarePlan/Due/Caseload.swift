import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// How many open cases every worker has; those with none stand there too.
enum Caseload {
  struct Row {
    let worker: String
    var open = 0
    var high = 0
    var overdue = 0
    var due = 0
    var most = 0
  }

  static let command = Command(
    CommandSpec("caseload", summary: "Show how many cases every worker has", arguments: []).with {
      $0.discussion = """
        Open cases by the caseworker they are assigned to, how many of them are of high risk, and \
        how many visits are due today or overdue. Workers without a case are listed, and so are \
        cases without a worker. It reads every open case: in a large office it takes longer than \
        'frun due'.
        """
      $0.examples = [Example("frun caseload --format csv", "for a spreadsheet")]
      $0.seeAlso = ["due", "case assign"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let today = services.today
    var rows: [String: Row] = [:]
    for member in try services.records(
      RecordQuery(kind: "member", stream: services.ownDirectory()))
    where member.code("status") == "active" && member.code("role") == "caseworker" {
      if let handle = member.text("handle") { rows[handle] = Row(worker: handle) }
    }
    let owners = try caseworkers(on: today, services)
    let open = try services.records(
      RecordQuery(
        kind: "case",
        conditions: [Condition("status", .oneOf([.code("open"), .code("on_hold")]))]))
    var handles: [RecordID: String] = [:]
    for file in open {
      let owner = owners[file.stream]
      if let owner, handles[owner] == nil { handles[owner] = try services.handle(of: owner) }
      let name = owner.flatMap { handles[$0] } ?? "nobody"
      var row = rows[name] ?? Row(worker: name)
      row.open += 1
      if ["high", "severe"].contains(file.code("riskLevel")) { row.high += 1 }
      rows[name] = row
    }
    var finding = DueCases(services, upTo: today)
    finding.mostCases = .max - 1
    for row in try finding.rows() {
      let name = row.worker.isEmpty ? "nobody" : row.worker
      var counted = rows[name] ?? Row(worker: name)
      if row.isOverdue { counted.overdue += 1 } else { counted.due += 1 }
      rows[name] = counted
    }
    let most = rows.values.map(\.open).max() ?? 0
    let sorted = rows.values.map { row in
      var row = row
      row.most = most
      return row
    }.sorted { ($1.open, $0.worker) < ($0.open, $1.worker) }
    let counts = sorted.filter { $0.worker != "nobody" }.map(\.open).sorted()
    try services.say(
      "As of \(today), \(services.now.zone): \(open.count) open cases, \(counts.count) workers with a median of \(counts.isEmpty ? 0 : counts[counts.count / 2]) and \(counts.last ?? 0) at most."
    )
    return try services.list(sorted, as: listing)
  }

  private static func caseworkers(
    on today: CivilDate, _ services: any Services
  ) throws -> [StreamID: RecordID] {
    let records = try services.records(
      RecordQuery(
        kind: "assignment", conditions: [Condition("role", .equals(.code("caseworker")))]))
    let assigned = Assignment.all(in: records)
    let streams = Dictionary(
      records.map { ($0.id, $0.stream) }, uniquingKeysWith: { one, _ in one })
    var newest: [StreamID: Assignment] = [:]
    for one in assigned
    where (one.until.map { $0 >= today } ?? true) && (one.from.map { $0 <= today } ?? true) {
      guard let stream = streams[one.id] else { continue }
      if let known = newest[stream],
        (known.from ?? .first, known.id) > (one.from ?? .first, one.id)
      {
        continue
      }
      newest[stream] = one
    }
    return newest.compactMapValues(\.member)
  }

  private static var listing: Listing<Row> {
    func number(_ key: String, _ header: String, bad: Bool = false, _ value: @escaping (Row) -> Int)
      -> Listing<Row>.Column
    {
      .init(
        key, header, isTrailing: true, isWhole: true, json: { .integer(Int64(value($0))) }
      ) { Cell("\(value($0))", bad && value($0) > 0 ? .bad : nil) }
    }
    return Listing(
      "frun.caseload/1", whenEmpty: "no worker and no case",
      [
        .init("worker", "Worker", isWhole: true) { Cell($0.worker, .name) },
        number("open", "Open", \.open), number("highRisk", "High risk", \.high),
        number("due", "Due", \.due), number("overdue", "Overdue", bad: true, \.overdue),
        .bar { ($0.open, $0.most) },
      ])
  }
}
