import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Who must be seen: visits that are due or overdue, gap alarms, and who has to act.
///
/// The cost follows the answer: visits are found through the index on their window, and only the
/// cases of the visits found are opened.
enum DueList {
  static let days = Option<Int>(
    "days", value: "count", default: 7, help: "How many days to look ahead"
  ).checked(as: .integer(minimum: 0, maximum: 366))
  static let worker = Option<String?>("worker", value: "member", help: "Only visits of this member")
  static let risk = Option<String?>("risk", value: "level", help: "Only cases of this risk level")
    .checked(as: Shared.codes("riskLevel"))

  static let command = Command(
    CommandSpec(
      "due", summary: "Show who must be seen today and in the days to come",
      arguments: [days, worker, risk, CommonOptions.limit]
    ).with {
      $0.discussion = """
        Due and overdue are never stored: they follow from the day. --as-of shows any day. Unseen \
        is shown when the child was not met for longer than allowed: 47 of 38 are 47 days where 38 \
        are the most.
        """
      $0.examples = [
        Example("frun due", "today and the next seven days"),
        Example("frun due --days 0 --worker amina", "what one worker does today"),
      ]
      $0.seeAlso = ["visit list", "visit record"]
      $0.requires = ["vault.read"]
    }, run: run)

  struct Row {
    let number: String
    let visit: Visit
    let state: VisitState
    let risk: String?
    let worker: String
    let escalation: Escalation
    let gap: GapAlarm?
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let today = services.today
    let last = today.adding(days: invocation[days])
    var conditions = [
      Condition("status", .equals(.code("planned"))),
      Condition("windowFrom", .between(.date(.first), .date(last))),
    ]
    if let handle = invocation[worker] {
      conditions.append(Condition("worker", .equals(.reference(try services.member(handle).id))))
    }
    let records = try services.records(
      RecordQuery(kind: "visit", conditions: conditions, order: [QueryOrder("windowFrom")]))
    var rows = try rows(of: records, invocation, services)
    rows.sort {
      ($0.escalation, $1.visit.plannedOn ?? .last) > ($1.escalation, $0.visit.plannedOn ?? .last)
    }
    let overdue = rows.filter { $0.state == .overdue }.count
    let due = rows.filter { $0.state == .due }.count
    try services.say(
      "As of \(today), \(services.now.zone): \(overdue) overdue, \(due) due, \(rows.count - overdue - due) up to \(last)."
    )
    let shown = Array(rows.prefix(invocation[CommonOptions.limit]))
    if shown.count < rows.count {
      try services.say("The first \(shown.count) of \(rows.count) are shown; --limit shows more.")
    }
    return try services.list(
      shown, as: listing(Words(language: invocation.context.language)),
      next: shown.first.map { ["frun visit record \($0.number) \($0.visit.key ?? "") --on DATE"] }
        ?? [])
  }

  private static func rows(
    of records: [Record], _ invocation: Invocation, _ services: any Services
  ) throws -> [Row] {
    let today = services.today
    var cases: [StreamID: (file: OpenedCase, follow: FollowUp, gap: GapAlarm?)?] = [:]
    var handles: [RecordID: String] = [:]
    var rows: [Row] = []
    for record in records {
      guard let visit = Visit(record) else { continue }
      let stream = record.stream
      if cases[stream] == nil { cases[stream] = .some(try context(of: stream, services)) }
      guard case .some(.some(let known)) = cases[stream] else { continue }
      let level = known.file.record.code("riskLevel")
      if let wanted = invocation[risk], wanted != level { continue }
      if let worker = visit.worker, handles[worker] == nil {
        handles[worker] = try services.handle(of: worker)
      }
      rows.append(
        Row(
          number: known.file.number, visit: visit, state: visit.state(on: today), risk: level,
          worker: visit.worker.flatMap { handles[$0] } ?? "",
          escalation: Escalation.level(
            of: visit, risk: level, gap: known.gap, calendar: known.follow.calendar, on: today),
          gap: known.gap))
    }
    return rows
  }

  private static func context(
    of stream: StreamID, _ services: any Services
  ) throws -> (OpenedCase, FollowUp, GapAlarm?)? {
    guard let record = try services.record(stream.id), record.code("status") == "open" else {
      return nil
    }
    let file = OpenedCase(record)
    let follow = try FollowUp(of: file, services)
    let placed = follow.placement?.startsOn
    let schedule = try? follow.schedule(services)
    let gap = placed.flatMap { placed in
      schedule.flatMap {
        GapAlarm.check(
          schedule: $0, placedOn: placed, visits: follow.visits, on: services.today)
      }
    }
    return (file, follow, gap)
  }

  private static func listing(_ words: Words) -> Listing<Row> {
    Listing(
      "frun.due/1", whenEmpty: "nobody is due in these days",
      [
        .init("case", "Case", isWhole: true) { Cell($0.number) },
        .init("key", "Visit", isWhole: true) { Cell($0.visit.key ?? "") },
        .init("plannedOn", "Go on", isWhole: true) { Cell($0.visit.plannedOn?.description ?? "") },
        .init("windowTo", "Latest", dropPriority: 4, isWhole: true) {
          Cell($0.visit.windowTo?.description ?? "")
        },
        .init("state", "State", isWhole: true) { Cell($0.state.label, VisitRow.mark($0.state)) },
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
      ])
  }
}
