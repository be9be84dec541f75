extension Gates {
  /// A step between two states that no life cycle has, or that lacks what it
  /// needs.
  static func lifeCycle(
    _ assertion: Assertion, from old: String?, to new: String, _ change: ChangeSet,
    _ after: CaseSnapshot
  ) -> [GateFinding] {
    guard old != new, change.command != ChangeSet.undoCommand,
      let cycle = LifeCycle.all.first(where: {
        $0.kind == assertion.kind && $0.field == assertion.field
      }),
      // A code of a newer version is not ours to judge.
      Schema.standard.vocabulary(
        Schema.standard.field(cycle.field, of: cycle.kind)?.vocabulary ?? "")?.contains(new) == true
    else { return [] }
    let state = old ?? "new"
    guard let step = cycle.step(from: old, to: new) else {
      let allowed = cycle.next(after: old).joined(separator: ", ")
      return [
        GateFinding(
          gate: .lifeCycle, condition: "\(cycle.kind).\(state).\(new)",
          text: "A \(cycle.kind) that is \(state) cannot become \(new).",
          mend: allowed.isEmpty ? "frun case log \(after.number)" : "choose one of: \(allowed)")
      ]
    }
    return step.needs.sorted { $0.rawValue < $1.rawValue }.flatMap { need in
      missing(need, for: assertion.record, change, after)
    }
  }

  private static func missing(
    _ need: StepCondition, for record: RecordID, _ change: ChangeSet, _ after: CaseSnapshot
  ) -> [GateFinding] {
    func finding(_ isMet: Bool, _ text: String, _ mend: String) -> [GateFinding] {
      isMet
        ? []
        : [
          GateFinding(
            gate: .lifeCycle, condition: "step.\(need.rawValue)", text: text,
            mend: "frun " + mend)
        ]
    }
    let number = after.number
    switch need {
    case .reason:
      let isWritten = change.assertions.contains { assertion in
        assertion.record == record && ["reason", "missedReason"].contains(assertion.field)
      }
      return finding(
        isWritten || change.reason?.isEmpty == false, "A reason is missing.",
        "\(change.command) \(number) --reason TEXT")
    case .substitute:
      let visit = after.all(Visit.self).first { $0.id == record }
      return finding(
        visit?.missedReason.isEmpty == false, "What was done instead of the visit is missing.",
        "visit miss \(number) KEY --reason TEXT")
    case .reviewDate:
      let plan = after.all(CarePlan.self).first { $0.id == record }
      return finding(
        plan?.reviewDueOn.map { $0 >= after.today } ?? false,
        "The day of the next review is missing or past.",
        "case edit \(number) --set plan.reviewDueOn=DATE")
    case .supervisor:
      return finding(
        after.actorRole == .supervisor, "A supervisor has to decide this.",
        "\(change.command) \(number) --as SUPERVISOR")
    case .newerVersion:
      return finding(
        after.all(CarePlan.self).contains { $0.replaces == record },
        "There is no newer version of the plan.", "plan new \(number)")
    case .closureGate: return goalsAndActions(in: after)
    case .visitFacts: return visitFacts(of: record, in: after)
    // The activation gate is judged on its own; the others are facts that the
    // commands which make these steps bring with them.
    case .activationGate, .newSchedule, .caseEnds: return []
    }
  }

  /// A visit is done when day, way, the child seen alone or not, and safety
  /// are answered, and the day is not in the future.
  private static func visitFacts(of record: RecordID, in snapshot: CaseSnapshot) -> [GateFinding] {
    guard let visit = snapshot.all(Visit.self).first(where: { $0.id == record }) else { return [] }
    var missing: [(String, String)] = []
    if visit.doneOn.map({ $0 > snapshot.today }) ?? true {
      missing.append(("doneOn", "The day of the visit is missing or in the future."))
    }
    if visit.mode == nil { missing.append(("mode", "How the visit was made is missing.")) }
    if visit.childSeenAlone == nil, visit.childSeen != false {
      missing.append(("childSeenAlone", "Whether the child was seen alone is missing."))
    }
    if visit.safe == nil { missing.append(("safe", "Whether the child is safe is missing.")) }
    let key = visit.key ?? visit.id.text
    return missing.map { field, text in
      GateFinding(
        gate: .lifeCycle, condition: "visit.\(field)", text: text,
        mend:
          "frun visit record \(snapshot.number) \(key) --seen-alone yes --safe yes --on DATE --mode home_visit"
      )
    }
  }
}
