import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Adds a goal to the plan on hand, or says how far one has come.
enum PlanGoal {
  private static func input(_ name: String, _ field: String, _ help: String) -> RecordInput {
    RecordInput(name, field, of: "goal", help)
  }

  static let goal = Option<Int?>("goal", value: "number", help: "Change the goal of this number")
  static let inputs = [
    input("domain", "domain", "The domain of life it belongs to"),
    input("statement", "statement", "What will be so when it is reached"),
    input("due", "dueOn", "By when"),
    input("target", "target", "How it is measured"),
    input("baseline", "baseline", "Where it starts"),
    input("status", "status", "Whether it is worked on"),
    input("achievement", "achievement", "How far it has come, whether it is worked on or not"),
    input("because", "achievementReason", "Why it has come that far, or cannot"),
  ]

  static let command = Command(
    CommandSpec(
      "goal", summary: "Add a goal to the plan, or say how far it has come",
      arguments: [Shared.file, goal] + inputs.map(\.option) + [
        Shared.reason, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        Whether a goal is worked on and how far it has come are two answers: a goal can be \
        achieved and still be active, or given up without being achieved. Its actions stay what \
        they are, whatever becomes of the goal.
        """
      $0.examples = [
        Example(
          "frun plan goal K7M2-Q4XD --domain education --statement 'Goes to school' --due 2027-01-31",
          "one goal with a day"),
        Example(
          "frun plan goal K7M2-Q4XD --goal 1 --achievement improving --because 'Four days a week'",
          "how far goal 1 has come"),
      ]
      $0.seeAlso = ["plan action", "plan show"]
      $0.requires = ["vault.write"]
    }, run: run)

  /// Answers after which nobody works on the goal any more without saying why.
  private static let needReason: Set<String> = ["not_attainable", "not_achieved", "worsening"]

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.workable(in: file, services)
    let context = RecordContext(file: file, plan: plan, services: services)
    let old = try invocation[goal].map { try known($0, plan, file) }
    var draft = try old.map { try RecordDraft("goal", id: $0.id) } ?? services.draft("goal")
    let number = old?.number ?? (plan.goals.compactMap(\.number).max() ?? 0) + 1
    if old == nil {
      guard invocation[inputs[0].option] != nil, invocation[inputs[1].option] != nil else {
        throw Failure.usage(
          "a new goal needs --domain and --statement",
          hints: ["--goal NUMBER changes one that is in the plan"])
      }
      try draft.set("plan", .reference(plan.plan.id))
      try draft.set("number", .integer(Int64(number)))
    }
    for input in inputs { try input.set(&draft, invocation, context) }
    guard !draft.isEmpty else { throw Failure.usage("nothing was said about the goal") }
    if old == nil { try draft.setIfSilent("status", .code("planned")) }
    if case .code(let code)? = draft.said("achievement"), needReason.contains(code),
      draft.said("achievementReason") == nil
    {
      throw Failure(
        .denied, "goal.reason", "this needs the reason why", place: "--achievement",
        hints: ["add --because TEXT"])
    }
    // How far a goal has come is no change of what was approved.
    let agreed: Set<String> = ["domain", "statement", "dueOn", "target", "baseline", "plan"]
    let isChanged = !agreed.isDisjoint(with: draft.assertions.map(\.field))
    let receipt = try services.commit(
      [draft] + (isChanged ? plan.reopened(services) : []), to: file.stream, by: invocation,
      reason: invocation[Shared.reason])
    if case .date(let day)? = draft.said("dueOn"), day < services.today {
      try services.warn("The day of the goal has passed already.")
    }
    return try services.changed(
      old == nil
        ? "Added goal \(number) to the plan of case \(file.number)"
        : "Changed goal \(number) of case \(file.number)", by: receipt,
      schema: "frun.plan.goal/1",
      [
        ("case", .string(file.number)), ("goal", .string(draft.id.text)),
        ("number", .integer(Int64(number))),
      ],
      next: old == nil
        ? ["frun plan action \(file.number) --goal \(number) --what TEXT --who WHO --by DATE"]
        : ["frun plan show \(file.number)"])
  }

  /// The goal of a number, or a failure that says which there are.
  static func known(_ number: Int, _ plan: PlanOnHand, _ file: OpenedCase) throws -> Goal {
    if let goal = plan.goals.first(where: { $0.number == number }) { return goal }
    throw Failure(
      .notFound, "goal.notFound", "the plan has no goal of this number",
      hints: plan.goals.isEmpty
        ? ["frun plan goal \(file.number) --domain DOMAIN --statement TEXT --due DATE"]
        : ["frun plan show \(file.number) lists them"])
  }
}
