extension Gates {
  /// Reasons that count as a success and so need gate 5. All others close a
  /// case without counting as one.
  public static let successReasons: Set<String> = [
    "goals_met", "adult_or_independent", "permanent_care",
  ]

  /// Gate 5: everything missing before a case may be closed. Lists that are
  /// empty satisfy nothing.
  ///
  /// `before` is the case before the commit that closes it: that commit cancels the visits that are
  /// open, and an overdue one must not vanish that way.
  public static func closure(
    in snapshot: CaseSnapshot, before: CaseSnapshot, reason: String?
  ) -> [GateFinding] {
    let number = snapshot.number
    guard let file = snapshot.file, let code = file.closureReason else {
      return [
        GateFinding(
          gate: .closeCase, condition: "reason.missing", text: "The reason for closing is missing.",
          mend: "frun case close \(number) --reason CODE")
      ]
    }
    var findings = stillOpen(in: snapshot)
    guard successReasons.contains(code) else { return findings }
    func require(_ isMet: Bool, _ condition: String, _ text: String, _ mend: String) {
      guard !isMet else { return }
      findings.append(
        GateFinding(gate: .closeCase, condition: condition, text: text, mend: "frun " + mend))
    }
    findings += time(in: snapshot, risk: file.riskLevel)
    require(
      file.riskLevel == "low" || (snapshot.actorRole == .supervisor && reason?.isEmpty == false),
      "risk.low", "The risk is not low, and no supervisor gives a reason.",
      "case edit \(number) --set riskLevel=low --reason TEXT")
    findings += visits(in: snapshot, before: before)
    require(
      !snapshot.all(Concern.self).contains { $0.status != "closed" }, "concern.open",
      "A concern is open.", "plan concern \(number) --change ID --status closed --how TEXT")
    findings += goalsAndActions(in: snapshot)
    let scores = LatestScores(snapshot)
    require(
      scores.worst.isEmpty, "domain.worst",
      "Scored 1: \(scores.worst.joined(separator: ", ")).",
      "intake fill assessment --case \(number) --answers FILE")
    require(
      scores.worsened.isEmpty, "domain.worsened",
      "Worse than at the placement, without a reason: \(scores.worsened.joined(separator: ", ")).",
      "intake fill assessment --case \(number) --answers FILE")
    let unanswered = ["education", "documents", "health"].filter { scores.newest[$0] == nil }
    require(
      unanswered.isEmpty, "domain.unanswered",
      "Never scored: \(unanswered.joined(separator: ", ")).",
      "intake fill assessment --case \(number) --answers FILE")
    require(
      !file.closingChildView.isEmpty, "view.child", "The child's view on closing is missing.",
      "case edit \(number) --set closingChildView=TEXT")
    require(
      !file.closingCaregiverView.isEmpty, "view.caregiver",
      "The caregiver's view on closing is missing.",
      "case edit \(number) --set closingCaregiverView=TEXT")
    require(
      file.contactCardGiven == true, "contact.card", "The family does not know whom to call.",
      "case edit \(number) --set contactCardGiven=yes")
    require(
      file.retainUntil != nil, "retention.date", "The day until which the file is kept is missing.",
      "case edit \(number) --set retainUntil=DATE")
    require(
      isApproved(file, in: snapshot), "approval.missing",
      "A supervisor who does not work on the case has to close it or approve the closing.",
      "case close \(number) --reason \(code) --as SUPERVISOR")
    return findings
  }

  /// A closed case reminds nobody: whatever the reason, no visit stays planned.
  private static func stillOpen(in snapshot: CaseSnapshot) -> [GateFinding] {
    let open = snapshot.all(Visit.self).filter { $0.status == "planned" }.count
    var list = FindingList(.closeCase)
    list.require(
      open == 0, "visit.open", "\(open) visits are still planned; closing cancels them.",
      "case close \(snapshot.number) --reason CODE")
    return list.findings
  }

