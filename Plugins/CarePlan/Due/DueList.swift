import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Who must be seen: visits that are due or overdue, children without a plan of visits, gap alarms,
/// and who has to act.
enum DueList {
  static let days = Option<Int>(
    "days", value: "count", default: 7, help: "How many days to look ahead"
  ).checked(as: .integer(minimum: 0, maximum: 366))
  static let worker = Option<String?>("worker", value: "member", help: "Only visits of this member")
  static let risk = Option<String?>("risk", value: "level", help: "Only cases of this risk level")
    .checked(as: Shared.codes("riskLevel"))
  static let place = Option<String?>(
    "place", value: "text", help: "Only where the place of the placement or the office has this"
  ).sensitive()
  static let by = Option<String?>("by", value: "what", help: "Count instead of listing")
    .checked(
      as: .choice([
        Choice("worker", "by who goes"), Choice("place", "by place"), Choice("risk", "by risk"),
        Choice("state", "by state"),
      ]))

  static let command = Command(
    CommandSpec(
      "due", summary: "Show who must be seen today and in the days to come",
      arguments: [days, worker, risk, place, by, CommonOptions.limit]
    ).with {
      $0.discussion = """
        Due and overdue are never stored: they follow from the day. --as-of shows any day. Unseen \
        is shown when the child was not met for longer than allowed: 47 of 38 are 47 days where 38 \
        are the most. A child who was placed and has no planned visit stands in the list too.
        """
      $0.examples = [
        Example("frun due", "today and the next seven days"),
        Example("frun due --days 0 --worker amina", "what one worker does today"),
        Example("frun due --by worker", "how much waits for whom"),
      ]
      $0.seeAlso = ["visit list", "visit record", "caseload"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let today = services.today
    let last = today.adding(days: invocation[days])
    var finding = DueCases(services, upTo: last)
    finding.worker = try invocation[worker].map { try services.member($0).id }
    finding.risk = invocation[risk]
    finding.place = invocation[place]
    finding.mostCases = max(DueCases.most, invocation[CommonOptions.limit])
    let rows = try finding.rows()
    let overdue = rows.count(where: \.isOverdue)
    let due = rows.count(where: \.isDue)
    try services.say(
      "As of \(today), \(services.now.zone): \(overdue) overdue, \(due) due, \(rows.count - overdue - due) up to \(last)."
    )
    if finding.isCut {
      try services.warn(
        "More than \(finding.mostCases) cases wait; those that wait longest are shown. --worker NAME shows one worker's, --limit COUNT more."
      )
    }
    let words = Words(language: invocation.context.language)
    if let by = invocation[by] {
      return try services.list(DueCount.counts(rows, by: by, words), as: DueCount.listing(by))
    }
    let shown = Array(rows.prefix(invocation[CommonOptions.limit]))
    if shown.count < rows.count {
      try services.say("The first \(shown.count) of \(rows.count) are shown; --limit shows more.")
    }
    let next = shown.first.map { [$0.next] } ?? []
    guard !invocation.context.output.isForMachines else {
      return try services.list(shown, as: DueRow.listing(words), next: next)
    }
    try services.emit(.table(DueRow.table(words).filled(by: shown).table(shown)))
    let listing = DueRow.listing(words)
    return .success(
      schema: listing.schema, .array(shown.map { listing.object($0) }), next: next)
  }
}
