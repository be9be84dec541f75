import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Begins a plan, or the next version of the one in force: a draft with goal, fall-back goal,
/// review day and the child's view.
enum PlanNew {
  static let goal = Option<String>(
    required: "goal", value: "goal", help: "What the plan works towards"
  ).checked(as: Shared.codes("planGoal"))
  static let concurrent = Option<String?>(
    "concurrent", value: "goal", help: "The fall-back goal, worked on at the same time"
  ).checked(as: Shared.codes("planGoal"))
  static let reviewDue = Option<DateText?>(
    "review-due", value: "date", help: "Day of the next review")
  static let view = Option<String?>(
    "view", value: "text", help: "The child's view, in the child's words; - reads standard input"
  ).sensitive()
  static let noView = Option<String?>(
    "no-view", value: "reason", help: "Why the child's view is missing"
  ).sensitive()

  static let command = Command(
    CommandSpec(
      "new", summary: "Begin a care plan",
      arguments: [
        Shared.file, goal, concurrent, reviewDue, view, noView,
        OptionRule.exclusive(view, noView), CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        A plan starts as a draft. A supervisor who is not its author approves it, and it is \
        activated when nothing is missing. When a plan is active already, the draft becomes its \
        next version: goals and actions that are not finished go over to it when it is activated, \
        keeping their identity and state.
        """
      $0.examples = [
        Example(
          "frun plan new K7M2-Q4XD --goal reunification --concurrent kinship --view -",
          "the child's words come on standard input, not into the shell's history")
      ]
      $0.seeAlso = ["plan goal", "plan approve", "plan activate"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let before = try PlanOnHand.find(in: file, services)
    if let before, before.plan.status == "draft" {
      throw Failure(
        .denied, "plan.draft", "the case has a plan in draft already",
        hints: [
          "frun plan show \(file.number)",
          "frun plan close \(file.number) --revoke --reason TEXT gives it up",
        ])
    }
    if invocation[concurrent] == invocation[goal] {
      throw Failure(
        .data, "plan.goals", "the fall-back goal is the goal itself", place: "--concurrent",
        hints: ["name what happens when the goal cannot be reached"])
    }
    if let day = try invocation[reviewDue].map(Shared.day), day < services.today {
      throw Failure(
        .data, "plan.review", "the day of the review has passed", place: "--review-due",
        hints: ["choose a day to come"])
    }
    let acting = try services.acting()
    var draft = try services.draft("plan")
    // A version given up keeps its number.
    let version =
      try services.records("plan", in: file).compactMap { CarePlan($0)?.version }.max() ?? 0
    try draft.set("version", .integer(Int64(version + 1)))
    try draft.set("status", .code("draft"))
    try draft.set("goal", .code(invocation[goal]))
    try draft.set("concurrentGoal", invocation[concurrent].map { .code($0) })
    try draft.set("author", .reference(acting.member))
    try draft.set("leadWorker", .reference(acting.member))
    try draft.set("reviewDueOn", invocation[reviewDue].map { try .date(Shared.day($0)) })
    try draft.set("childView", to: words(invocation[view], services), at: "--view")
    try draft.set("childViewMissing", to: invocation[noView], at: "--no-view")
    if let before, ["active", "on_hold"].contains(before.plan.status) {
      try draft.set("replaces", .reference(before.plan.id))
    }
    let receipt = try services.commit([draft], to: file.stream, by: invocation)
    return try services.changed(
      "Began version \(version + 1) of the plan of case \(file.number)",
      by: receipt, schema: "frun.plan.new/1",
      [("case", .string(file.number)), ("plan", .string(draft.id.text))],
      next: [
        "frun plan goal \(file.number) --domain DOMAIN --statement TEXT --due DATE",
        "frun plan show \(file.number)",
      ])
  }

  private static func words(_ text: String?, _ services: any Services) throws -> String? {
    guard text == "-" else { return text }
    guard let said = String(validating: try services.readInput("-", limit: 16_000), as: UTF8.self)
    else { throw Failure(.data, "view.malformed", "the text is not UTF-8", place: "--view") }
    guard said.contains(where: { !$0.isWhitespace }) else {
      throw Failure(
        .data, "view.empty", "nothing came on standard input", place: "--view",
        hints: ["--no-view REASON says why the child's view is missing"])
    }
    return said
  }
}
