import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Changes what a plan says about itself. The goals of a plan in force are changed in its next
/// version, which is approved like the first.
enum PlanEdit {
  private static func input(_ name: String, _ field: String, _ help: String) -> RecordInput {
    RecordInput(name, field, of: "plan", help)
  }

  static let inputs = [
    input("goal", "goal", "What the plan works towards"),
    input("concurrent", "concurrentGoal", "The fall-back goal"),
    input("review-due", "reviewDueOn", "Day of the next review"),
    input("starts", "startsOn", "Day from which a draft is to hold"),
    input("lead", "leadWorker", "Member who leads the work"),
    input("view", "childView", "The child's view, - for stdin; added to what was said"),
    input("no-view", "childViewMissing", "Why the child's view is missing"),
    input("family-view", "familyView", "The family's view, - for stdin"),
    input("receiving", "receivingAdult", "Adult who receives the child, such as aunt"),
    input("verified", "receivingAdultVerified", "Whether that adult's identity is verified"),
    input("household", "household", "An adult of the receiving household, such as uncle"),
    input("language", "copyLanguage", "Language of the family's copy, such as ar"),
    input("facts-checked", "factsCheckedOn", "Day on which the facts were checked again"),
  ]
  /// What a supervisor approved together with the goals.
  private static let approved: Set<String> = ["goal", "concurrentGoal"]

  static let command = Command(
    CommandSpec(
      "edit", summary: "Change what a plan says",
      arguments: [Shared.file] + inputs.map(\.option) + [Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        Goal and fall-back goal of a plan in force are changed in its next version: 'frun plan \
        new'. A draft that was approved has to be approved again.
        """
      $0.examples = [
        Example(
          "frun plan edit K7M2-Q4XD --receiving aunt --verified yes", "who receives the child"),
        Example("frun plan edit K7M2-Q4XD --view -", "the child's words on standard input"),
      ]
      $0.seeAlso = ["plan new", "plan show"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.workable(in: file, services)
    let context = RecordContext(file: file, plan: plan, services: services)
    var draft = try RecordDraft("plan", id: plan.plan.id)
    for input in inputs { try input.set(&draft, invocation, context) }
    guard !draft.isEmpty else {
      throw Failure.usage(
        "nothing was said about the plan", hints: ["frun plan edit --help lists the options"])
    }
    let said = Set(draft.assertions.map(\.field))
    if plan.plan.status != "draft", !said.isDisjoint(with: approved) {
      throw Failure(
        .denied, "plan.version", "the goals of a plan in force change in its next version",
        hints: ["frun plan new \(file.number) --goal GOAL"])
    }
    if said.contains("factsCheckedOn") {
      try draft.set("factsCheckedBy", .reference(services.acting().member))
    }
    let goal = draft.said("goal") ?? plan.plan.goal.map { .code($0) }
    if let goal, goal == draft.said("concurrentGoal") {
      throw Failure(
        .data, "plan.goals", "the fall-back goal is the goal itself", place: "--concurrent",
        hints: ["name what happens when the goal cannot be reached"])
    }
    let reopened = said.isDisjoint(with: approved) ? [] : try plan.reopened(services)
    let receipt = try services.commit(
      [draft] + reopened, to: file.stream, by: invocation, reason: invocation[Shared.reason])
    return try services.changed(
      "Changed version \(plan.plan.version ?? 1) of the plan of case \(file.number)", by: receipt,
      schema: "frun.plan.edit/1",
      [("case", .string(file.number)), ("plan", .string(plan.plan.id.text))],
      next: ["frun plan show \(file.number)"])
  }
}
