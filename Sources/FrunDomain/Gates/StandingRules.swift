extension Gates {
  /// What must never happen to a record, whichever command tries it: facts of the schedule that
  /// were promised stay as they were, what was seen is told whole, closures stay on file.
  static func standing(
    _ assertion: Assertion, _ change: ChangeSet, before: CaseSnapshot, after: CaseSnapshot
  ) -> [GateFinding] {
    // Taking a commit back says again what was said before.
    guard change.command != ChangeSet.undoCommand else { return [] }
    let old = before.records.first { $0.id == assertion.record }
    switch assertion.kind {
    case Visit.kind: return visitRules(assertion, change, old: old, after: after)
    case PlannedAction.kind: return actionRules(assertion, before: before, after: after)
    case GateException.kind: return Exceptions.findings(assertion, in: before, after)
    case Closure.kind where old != nil && assertion.change.operation != "erase":
      var list = FindingList(.standingRule)
      list.require(
        false, "closure.fixed", "A closure stays on file as it was; a reopening is a new record.",
        "case reopen \(after.number) --reason CODE")
      return list.findings
    case CompetenceCheck.kind where assertion.change.operation != "erase":
      var list = FindingList(.standingRule)
      list.require(
        false, "competence.fixed",
        "What was known of somebody's training is written by the gate, and never changed.",
        "case show \(after.number)")
      return list.findings
    case CarePlan.kind where ["approval", "approvedBy"].contains(assertion.field):
      return approvalRules(assertion, in: after)
    case PrePlacementContact.kind where assertion.field == "status" || assertion.field == "heldOn":
      return contactRules(assertion.record, in: after)
    default: return []
    }
  }

  /// The fields of a visit that say what was promised.
  static let promised: Set<String> = [
    "key", "placement", "rule", "dueOn", "windowFrom", "windowTo", "required", "mustSeeAlone",
  ]

  private static func visitRules(
    _ assertion: Assertion, _ change: ChangeSet, old: Record?, after: CaseSnapshot
  ) -> [GateFinding] {
    guard let visit = after.all(Visit.self).first(where: { $0.id == assertion.record }) else {
      return []
    }
    let number = after.number
    let key = visit.key ?? visit.id.text
    var list = FindingList(.standingRule)
    if promised.contains(assertion.field), let was = old?[assertion.field] {
      list.require(
        after.records.first { $0.id == visit.id }?[assertion.field] == was, "visit.promised",
        "What was promised for visit \(key) is not changed; only the planned day moves.",
        "visit reschedule \(number) \(key) --to DATE --reason TEXT")
    }
    if assertion.field == "plannedOn", old?["plannedOn"] != nil,
      !["done", "cancelled", "superseded"].contains(old?.code("status") ?? "")
    {
      let isInside =
        visit.plannedOn.map { day in
          (visit.windowFrom ?? day) <= day && day <= (visit.windowTo ?? day)
        } ?? false
      list.require(
        isInside || after.actorRole == .supervisor && change.reason?.isEmpty == false,
        "visit.move", "Outside its window a visit is moved by a supervisor, with a reason.",
        "visit reschedule \(number) \(key) --to DATE --reason TEXT --as SUPERVISOR")
    }
    guard visit.status == "done", old?.code("status") == "done" else { return list.findings }
    if ["mode", "childSeen", "childSeenAlone", "safe"].contains(assertion.field) {
      for finding in visitFacts(of: visit.id, in: after) {
        list.require(false, finding.condition, finding.text, String(finding.mend.dropFirst(5)))
      }
    }
    if assertion.field == "doneOn" {
      list.require(
        change.reason?.isEmpty == false && visit.doneOn.map { $0 <= after.today } ?? false,
        "visit.doneOn.changed", "A day of a visit that is corrected needs a reason.",
        "case edit \(number) --set visit.doneOn=DATE --reason TEXT")
    }
    return list.findings
  }

  private static func actionRules(
    _ assertion: Assertion, before: CaseSnapshot, after: CaseSnapshot
  ) -> [GateFinding] {
    guard let action = after.all(PlannedAction.self).first(where: { $0.id == assertion.record })
    else { return [] }
    let number = after.number
    var list = FindingList(.standingRule)
    switch assertion.field {
    case "status" where action.status == "completed":
      list.require(
        action.doneOn.map { $0 <= after.today } ?? false, "action.done",
        "An action is completed on a day that has come; the day is missing.",
        "plan action \(number) --action NUMBER --status completed --on DATE")
    case "what" where !before.records.contains(where: { $0.id == action.id }):
      let isCopy = before.all(PlannedAction.self).contains { other in
        other.id != action.id && other.goal == action.goal && other.what == action.what
          && other.dueOn == action.dueOn
          && !["completed", "cancelled", "stopped", "entered_in_error"].contains(other.status)
      }
      list.require(
        !isCopy, "action.copied", "The goal has this action already; it is carried, not copied.",
        "plan show \(number)")
    case "cost", "actualCost":
      list.require(
        action.currency != nil, "action.currency", "A cost needs its currency.",
        "plan action \(number) --action NUMBER --currency CODE")
    default: break
    }
    return list.findings
  }

  private static func approvalRules(_ assertion: Assertion, in after: CaseSnapshot)
    -> [GateFinding]
  {
    guard let plan = after.all(CarePlan.self).first(where: { $0.id == assertion.record }),
      plan.approval == "approved"
    else { return [] }
    var list = FindingList(.standingRule)
    let mend = "plan approve \(after.number) --as SUPERVISOR"
    list.require(
      after.actorRole == .supervisor && plan.approvedBy == after.actor, "approval.own",
      "A supervisor approves in person; nobody writes down another's approval.", mend)
    list.require(
      plan.author != after.actor, "approval.author", "The author of a plan cannot approve it.", mend
    )
    return list.findings
  }

  private static func contactRules(_ record: RecordID, in after: CaseSnapshot) -> [GateFinding] {
    guard let contact = after.all(PrePlacementContact.self).first(where: { $0.id == record }),
      contact.status == "held"
    else { return [] }
    var list = FindingList(.standingRule)
    list.require(
      contact.heldOn.map { $0 <= after.today } ?? false, "contact.heldOn",
      "The day of the contact is missing or in the future.",
      "plan contact \(after.number) --change ID --on DATE")
    return list.findings
  }
}
