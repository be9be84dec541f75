import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Adds an action to a goal: what, who, by when.
enum PlanAction {
  static let goal = Option<Int>(required: "goal", value: "number", help: "Number of the goal")
  static let what = Option<String>(required: "what", value: "text", help: "What is done")
    .sensitive()
  static let who = Option<String>(
    required: "who", value: "who", help: "Handle of a member, or a person or agency in words"
  ).sensitive()
  static let by = Option<DateText>(required: "by", value: "date", help: "By when")
  static let service = Option<String?>(
    "service", value: "service", help: "The kind of service"
  ).checked(as: Shared.codes("serviceType"))
  static let priority = Option<String?>("priority", value: "priority", help: "How urgent it is")
    .checked(as: Shared.codes("priority"))

  static let command = Command(
    CommandSpec(
      "action", summary: "Add an action to a goal",
      arguments: [Shared.file, goal, what, who, by, service, priority, CommonOptions.dryRun]
    ).with {
      $0.examples = [
        Example(
          "frun plan action K7M2-Q4XD --goal 1 --what 'Meet the teacher' --who amina --by 2026-12-05",
          "a member of the team does it")
      ]
      $0.seeAlso = ["plan goal", "plan show"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.workable(in: file, services)
    guard let target = plan.goals.first(where: { $0.number == invocation[goal] }) else {
      throw Failure(
        .notFound, "goal.notFound", "the plan has no goal of this number",
        hints: plan.goals.isEmpty
          ? ["frun plan goal \(file.number) --domain DOMAIN --statement TEXT --due DATE"]
          : ["frun plan show \(file.number) lists them"])
    }
    let number = (plan.actions.compactMap(\.number).max() ?? 0) + 1
    var action = try services.draft("action")
    try action.set("goal", .reference(target.id))
    try action.set("number", .integer(Int64(number)))
    try action.set("what", to: invocation[what], at: "--what")
    var isMember = true
    if let member = try? services.member(invocation[who]) {
      try action.set("member", .reference(member.id))
    } else {
      try action.set("who", to: invocation[who], at: "--who")
      isMember = false
    }
    try action.set("dueOn", .date(Shared.day(invocation[by])))
    try action.set("service", invocation[service].map { .code($0) })
    try action.set("priority", invocation[priority].map { .code($0) })
    try action.set("status", .code("not_started"))
    let receipt = try services.commit(
      [action] + plan.reopened(services), to: file.stream, by: invocation)
    if !isMember {
      try services.say("No member has this handle: who does it was recorded in words.")
    }
    if try Shared.day(invocation[by]) < services.today {
      try services.warn("The day of the action has passed already.")
    }
    return try services.changed(
      "Added action \(number) to goal \(invocation[goal]) of case \(file.number)", by: receipt,
      schema: "frun.plan.action/1",
      [
        ("case", .string(file.number)), ("action", .string(action.id.text)),
        ("number", .integer(Int64(number))),
      ], next: ["frun plan show \(file.number)"])
  }
}
