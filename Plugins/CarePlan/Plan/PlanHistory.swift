import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the versions of the plan, the newest first.
enum PlanHistory {
  static let command = Command(
    CommandSpec("history", summary: "List the versions of a plan", arguments: [Shared.file]).with {
      $0.seeAlso = ["plan show", "case log"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let words = Words(language: invocation.context.language)
    let plans = CarePlan.all(in: try services.records("plan", in: file))
      .sorted { ($0.version ?? 0, $0.id) > ($1.version ?? 0, $1.id) }
    var authors: [RecordID: String] = [:]
    for author in Set(plans.compactMap(\.author)) {
      authors[author] = try services.handle(of: author)
    }
    let listing = Listing<CarePlan>(
      "frun.plan.history/1", whenEmpty: "no plan yet",
      [
        .init(
          "version", "Version", isTrailing: true,
          json: { $0.version.map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.version.map(String.init) ?? "") },
        .init("status", "Status", json: { $0.status.map { .string($0) } ?? .null }) {
          Cell(words.code($0.status, "status", "plan"))
        },
        .init("goal", "Goal", json: { $0.goal.map { .string($0) } ?? .null }) {
          Cell(words.code($0.goal, "goal", "plan"))
        },
        .init("author", "Author") { Cell($0.author.flatMap { authors[$0] } ?? "") },
        .init("startsOn", "In force since") { Cell($0.startsOn?.description ?? "") },
        .init("approvedOn", "Approved on", dropPriority: 1) {
          Cell($0.approvedOn?.description ?? "")
        },
      ])
    return try services.list(plans, as: listing, title: "Plans of case \(file.number)")
  }
}
