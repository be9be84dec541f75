import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Adds an action to a goal: what, who, by when; or says what became of one.
enum PlanAction {
  private static func input(_ name: String, _ field: String, _ help: String) -> RecordInput {
    RecordInput(name, field, of: "action", help)
  }

  static let action = Option<Int?>(
    "action", value: "number", help: "Change the action of this number")
  static let goal = Option<Int?>("goal", value: "number", help: "Number of the goal")
  static let who = Option<String?>(
    "who", value: "who", help: "Handle of a member, or a person or agency in words"
  ).sensitive()
  static let inputs = [
    input("what", "what", "What is done"),
    input("by", "dueOn", "By when"),
    input("service", "service", "The kind of service"),
    input("priority", "priority", "How urgent it is"),
    input("status", "status", "How far it is"),
    input("on", "doneOn", "Day it was done"),
    input("result", "result", "What came of it"),
    input("not-done", "notDoneReason", "Why it was not done"),
    input("cost", "cost", "What it will cost"),
    input("spent", "actualCost", "What it did cost"),
    input("currency", "currency", "Currency of the costs, such as USD"),
    input("funding", "fundingLine", "Funding line"),
  ]

  static let command = Command(
    CommandSpec(
      "action", summary: "Add an action to a goal, or say what became of it",
      arguments: [Shared.file, action, goal, who] + inputs.map(\.option) + [
        Shared.reason, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        An action is never done by itself: it is completed with the day on which it was done, and \
        given up with the reason. Costs keep their currency; those of different currencies are \
        never added up.
        """
      $0.examples = [
        Example(
          "frun plan action K7M2-Q4XD --goal 1 --what 'Meet the teacher' --who amina --by 2026-12-05",
          "a member of the team does it"),
        Example(
          "frun plan action K7M2-Q4XD --action 2 --status completed --on 2026-12-04 --result 'Place promised'",
          "action 2 is done"),
      ]
      $0.seeAlso = ["plan goal", "plan show"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.workable(in: file, services)
    let context = RecordContext(file: file, plan: plan, services: services)
    let old = try invocation[action].map { try known($0, plan, file) }
    let target = try invocation[goal].map { try PlanGoal.known($0, plan, file) }
    var draft = try old.map { try RecordDraft("action", id: $0.id) } ?? services.draft("action")
    let number = old?.number ?? (plan.actions.compactMap(\.number).max() ?? 0) + 1
    if old == nil {
      guard target != nil, invocation[inputs[0].option] != nil, invocation[who] != nil,
        invocation[inputs[1].option] != nil
      else {
        throw Failure.usage(
          "a new action needs --goal, --what, --who and --by",
          hints: ["--action NUMBER changes one that is in the plan"])
      }
      try draft.set("number", .integer(Int64(number)))
    }
    if let target { try draft.set("goal", .reference(target.id)) }
    let isInWords = try setWho(&draft, invocation, services)
    for input in inputs { try input.set(&draft, invocation, context) }
    guard !draft.isEmpty else { throw Failure.usage("nothing was said about the action") }
    if old == nil { try draft.setIfSilent("status", .code("not_started")) }
    try judge(draft, old, on: services.today)
    let agreed: Set<String> = ["what", "dueOn", "goal", "member", "who"]
    let isChanged = !agreed.isDisjoint(with: draft.assertions.map(\.field))
    let receipt = try services.commit(
      [draft] + (isChanged ? plan.reopened(services) : []), to: file.stream, by: invocation,
      reason: invocation[Shared.reason])
    if isInWords {
      try services.say("No member has this handle: who does it was recorded in words.")
    }
    if case .date(let day)? = draft.said("dueOn"), day < services.today {
      try services.warn("The day of the action has passed already.")
    }
    return try services.changed(
      old == nil
        ? "Added action \(number) to goal \(target?.number ?? 0) of case \(file.number)"
        : "Changed action \(number) of case \(file.number)", by: receipt,
      schema: "frun.plan.action/1",
      [
        ("case", .string(file.number)), ("action", .string(draft.id.text)),
        ("number", .integer(Int64(number))),
      ], next: ["frun plan show \(file.number)"])
  }

  /// Who does it: a member by handle, anybody else in words. Whether it was recorded in words.
  private static func setWho(
    _ draft: inout RecordDraft, _ invocation: Invocation, _ services: any Services
  ) throws -> Bool {
    guard let text = invocation[who] else { return false }
    if let member = try? services.member(text) {
      try draft.set("member", .reference(member.id))
      return false
    }
    try draft.set("who", to: text, at: "--who")
    return true
  }

  /// An untouched form must not claim that something was done, nor a cost without its currency.
  private static func judge(
    _ draft: RecordDraft, _ old: PlannedAction?, on today: CivilDate
  ) throws {
    if draft.said("status") == .code("completed") {
      guard draft.said("doneOn") != nil || old?.doneOn != nil else {
        throw Failure(
          .denied, "action.day", "a completed action needs the day on which it was done",
          place: "--status", hints: ["add --on DATE"])
      }
    }
    if case .date(let day)? = draft.said("doneOn"), day > today {
      throw Failure(
        .data, "action.future", "the day has not come; today is \(today)", place: "--on")
    }
    if case .code(let code)? = draft.said("status"), ["cancelled", "stopped"].contains(code),
      draft.said("notDoneReason") == nil, old?.notDoneReason.isEmpty != false
    {
      throw Failure(
        .denied, "action.reason", "an action that is given up needs the reason",
        place: "--status", hints: ["add --not-done TEXT"])
    }
    let hasCost = draft.said("cost") != nil || draft.said("actualCost") != nil
    if hasCost, draft.said("currency") == nil, old?.currency == nil {
      throw Failure(
        .data, "action.currency", "a cost needs its currency", place: "--cost",
        hints: ["add --currency USD"])
    }
  }

  private static func known(_ number: Int, _ plan: PlanOnHand, _ file: OpenedCase) throws
    -> PlannedAction
  {
    if let action = plan.actions.first(where: { $0.number == number }) { return action }
    throw Failure(
      .notFound, "action.notFound", "the plan has no action of this number",
      hints: ["frun plan show \(file.number) lists them"])
  }
}
