import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// What two versions of a plan say differently.
enum PlanDiff {
  static let from = Option<Int?>("from", value: "version", help: "The older version")
  static let to = Option<Int?>("to", value: "version", help: "The newer version (the newest)")

  static let command = Command(
    CommandSpec(
      "diff", summary: "Show what two versions of a plan say differently",
      arguments: [Shared.file, from, to]
    ).with {
      $0.examples = [Example("frun plan diff K7M2-Q4XD", "the newest version and the one before")]
      $0.seeAlso = ["plan history", "case log"]
      $0.requires = ["vault.read"]
    }, run: run)

  /// One difference.
  struct Row {
    let what: String
    let before: String
    let after: String
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let records = try services.records("plan", in: file)
      .sorted { ($0.integer("version") ?? 0, $0.id) < ($1.integer("version") ?? 0, $1.id) }
    func version(_ number: Int?, _ fallback: Record?) throws -> Record {
      guard let number else {
        guard let fallback else {
          throw Failure(
            .notFound, "plan.versions", "the case has no two versions of a plan",
            hints: ["frun plan history \(file.number)"])
        }
        return fallback
      }
      guard let found = records.last(where: { $0.integer("version") == number }) else {
        throw Failure(
          .notFound, "plan.version.notFound", "the plan has no version of this number",
          hints: ["frun plan history \(file.number)"])
      }
      return found
    }
    let newer = try version(invocation[to], records.last)
    let older = try version(
      invocation[from],
      records.last { ($0.integer("version") ?? 0) < (newer.integer("version") ?? 0) })
    let words = Words(language: invocation.context.language)
    var rows = try fields(older, newer, words, services)
    rows += try goals(older, newer, file, services)
    let listing = Listing<Row>(
      "frun.plan.diff/1", whenEmpty: "the two versions say the same",
      [
        .init("what", "What") { Cell($0.what) },
        .init("before", "Version \(older.integer("version") ?? 0)") { Cell($0.before) },
        .init("after", "Version \(newer.integer("version") ?? 0)") { Cell($0.after) },
      ])
    return try services.list(rows, as: listing, title: "Plan of case \(file.number)")
  }

  /// Fields that say how a version came about differ by nature.
  private static let passedOver: Set<String> = [
    "version", "replaces", "status", "author", "approval", "approvedBy", "approvedOn",
  ]

  private static func fields(
    _ older: Record, _ newer: Record, _ words: Words, _ services: any Services
  ) throws -> [Row] {
    try (Schema.standard.kind("plan")?.fields ?? []).compactMap { field in
      guard !passedOver.contains(field.name) else { return nil }
      func text(_ record: Record) throws -> String {
        if let member = record.reference(field.name), case .reference("member") = field.type {
          return try services.handle(of: member)
        }
        return record.cell(field.name) { words.code($0, field.name, "plan") }.text
      }
      let (before, after) = (try text(older), try text(newer))
      return before == after ? nil : Row(what: field.label, before: before, after: after)
    }
  }

  /// Goals that went over belong to both; the history knows which plan they belonged to.
  private static func goals(
    _ older: Record, _ newer: Record, _ file: OpenedCase, _ services: any Services
  ) throws -> [Row] {
    var plans: [RecordID: Set<RecordID>] = [:]
    let ended: Set<String> = ["completed", "cancelled", "rejected", "entered_in_error"]
    for entry in try services.history(HistoryQuery(stream: file.stream, field: "plan")) {
      for case .assertion(let one) in entry.changes where one.kind == Goal.kind {
        if one.field == "plan", case .set(.reference(let plan)) = one.change {
          plans[one.record, default: []].insert(plan)
        }
      }
    }
    return Goal.all(in: try services.records("goal", in: file))
      .sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }.compactMap { goal in
        let had = plans[goal.id] ?? Set([goal.plan].compactMap(\.self))
        let name = "Goal \(goal.number ?? 0)"
        let text = goal.statement ?? ""
        switch (had.contains(older.id), had.contains(newer.id)) {
        case (true, true): return nil
        case (true, false)
        where newer.code("status") == "draft" && !ended.contains(goal.status ?? ""):
          // It goes over when the draft is activated.
          return nil
        case (true, false): return Row(what: name, before: text, after: "")
        case (false, true): return Row(what: name, before: "", after: text)
        case (false, false): return nil
        }
      }
  }
}
