/// Judges changes to a case.
public enum Gates {
  /// Whether a change may have to be judged. Reading a whole case for every note would be a waste.
  public static func watch(_ change: ChangeSet) -> Bool {
    change.stream.kind == .case && change.assertions.contains(where: watches)
  }

  private static func watches(_ assertion: Assertion) -> Bool {
    switch assertion.kind {
    case CaseFile.kind:
      switch (assertion.field, assertion.change) {
      case ("riskLevel", .set), ("riskLevel", .retract): return true
      case ("status", .set(let value)): return value == .code("closed")
      default: return false
      }
    case Visit.kind:
      return promised.contains(assertion.field)
        || [
          "status", "plannedOn", "doneOn", "mode", "childSeen", "childSeenAlone", "safe",
        ].contains(assertion.field)
    case PlannedAction.kind:
      return ["status", "what", "cost", "actualCost"].contains(assertion.field)
    case CarePlan.kind: return ["status", "approval", "approvedBy"].contains(assertion.field)
    case Placement.kind:
      return ["startsOn", "arrangement", "event", "arrivedAt"].contains(assertion.field)
    case PrePlacementContact.kind: return ["mode", "status", "heldOn"].contains(assertion.field)
    case Assessment.kind: return assertion.field == "status"
    case Determination.kind: return assertion.field == "decision"
    case GateException.kind, Closure.kind, CompetenceCheck.kind: return true
    default: return false
    }
  }

  /// Whether the training of the assessor, or of who acts, decides.
  public static func asksForTraining(_ change: ChangeSet) -> Bool {
    change.assertions.contains { assertion in
      assertion.kind == CarePlan.kind && assertion.field == "status"
        && assertion.change == .set(.code("active")) || assertion.kind == Placement.kind
        || gatedAction(assertion) != nil
    }
  }

  /// Everything that is missing for a change; empty when it may be made.
  ///
  /// `snapshot` is the case before the change. What two people have agreed to set aside is left
  /// out.
  public static func evaluate(_ change: ChangeSet, _ snapshot: CaseSnapshot) -> [GateFinding] {
    guard change.stream.kind == .case else { return [] }
    let after = snapshot.applying(change)
    var findings: [GateFinding] = []
    for assertion in change.assertions where watches(assertion) {
      let old = snapshot.records.first { $0.id == assertion.record }?[assertion.field]?
        .canonicalText
      findings += standing(assertion, change, before: snapshot, after: after)
      findings += competence(assertion, from: old, change, before: snapshot, after)
      guard case .set(let value) = assertion.change else {
        if assertion.kind == CaseFile.kind, assertion.change == .retract, old != nil {
          findings += loweringRisk(to: nil, in: snapshot)
        }
        continue
      }
      let new = value.canonicalText
      findings += lifeCycle(assertion, from: old, to: new, change, before: snapshot, after)
      findings += step(assertion, from: old, to: new, change, before: snapshot, after)
    }
    var seen: Set<GateFinding> = []
    return findings.filter { finding in
      seen.insert(finding).inserted && Exceptions.exception(for: finding, in: snapshot) == nil
    }
  }

  /// The numbered gates, each at the step that it stands before.
  private static func step(
    _ assertion: Assertion, from old: String?, to new: String, _ change: ChangeSet,
    before snapshot: CaseSnapshot, _ after: CaseSnapshot
  ) -> [GateFinding] {
    switch (assertion.kind, assertion.field, new) {
    case (CarePlan.kind, "status", "active") where old != "active":
      return after.all(CarePlan.self).first { $0.id == assertion.record }
        .map { activation(of: $0, in: after) } ?? []
    case (PrePlacementContact.kind, "mode", _), (PrePlacementContact.kind, "status", _):
      guard
        let contact = after.all(PrePlacementContact.self).first(where: {
          $0.id == assertion.record
        }), contact.mode == "overnight", contact.status != "cancelled"
      else { return [] }
      return overnight(contact, in: after)
    case (Placement.kind, _, _) where old != new:
      return placing(assertion.record, change, before: snapshot, after)
    case (CaseFile.kind, "status", "closed") where old != "closed":
      return closure(in: after, before: snapshot, reason: change.reason)
    case (CaseFile.kind, "riskLevel", _) where isLower(new, than: old):
      return loweringRisk(to: new, in: snapshot)
    default: return []
    }
  }

  private static func placing(
    _ record: RecordID, _ change: ChangeSet, before: CaseSnapshot, _ after: CaseSnapshot
  ) -> [GateFinding] {
    guard let placement = after.all(Placement.self).first(where: { $0.id == record }) else {
      return []
    }
    let was = before.all(Placement.self).first { $0.id == record }
    var findings = placementDay(placement, reason: change.reason, in: after)
    // A day that is corrected does not happen again; a placement that becomes a reunification does.
    if isReunification(placement), was.map({ !isReunification($0) }) ?? true {
      findings += reunification(placement, in: after)
    }
    return findings
  }
}
