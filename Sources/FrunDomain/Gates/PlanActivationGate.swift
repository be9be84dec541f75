extension Gates {
  /// Gate 1: everything missing before a plan may become active.
  public static func activation(of plan: CarePlan, in snapshot: CaseSnapshot) -> [GateFinding] {
    let number = snapshot.number
    let consents = Consents(records: snapshot.records, on: snapshot.today)
    var findings: [GateFinding] = []
    func require(_ isMet: Bool, _ condition: String, _ text: String, _ mend: String) {
      guard !isMet else { return }
      findings.append(
        GateFinding(
          gate: .activatePlan, condition: condition, text: text, mend: "frun " + mend))
    }
    findings += assessments(in: snapshot)
    require(
      consents.adultAgrees(to: .services), "consent.services",
      "No adult has consented to services, and no other lawful basis is recorded.",
      "case consent \(number) --services yes --from caregiver")
    if snapshot.mayBeChild(snapshot.client) {
      require(
        consents.childAssents, "assent.child", "The child's assent is not recorded.",
        "case consent \(number) --assent yes")
    }
    findings += adultsAgree(to: plan, consents, in: snapshot)
    findings += identity(of: plan, in: snapshot)
    findings += household(of: plan, in: snapshot)
    let risk = snapshot.file?.riskLevel
    require(
      risk != nil, "risk.missing", "The risk level is not recorded.",
      "case edit \(number) --set riskLevel=LEVEL")
    require(
      risk != "severe", "risk.severe", "The risk is severe: no placement can be planned.",
      "case edit \(number) --set riskLevel=LEVEL --reason TEXT")
    findings += goals(of: plan, in: snapshot)
    require(
      !plan.childView.isEmpty || !plan.childViewMissing.isEmpty, "view.child",
      "The child's view is missing, and so is the reason why.",
      "plan edit \(number) --view -")
    require(
      plan.concurrentGoal != nil, "goal.concurrent", "There is no fall-back goal.",
      "plan edit \(number) --concurrent GOAL")
    require(
      plan.concurrentGoal == nil || plan.concurrentGoal != plan.goal, "goal.concurrent.same",
      "The fall-back goal is the goal itself.",
      "plan edit \(number) --concurrent GOAL")
    require(
      plan.approval == "approved" && plan.approvedBy != nil, "approval.missing",
      "A supervisor has not approved the plan.", "plan approve \(number) --as SUPERVISOR")
    require(
      plan.approvedBy == nil || plan.approvedBy != plan.author, "approval.author",
      "The plan was approved by its author.", "plan approve \(number) --as SUPERVISOR")
    return findings
  }

  /// Goals that place a child with adults, whom somebody has to check.
  static let householdGoals: Set<String> = [
    "reunification", "kinship", "foster", "kafala", "adoption",
  ]

  private static func household(of plan: CarePlan, in snapshot: CaseSnapshot) -> [GateFinding] {
    let number = snapshot.number
    let adults = Household(plan: plan, snapshot: snapshot).adults
    var findings: [GateFinding] = []
    if adults.isEmpty, plan.goal.map({ householdGoals.contains($0) }) ?? true {
      findings.append(
        GateFinding(
          gate: .activatePlan, condition: "household.empty",
          text: "No adult of the receiving household is recorded.",
          mend: "frun case person \(number)"))
    }
    let checks = snapshot.all(SafeguardingCheck.self)
    for adult in adults {
      let own = checks.filter { $0.adult == adult }
      // The newest check counts; of checks of one day the worse one.
      let newest = own.compactMap(\.checkedOn).max()
      let current = own.filter { $0.checkedOn == newest }
      let isClear =
        newest.map { $0 <= snapshot.today } ?? false
        && current.allSatisfy { check in
          check.result == "clear" && (check.validUntil.map { $0 >= snapshot.today } ?? true)
        }
      guard !isClear else { continue }
      findings.append(
        GateFinding(
          gate: .activatePlan, condition: "household.check",
          text: "An adult of the receiving household (\(adult)) has no clear safeguarding check.",
          mend: "frun case check \(number) --adult \(adult) --result clear --on DATE"))
    }
    return findings
  }

  private static func goals(of plan: CarePlan, in snapshot: CaseSnapshot) -> [GateFinding] {
    let number = snapshot.number
    let goals = snapshot.all(Goal.self).filter { goal in
      goal.plan == plan.id && !["cancelled", "rejected", "entered_in_error"].contains(goal.status)
    }
    var findings: [GateFinding] = []
    if goals.isEmpty {
      findings.append(
        GateFinding(
          gate: .activatePlan, condition: "goal.missing", text: "The plan has no goal.",
          mend: "frun plan goal \(number) --domain DOMAIN --statement TEXT --due DATE"))
    }
    let actions = snapshot.all(PlannedAction.self)
    for (offset, goal) in goals.enumerated() {
      let name = goal.number ?? offset + 1
      let isActed = actions.contains { action in
        action.goal == goal.id && action.dueOn != nil
          && (action.member != nil || action.who?.isEmpty == false)
          && !["cancelled", "stopped", "entered_in_error"].contains(action.status)
      }
      guard !isActed else { continue }
      findings.append(
        GateFinding(
          gate: .activatePlan, condition: "goal.action",
          text: "Goal \(name) has no action with a person and a date.",
          mend: "frun plan action \(number) --goal \(name) --what TEXT --who WHO --by DATE"))
    }
    let covered = Set(goals.compactMap(\.domain))
    for domain in LatestScores(snapshot).worst where !covered.contains(domain) {
      findings.append(
        GateFinding(
          gate: .activatePlan, condition: "goal.domain",
          text: "The domain \(domain) was scored 1 and has no goal.",
          mend: "frun plan goal \(number) --domain \(domain) --statement TEXT --due DATE"))
    }
    return findings
  }
}
