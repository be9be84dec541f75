import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows the plan on hand: goals with their actions, who does what by when, what comes next.
enum PlanShow {
  static let command = Command(
    CommandSpec("show", summary: "Show the care plan of a case", arguments: [Shared.file]).with {
      $0.seeAlso = ["plan history", "visit list"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let plan = try PlanOnHand.required(in: file, services)
    let words = Words(language: invocation.context.language)
    try services.emit(.fields(head(of: plan, file, words, services)))
    try services.emit(.table(goals(of: plan, words)))
    try services.emit(.table(actions(of: plan, words, services)))
    let parts = try PlanParts(file, words, services)
    for table in parts.tables { try services.emit(.table(table)) }
    return .success(
      schema: "frun.plan.show/1", result(plan, file, parts),
      next: next(plan.plan, file))
  }

  private static func head(
    of plan: PlanOnHand, _ file: OpenedCase, _ words: Words, _ services: any Services
  ) throws -> FieldsEvent {
    let record = plan.record
    func coded(_ field: String) -> Cell { record.cell(field) { words.code($0, field, "plan") } }
    var fields = [
      FieldsEvent.Field("status", "Status", coded("status")),
      .init("version", "Version", record.cell("version")),
      .init("goal", "Goal", coded("goal")),
      .init("concurrentGoal", "Fall-back goal", coded("concurrentGoal")),
      .init("author", "Author", Cell(try services.handle(of: plan.plan.author))),
      .init("approval", "Approval", coded("approval")),
      .init("approvedBy", "Approved by", Cell(try services.handle(of: plan.plan.approvedBy))),
      .init("startsOn", "In force since", record.cell("startsOn")),
      .init("reviewDueOn", "Next review", record.cell("reviewDueOn")),
      .init("reason", "Reason", record.cell("reason")),
      .init("leadWorker", "Led by", Cell(try services.handle(of: plan.plan.leadWorker))),
      .init("copyLanguage", "Copy in", record.cell("copyLanguage")),
      .init(
        "receivingAdult", "Goes to", Cell(try name(plan.plan.receivingAdult, file, services))),
      .init(
        "receivingAdultVerified", "Identity verified", coded("receivingAdultVerified")),
      .init("factsCheckedOn", "Facts checked on", record.cell("factsCheckedOn")),
      .init("childView", "The child's view", record.cell("childView")),
      .init("childViewMissing", "Child's view missing", record.cell("childViewMissing")),
      .init("familyView", "The family's view", record.cell("familyView")),
    ]
    fields.removeAll { $0.value.text.isEmpty }
    return FieldsEvent(title: "Plan of case \(file.number)", fields: fields)
  }

  private static func name(
    _ person: RecordID?, _ file: OpenedCase, _ services: any Services
  ) throws -> String {
    try services.called(person, in: file) ?? ""
  }

  private static func goals(of plan: PlanOnHand, _ words: Words) -> TableEvent {
    Listing<Goal>(
      "frun.plan.goals/1", whenEmpty: "no goal yet",
      [
        .init("goal", "Goal", isTrailing: true, isWhole: true) {
          Cell($0.number.map(String.init) ?? "")
        },
        .init("domain", "Domain") { Cell(words.code($0.domain, "domain", "goal")) },
        .init("statement", "Statement") { Cell($0.statement ?? "") },
        .init("due", "Due", isWhole: true) { Cell($0.dueOn?.description ?? "") },
        .init("status", "Status", dropPriority: 2) {
          Cell(words.code($0.status, "status", "goal"))
        },
        .init("achievement", "How far", dropPriority: 1) {
          Cell(words.code($0.achievement, "achievement", "goal"))
        },
      ]
    ).filled(by: plan.goals).table(plan.goals, title: "Goals")
  }

  private static func actions(
    of plan: PlanOnHand, _ words: Words, _ services: any Services
  ) throws -> TableEvent {
    let numbers = Dictionary(
      plan.goals.map { ($0.id, $0.number ?? 0) }, uniquingKeysWith: { first, _ in first })
    let today = services.today
    var handles: [RecordID: String] = [:]
    for member in Set(plan.actions.compactMap(\.member)) {
      handles[member] = try services.handle(of: member)
    }
    return Listing<PlannedAction>(
      "frun.plan.actions/1", whenEmpty: "no action yet",
      [
        .init("number", "No", isTrailing: true, isWhole: true) {
          Cell($0.number.map(String.init) ?? "")
        },
        .init("goal", "Goal", isTrailing: true) {
          Cell($0.goal.flatMap { numbers[$0] }.map(String.init) ?? "")
        },
        .init("what", "Action") { Cell($0.what ?? "") },
        .init("who", "Who") { Cell($0.member.flatMap { handles[$0] } ?? $0.who ?? "") },
        .init("by", "By", isWhole: true) { action in
          let isLate =
            action.status != "completed" && (action.dueOn.map { $0 < today } ?? false)
          return Cell(action.dueOn?.description ?? "", isLate ? .bad : nil)
        },
        .init("status", "Status") { Cell(words.code($0.status, "status", "action")) },
        .init("cost", "Cost", isTrailing: true, dropPriority: 1) { action in
          let amounts = [action.cost, action.actualCost].compactMap(\.self)
          return Cell(
            amounts.isEmpty
              ? "" : amounts.joined(separator: " / ") + " " + (action.currency ?? ""))
        },
      ]
    ).filled(by: plan.actions).table(plan.actions, title: "Actions")
  }

  private static func result(_ plan: PlanOnHand, _ file: OpenedCase, _ parts: PlanParts)
    -> JSONValue
  {
    var object = JSONObject()
    object["case"] = .string(file.number)
    object["plan"] = plan.record.result
    object["goals"] = .array(
      plan.goals.map { goal in
        var one = JSONObject()
        one["id"] = .string(goal.id.text)
        one["number"] = goal.number.map { .integer(Int64($0)) } ?? .null
        one["domain"] = goal.domain.map { .string($0) } ?? .null
        one["statement"] = goal.statement.map { .string($0) } ?? .null
        one["dueOn"] = goal.dueOn.map { .string($0.description) } ?? .null
        one["status"] = goal.status.map { .string($0) } ?? .null
        one["achievement"] = goal.achievement.map { .string($0) } ?? .null
        return .object(one)
      })
    object["actions"] = .array(
      plan.actions.map { action in
        var one = JSONObject()
        one["id"] = .string(action.id.text)
        one["goal"] = action.goal.map { .string($0.text) } ?? .null
        one["number"] = action.number.map { .integer(Int64($0)) } ?? .null
        one["what"] = action.what.map { .string($0) } ?? .null
        one["member"] = action.member.map { .string($0.text) } ?? .null
        one["who"] = action.who.map { .string($0) } ?? .null
        one["dueOn"] = action.dueOn.map { .string($0.description) } ?? .null
        one["status"] = action.status.map { .string($0) } ?? .null
        one["priority"] = action.priority.map { .string($0) } ?? .null
        one["doneOn"] = action.doneOn.map { .string($0.description) } ?? .null
        one["cost"] = action.cost.map { .string($0) } ?? .null
        one["spent"] = action.actualCost.map { .string($0) } ?? .null
        one["currency"] = action.currency.map { .string($0) } ?? .null
        return .object(one)
      })
    for (name, rows) in parts.results { object[name] = .array(rows) }
    return .object(object)
  }

  private static func next(_ plan: CarePlan, _ file: OpenedCase) -> [String] {
    switch (plan.status, plan.approval) {
    case ("draft", "approved"): ["frun plan activate \(file.number)"]
    case ("draft", "rejected"): ["frun plan close \(file.number) --revoke --reason TEXT"]
    case ("draft", _): ["frun plan approve \(file.number) --as SUPERVISOR"]
    case ("on_hold", _): ["frun plan activate \(file.number)"]
    case ("completed", _), ("revoked", _): ["frun plan new \(file.number) --goal GOAL"]
    case ("active", _): ["frun visit list \(file.number)"]
    default: []
    }
  }
}
