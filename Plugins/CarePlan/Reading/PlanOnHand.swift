import FrunDomain
import FrunKit

/// The plan a case works with now, and what hangs on it.
struct PlanOnHand {
  let record: Record
  let plan: CarePlan
  let goals: [Goal]
  let actions: [PlannedAction]

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
    let goals = Goal.all(
      in: try services.records("goal", in: file, where: "plan", is: chosen.1.id)
    ).sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }
    let wanted = Set(goals.map(\.id))
    let actions = PlannedAction.all(in: try services.records("action", in: file))
      .filter { $0.goal.map(wanted.contains) ?? false }
      .sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }
    return PlanOnHand(record: chosen.0, plan: chosen.1, goals: goals, actions: actions)
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
