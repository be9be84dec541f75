import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists awards that end soon and were not renewed.
enum TrainExpiring {
  static let days = Option<Int>("days", value: "count", default: 90, help: "How many days ahead")
    .checked(as: .integer(minimum: 0, maximum: 3650))

  static let command = Command(
    CommandSpec(
      "expiring", summary: "List awards that end soon", arguments: [days, CommonOptions.limit]
    ).with {
      $0.discussion = "What was renewed already is left out: nobody has to be called."
      $0.seeAlso = ["train list", "train gap"]
      $0.requires = ["vault.read"]
    }, run: run)

  private struct Row {
    let base: AwardRow
    let days: Int
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let today = services.today
    let open = try open(within: invocation[days], services)
    let rows = try AwardRow.rows(
      services.first(invocation[CommonOptions.limit], of: open), services
    ).map { Row(base: $0, days: $0.award.validTo.map { today.days(to: $0) } ?? 0) }
    let counts = [30, 60, 90].filter { $0 <= invocation[days] }.map { most in
      "\(open.count { ($0.validTo.map { today.days(to: $0) } ?? 0) <= most }) within \(Count.of(most, "day"))"
    }
    if !open.isEmpty, !counts.isEmpty { try services.say(counts.joined(separator: ", ") + ".") }
    let base = AwardRow.listing("frun.train.expiring/1")
    var columns = base.columns.map { column in
      Listing<Row>.Column(
        column.key, column.header, isTrailing: column.isTrailing,
        dropPriority: column.dropPriority, isWhole: column.isWhole,
        json: { column.json($0.base) }
      ) { column.cell($0.base) }
    }
    columns.append(
      .init("days", "Days", isTrailing: true, json: { .integer(Int64($0.days)) }) {
        Cell(String($0.days), $0.days <= 30 ? .bad : $0.days <= 60 ? .caution : nil)
      })
    return try services.list(
      rows, as: Listing(base.schema, whenEmpty: base.whenEmpty, columns),
      title: "Awards that end by \(today.adding(days: invocation[days]))")
  }

  /// Awards that end within days and whose place no later award took, the next first.
  static func open(within days: Int, _ services: any Services) throws -> [Award] {
    let today = services.today
    let awards = Award.all(
      in: try services.records(
        RecordQuery(
          kind: Award.kind,
          conditions: [
            Condition("validTo", .between(.date(today), .date(today.adding(days: days))))
          ], order: [QueryOrder("validTo")])))
    var renewed: Set<RecordID> = []
    // In pages: one question for four hundred awards rather than one for each.
    for start in stride(from: 0, to: awards.count, by: 400) {
      let page = awards[start..<min(start + 400, awards.count)]
      let later = try services.records(
        RecordQuery(
          kind: Award.kind,
          conditions: [Condition("previous", .oneOf(page.map { .reference($0.id) }))]))
      for award in Award.all(in: later) where award.status == "valid" {
        if let previous = award.previous { renewed.insert(previous) }
      }
    }
    let events = Dictionary(
      grouping: try AwardBook(services: services).events(of: awards), by: \.award)
    return awards.filter { award in
      let history = AwardHistory(award, events: events[award.id] ?? [])
      return history.standing(on: today) == .valid && !renewed.contains(award.id)
    }
  }
}
