extension Gates {
  /// A step between two states that no life cycle has, or that lacks what it
  /// needs.
  static func lifeCycle(
    _ assertion: Assertion, from old: String?, to new: String, _ change: ChangeSet,
    before: CaseSnapshot, _ after: CaseSnapshot
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
      missing(need, for: assertion.record, change, before, after)
    }
  }

  private static func missing(
    _ need: StepCondition, for record: RecordID, _ change: ChangeSet, _ before: CaseSnapshot,
    _ after: CaseSnapshot
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
        "plan edit \(number) --review-due DATE")
    case .supervisor:
      return finding(
        after.actorRole == .supervisor, "A supervisor has to decide this.",
        "\(change.command) \(number) --as SUPERVISOR")
    case .newerVersion:
      return finding(
        after.all(CarePlan.self).contains { $0.replaces == record },
        "There is no newer version of the plan.", "plan new \(number) --goal GOAL")
    case .closureGate: return goalsAndActions(in: after)
    case .visitFacts: return visitFacts(of: record, in: after)
    case .newSchedule:
      return finding(
        hasNewSchedule(record, change, before, after),
        "A visit is superseded only by a new schedule.", "visit plan \(number)")
    case .caseEnds:
      return finding(
        hasEnded(record, after), "A visit is cancelled only when the placement or the case ends.",
        "visit miss \(number) KEY --reason TEXT --as SUPERVISOR")
    case .caseOpen:
      return finding(
        after.file?.status.map { ["open", "on_hold"].contains($0) } ?? true,
        "The case is not open; nobody would go.", "case reopen \(number) --reason CODE")
    // The activation gate is judged on its own.
    case .activationGate: return []
    }
  }

  /// Whether a change brings visits in the place of one that falls away, or nothing is due any
  /// more: else an overdue visit could be made to disappear.
  private static func hasNewSchedule(
    _ record: RecordID, _ change: ChangeSet, _ before: CaseSnapshot, _ after: CaseSnapshot
  ) -> Bool {
    let known = Set(before.records.map(\.id))
    let isReplaced = change.assertions.contains { assertion in
      assertion.kind == Visit.kind && assertion.field == "status"
        && !known.contains(assertion.record)
        && assertion.change == .set(.code("planned"))
    }
    if isReplaced { return true }
    // Two teams planned the same visit: one of the two stands in for the other.
    if Replanning.twins(among: before.all(Visit.self)).superseded.contains(record) { return true }
    let placement = after.all(Visit.self).first { $0.id == record }?.placement
    guard
      let began = after.all(Placement.self).first(where: { $0.id == placement })?.startsOn
        ?? after.placement?.startsOn, let package = after.package
    else { return false }
    let offsets = package.row(risk: after.file?.riskLevel ?? "")?.rules.flatMap(\.occurrences)
    guard let last = offsets?.map({ $0.offset.after(began) }).max() else { return false }
    return last <= after.today
  }

  private static func hasEnded(_ record: RecordID, _ after: CaseSnapshot) -> Bool {
    if let status = after.file?.status, !["open", "on_hold"].contains(status) { return true }
    guard let visit = after.all(Visit.self).first(where: { $0.id == record }),
      let placement = visit.placement
    else { return false }
    return after.all(Placement.self).first { $0.id == placement }?.endsOn != nil
  }

  /// A visit is done when day, way, the child seen alone or not, and safety
  /// are answered, and the day is not in the future.
  static func visitFacts(of record: RecordID, in snapshot: CaseSnapshot) -> [GateFinding] {
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
