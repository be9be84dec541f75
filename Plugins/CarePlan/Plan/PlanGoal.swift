import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Adds a goal to the plan on hand.
enum PlanGoal {
  static let domain = Option<String>(
    required: "domain", value: "domain", help: "The domain of life it belongs to"
  ).checked(as: Shared.codes("domain"))
  static let statement = Option<String>(
    required: "statement", value: "text", help: "What will be so when it is reached"
  ).sensitive()
  static let due = Option<DateText?>("due", value: "date", help: "By when")
  static let target = Option<String?>(
    "target", value: "text", help: "How it is measured"
  ).sensitive()
  static let baseline = Option<String?>(
    "baseline", value: "text", help: "Where it starts"
  ).sensitive()

  static let command = Command(
    CommandSpec(
      "goal", summary: "Add a goal to the plan",
      arguments: [Shared.file, domain, statement, due, target, baseline, CommonOptions.dryRun]
    ).with {
      $0.examples = [
        Example(
          "frun plan goal K7M2-Q4XD --domain education --statement 'Goes to school' --due 2027-01-31",
          "one goal with a day")
      ]
      $0.seeAlso = ["plan action", "plan show"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.workable(in: file, services)
    let number = (plan.goals.compactMap(\.number).max() ?? 0) + 1
    var goal = try services.draft("goal")
    try goal.set("plan", .reference(plan.plan.id))
    try goal.set("number", .integer(Int64(number)))
    try goal.set("domain", .code(invocation[domain]))
    try goal.set("statement", to: invocation[statement], at: "--statement")
    try goal.set("target", to: invocation[target], at: "--target")
    try goal.set("baseline", to: invocation[baseline], at: "--baseline")
    try goal.set("dueOn", invocation[due].map { try .date(Shared.day($0)) })
    try goal.set("status", .code("planned"))
    let receipt = try services.commit(
      [goal] + plan.reopened(services), to: file.stream, by: invocation)
    if let day = try invocation[due].map(Shared.day), day < services.today {
      try services.warn("The day of the goal has passed already.")
    }
    return try services.changed(
      "Added goal \(number) to the plan of case \(file.number)", by: receipt,
      schema: "frun.plan.goal/1",
      [
        ("case", .string(file.number)), ("goal", .string(goal.id.text)),
        ("number", .integer(Int64(number))),
      ],
      next: ["frun plan action \(file.number) --goal \(number) --what TEXT --who WHO --by DATE"])
  }
}
