import FrunDomain
import FrunKit

/// The plan a case works with now, and what hangs on it.
struct PlanOnHand {
  let record: Record
  let plan: CarePlan
  let goals: [Goal]
  let actions: [PlannedAction]
  /// Goals among them that still belong to the version in force.
  let carried: [Goal]

  /// Every plan that is neither replaced nor ended, the newest version last; nil without any.
  static func find(in file: OpenedCase, _ services: any Services) throws -> PlanOnHand? {
    let ended: Set<String> = ["superseded", "revoked", "entered_in_error", "completed"]
    let plans = try services.records("plan", in: file).compactMap { record in
      CarePlan(record).map { (record, $0) }
    }
    let open = plans.filter { !ended.contains($0.1.status ?? "") }
    guard let chosen = (open.isEmpty ? plans : open).max(by: { newer($1.1, than: $0.1) }) else {
      return nil
    }
    return try PlanOnHand(chosen, file, services)
  }

  private init(
    _ chosen: (Record, CarePlan), _ file: OpenedCase, _ services: any Services
  ) throws {
    let own = Goal.all(
      in: try services.records("goal", in: file, where: "plan", is: chosen.1.id))
    let carried = try Self.carried(to: chosen.1, in: file, services)
    let goals = (own + carried).sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }
    let wanted = Set(goals.map(\.id))
    let actions = PlannedAction.all(in: try services.records("action", in: file))
      .filter { $0.goal.map(wanted.contains) ?? false }
      .sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }
    record = chosen.0
    plan = chosen.1
    self.goals = goals
    self.actions = actions
    self.carried = carried
  }

  /// Goals that are not finished go over from the version in force to the draft of the next one,
  /// with their identity. They are moved when the draft is activated: until then, and when it is
  /// given up, they belong to the plan in force.
  private static func carried(
    to plan: CarePlan, in file: OpenedCase, _ services: any Services
  ) throws -> [Goal] {
    guard plan.status == "draft", let old = plan.replaces else { return [] }
    let finished: Set<String> = ["completed", "cancelled", "rejected", "entered_in_error"]
    return Goal.all(in: try services.records("goal", in: file, where: "plan", is: old))
      .filter { !finished.contains($0.status ?? "") }
  }

  /// The plan in force or on hold, even while its next version is in draft; otherwise the plan on
  /// hand, whose state the caller judges.
  static func inForce(in file: OpenedCase, _ services: any Services) throws -> PlanOnHand {
    let plans = try services.records("plan", in: file).compactMap { record in
      CarePlan(record).map { (record, $0) }
    }
    let current = plans.filter { ["active", "on_hold"].contains($0.1.status) }
    guard let chosen = current.max(by: { newer($1.1, than: $0.1) }) else {
      return try required(in: file, services)
    }
    return try PlanOnHand(chosen, file, services)
  }

  /// The plan that goals and actions are added to: not one that has ended.
  static func workable(in file: OpenedCase, _ services: any Services) throws -> PlanOnHand {
    let plan = try required(in: file, services)
    guard ["draft", "active", "on_hold"].contains(plan.plan.status) else {
      throw Failure(
        .denied, "plan.ended", "the plan of the case has ended",
        hints: ["frun plan new \(file.number) --goal GOAL"])
    }
    return plan
  }

  /// What an addition to an approved draft brings with it: what was approved is not what would be
  /// activated, so a supervisor looks again.
  func reopened(_ services: any Services) throws -> [RecordDraft] {
    guard plan.status == "draft", plan.approval == "approved" else { return [] }
    var draft = try RecordDraft("plan", id: plan.id)
    try draft.set("approval", .code("requested"))
    try services.warn("The plan was approved before this; a supervisor has to approve it again.")
    return [draft]
  }

  /// The plan, or a failure that says how to begin one.
  static func required(in file: OpenedCase, _ services: any Services) throws -> PlanOnHand {
    guard let found = try find(in: file, services) else {
      throw Failure(
        .notFound, "plan.notFound", "the case has no plan",
        hints: ["frun plan new \(file.number) --goal GOAL"])
    }
    return found
  }

  private static func newer(_ one: CarePlan, than other: CarePlan) -> Bool {
    (one.version ?? 0, one.id) > (other.version ?? 0, other.id)
  }
}
