/// Judges changes to a case.
public enum Gates {
  /// Everything that is missing for a change; empty when it may be made.
  ///
  /// `snapshot` is the case before the change.
  public static func evaluate(_ change: ChangeSet, _ snapshot: CaseSnapshot) -> [GateFinding] {
    guard change.stream.kind == .case else { return [] }
    let after = snapshot.applying(change)
    var findings: [GateFinding] = []
    for assertion in change.assertions {
      let before = snapshot.records.first { $0.id == assertion.record }
      let old = before?[assertion.field]?.canonicalText
      guard case .set(let value) = assertion.change else { continue }
      let new = value.canonicalText
      findings += lifeCycle(assertion, from: old, to: new, change, after)
      switch (assertion.kind, assertion.field, new) {
      case (CarePlan.kind, "status", "active") where old != "active":
        guard let plan = after.all(CarePlan.self).first(where: { $0.id == assertion.record }) else {
          continue
        }
        findings += activation(of: plan, in: after)
      case (CaseFile.kind, "status", "closed") where old != "closed":
        findings += closure(in: after, reason: change.reason)
      case (CaseFile.kind, "riskLevel", _) where isLower(new, than: old):
        findings += loweringRisk(in: snapshot)
      default: continue
      }
    }
    return findings
  }

  static func isLower(_ new: String, than old: String?) -> Bool {
    guard let old, let policy = Schema.standard.field("riskLevel", of: CaseFile.kind)?.policy,
      let oldRank = policy.safetyRank(.code(old)), let newRank = policy.safetyRank(.code(new))
    else { return false }
    return newRank > oldRank
  }
}