  private static func time(in snapshot: CaseSnapshot, risk: String?) -> [GateFinding] {
    let number = snapshot.number
    guard let placed = snapshot.placement?.startsOn else {
      return [
        GateFinding(
          gate: .closeCase, condition: "placement.missing", text: "There is no placement.",
          mend: "frun plan place \(number) --type ARRANGEMENT --on DATE")
      ]
    }
    // Without rules or risk the highest row would count; nothing counts as met.
    let earliest = snapshot.package?.row(risk: risk ?? "")?.earliestClosure?.after(placed)
    if let earliest, earliest <= snapshot.today { return [] }
    let day = earliest.map { "before \($0)" } ?? "without a rule for its risk"
    return [
      GateFinding(
        gate: .closeCase, condition: "time.minimum", text: "The case cannot be closed \(day).",
        mend: "frun visit list \(number)")
    ]
  }

  private static func visits(in snapshot: CaseSnapshot, before: CaseSnapshot) -> [GateFinding] {
    let number = snapshot.number
    let visits = snapshot.all(Visit.self)
    var findings: [GateFinding] = []
    for visit in before.all(Visit.self) where visit.state(on: snapshot.today) == .overdue {
      findings.append(
        GateFinding(
          gate: .closeCase, condition: "visit.overdue",
          text: "Visit \(visit.key ?? visit.id.text) is overdue.",
          mend: "frun visit record \(number) \(visit.key ?? visit.id.text) --answers FILE"))
    }
    let last = visits.filter { $0.wasFaceToFace && ($0.doneOn ?? .last) <= snapshot.today }
      .sorted { ($0.doneOn ?? .first, $0.id) < ($1.doneOn ?? .first, $1.id) }.suffix(2)
    if last.count < 2 {
      findings.append(
        GateFinding(
          gate: .closeCase, condition: "visit.two",
          text: "Fewer than two face-to-face visits are done.",
          mend: "frun visit record \(number) KEY --seen-alone yes --safe yes --on DATE"))
    }
    for visit in last where visit.childSeenAlone != true || visit.safe != "yes" {
      findings.append(
        GateFinding(
          gate: .closeCase, condition: "visit.safe",
          text: "At visit \(visit.key ?? visit.id.text) the child was not seen alone and safe.",
          mend: "frun visit record \(number) KEY --seen-alone yes --safe yes --on DATE"))
    }
    return findings
  }

  static func goalsAndActions(in snapshot: CaseSnapshot) -> [GateFinding] {
    let number = snapshot.number
    var findings: [GateFinding] = []
    let plans = Set(
      snapshot.all(CarePlan.self)
        .filter { ["active", "on_hold", "completed"].contains($0.status) }.map(\.id))
    let goals = snapshot.all(Goal.self).filter { goal in
      goal.plan.map { plans.contains($0) } ?? false
        && !["cancelled", "rejected", "entered_in_error"].contains(goal.status)
    }
    if goals.isEmpty {
      findings.append(
        GateFinding(
          gate: .closeCase, condition: "goal.missing", text: "No active plan has a goal.",
          mend: "frun plan show \(number)"))
    }
    for (offset, goal) in goals.enumerated() where !isSettled(goal) {
      findings.append(
        GateFinding(
          gate: .closeCase, condition: "goal.open",
          text:
            "Goal \(goal.number ?? offset + 1) is neither achieved, nor transferred, nor not attainable with a reason.",
          mend:
            "frun plan goal \(number) --goal \(goal.number ?? offset + 1) --achievement CODE --because TEXT"
        ))
    }
    let open = snapshot.all(PlannedAction.self).filter { action in
      action.priority == "high"
        && !["completed", "cancelled", "stopped", "entered_in_error"].contains(action.status)
    }
    if !open.isEmpty {
      findings.append(
        GateFinding(
          gate: .closeCase, condition: "action.high",
          text: "\(open.count) actions of high priority are open.",
          mend: "frun plan show \(number)"))
    }
    return findings
  }

  private static func isSettled(_ goal: Goal) -> Bool {
    switch goal.achievement {
    case "achieved", "sustaining", "transferred": true
    case "not_attainable": !goal.achievementReason.isEmpty
    default: false
    }
  }

  private static func isApproved(_ file: CaseFile, in snapshot: CaseSnapshot) -> Bool {
    let approver =
      file.closureApprovedBy ?? (snapshot.actorRole == .supervisor ? snapshot.actor : nil)
    guard let approver else { return false }
    let workers = snapshot.all(Assignment.self).filter { assignment in
      assignment.role == "caseworker" && (assignment.until.map { $0 >= snapshot.today } ?? true)
    }.compactMap(\.member)
    return !workers.contains(approver)
  }
}
