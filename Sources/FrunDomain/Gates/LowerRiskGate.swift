extension Gates {
  static func isLower(_ new: String, than old: String?) -> Bool {
    guard let old, let policy = Schema.standard.field("riskLevel", of: CaseFile.kind)?.policy,
      let oldRank = policy.safetyRank(.code(old)), let newRank = policy.safetyRank(.code(new))
    else { return false }
    return newRank > oldRank
  }

  /// Gate 4: the risk may fall only on evidence from the child: a visit face to face after the
  /// assessment that found the risk higher, the child seen alone, no open concern.
  static func loweringRisk(to new: String?, in snapshot: CaseSnapshot) -> [GateFinding] {
    // Before a placement there are no visits to make disappear.
    guard let placed = snapshot.placement?.startsOn else { return [] }
    let number = snapshot.number
    var list = FindingList(.lowerRisk)
    list.require(
      new != nil, "risk.removed", "The risk level of a placed child cannot be taken away.",
      "case edit \(number) --set riskLevel=LEVEL --reason TEXT")
    // The assessment that finds the lower level may be on file already; the last one that found
    // more is what has to be answered.
    let assessed = snapshot.all(RiskAssessment.self)
      .filter { risk in risk.level == nil || (new.map { isLower($0, than: risk.level) } ?? true) }
      .compactMap(\.assessedOn).filter { $0 <= snapshot.today }.max()
    let seen = snapshot.all(Visit.self).contains { visit in
      guard visit.wasFaceToFace, visit.childSeenAlone == true, let day = visit.doneOn else {
        return false
      }
      return day >= placed && day <= snapshot.today && (assessed.map { day > $0 } ?? true)
    }
    list.require(
      seen, "visit.alone",
      "Since the last risk assessment the child was not seen alone, face to face.",
      "visit record \(number) KEY --seen-alone yes --on DATE")
    list.require(
      !snapshot.all(Concern.self).contains { $0.status != "closed" }, "concern.open",
      "A concern is open.", "plan concern \(number) --change ID --status closed --how TEXT")
    return list.findings
  }
}
