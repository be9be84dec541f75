import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Proves that no row of the follow-up rules lets a child go unseen for longer than it says, or
/// prints the case in which one does.
enum VisitRules {
  static let what = Positional<String>("what", help: "check: prove the rules")
    .checked(as: .choice([Choice("check", "prove that no gap is too long")]))
  static let years = Option<Int>(
    "years", value: "count", default: 10, help: "Years of first days to try"
  ).checked(as: .integer(minimum: 1, maximum: 40))
  static let rules = Option<PathText?>(
    "rules", value: "file", help: "Check the rules of a file instead of those in force")

  static let command = Command(
    CommandSpec(
      "rules", summary: "Check the follow-up rules", arguments: [what, years, rules]
    ).with {
      $0.discussion = """
        Tries every first day of ten years with four kinds of weekend and holidays of up to five \
        days, and compares the days between two visits with the most the row allows. The status \
        is 1 when a row can be broken; the first day, weekend and holiday that break it are shown.
        """
      $0.examples = [
        Example("frun visit rules check", "the rules in force"),
        Example("frun visit rules check --rules our-rules.json5", "rules somebody wrote"),
      ]
      $0.exitStatuses = [ExitStatusSpec(1, "a row can be broken")]
      $0.seeAlso = ["visit plan"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let package = try package(invocation, services)
    let today = services.today
    let from = CivilDate(year: today.year, month: 1, day: 1) ?? today
    let report: RuleCheckReport
    do { report = try RuleCheck(from: from, years: invocation[years]).check(package) } catch {
      throw Failure(
        .data, "rules.malformed", "the rules give no schedule", place: "--rules",
        causes: ["\(error)"])
    }
    try services.say(
      "\(package.id) \(package.version): \(report.starts) first days, \(report.calendars) calendars, \(report.computed) schedules."
    )
    let listing = Listing<RuleCheckReport.Row>(
      "frun.visit.rules/1", whenEmpty: "the package has no rows",
      [
        .init("row", "Row", isWhole: true) { Cell($0.row) },
        .init(
          "spans", "Longest of allowed, in days",
          json: {
            .array(
              $0.spans.map { span in
                ["worst": .integer(Int64(span.worst)), "limit": .integer(Int64(span.limit))]
              })
          }
        ) { row in Cell(row.spans.map { "\($0.worst) of \($0.limit)" }.joined(separator: ", ")) },
        .init("isProven", "Holds", json: { .bool($0.counterexample == nil) }) {
          $0.counterexample == nil ? Cell("yes", .good) : Cell("no", .bad)
        },
        .init("counterexample", "Broken by") { Cell($0.counterexample.map(Self.words) ?? "") },
      ])
    let result: JSONValue = .array(report.rows.map { listing.object($0) })
    if invocation.context.output.isForMachines {
      try services.emit(.table(listing.table(report.rows)))
    } else {
      var table = listing
      table.columns.removeAll { $0.key == "counterexample" }
      try services.emit(.table(table.table(report.rows)))
      for row in report.rows {
        guard let example = row.counterexample else { continue }
        try services.emit(.text("\(row.row): \(Self.words(example))"))
      }
    }
    guard !report.isProven else { return .success(schema: listing.schema, result) }
    return .negative(schema: listing.schema, result)
  }

  private static func words(_ example: RuleCounterexample) -> String {
    let weekend = example.weekend.map(String.init).joined(separator: ",")
    let holiday = example.holiday.map { ", holiday \($0.from) to \($0.to)" } ?? ""
    return
      "placed \(example.placedOn), weekend \(weekend)\(holiday): \(example.days) days between \(example.after) and \(example.before), allowed \(example.limit)"
  }

  private static func package(
    _ invocation: Invocation, _ services: any Services
  ) throws -> FollowUpPackage {
    guard let file = invocation[rules] else { return try services.followUpPackage() }
    let bytes = try services.readInput(file.path, limit: 1 << 20)
    do { return try FollowUpPackage(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
      throw Failure(
        .data, "rules.malformed", "the rules cannot be read", place: "--rules",
        causes: ["\(error)"])
    }
  }
}
