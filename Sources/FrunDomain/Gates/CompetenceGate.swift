/// The training of who acts, on the civil day of the action.
///
/// An action is refused to somebody whose training for it lapsed, was suspended or revoked. Somebody
/// who never was trained for it is refused only where the office has declared that the action needs
/// training: an office without a register is not locked out.
extension Gates {
  /// The action that an assertion is, where it is one.
  static func gatedAction(_ assertion: Assertion) -> GatedAction? {
    switch (assertion.kind, assertion.field, assertion.change) {
    case (CarePlan.kind, "approval", .set(.code("approved"))): .approvePlan
    case (Assessment.kind, "status", .set(.code("completed"))): .signAssessment
    // A panel that has not decided yet decides nothing.
    case (Determination.kind, "decision", .set(let value)) where value != .code("pending"):
      .decideDetermination
    default: nil
    }
  }

  /// What somebody's training lacks for an action; empty when they may act.
  public static func competence(
    of member: RecordID, for action: GatedAction, on day: CivilDate, in register: TrainingRegister,
    number: String
  ) -> [GateFinding] {
    let standing = register.competence(of: member, for: action.rawValue, on: day)
    guard !standing.state.isValid else { return [] }
    let isRequired = register.isRequired(action.rawValue, on: day)
    guard isRequired || standing.state != .none else { return [] }
    let courses = register.courses(opening: action.rawValue, on: day)
    let need = courses.isEmpty ? "training" : courses.joined(separator: " or ")
    let why =
      switch standing.state {
      case .lapsed: "the award had lapsed"
      case .suspended: "the award was suspended"
      case .revoked: "the award was revoked"
      default: "there is no award"
      }
    return [
      GateFinding(
        gate: .competence, condition: action.condition,
        text: "To \(action.words), \(need) is needed; on \(day) \(why).",
        mend: number.isEmpty
          ? "frun train schedule \(courses.first ?? "COURSE") --on DATE"
          : "frun plan override \(number) --gate competence --condition \(action.condition) "
            + "--reason TEXT")
    ]
  }

  /// Who does what an assertion does, and on which day: the assessor on the day of the assessment,
  /// else who acts today.
  private static func deed(
    _ assertion: Assertion, _ action: GatedAction, in snapshot: CaseSnapshot
  ) -> (member: RecordID, day: CivilDate) {
    guard action == .signAssessment,
      let assessment = snapshot.all(Assessment.self).first(where: { $0.id == assertion.record })
    else { return (snapshot.actor, snapshot.today) }
    let day = assessment.assessedOn.map { min($0, snapshot.today) } ?? snapshot.today
    return (assessment.assessor ?? snapshot.actor, day)
  }

  static func competence(
    _ assertion: Assertion, from old: String?, _ change: ChangeSet, before: CaseSnapshot,
    _ after: CaseSnapshot
  ) -> [GateFinding] {
    guard let register = after.training, change.command != ChangeSet.undoCommand,
      let action = gatedAction(assertion), isNew(assertion, old)
    else { return [] }
    let deed = deed(assertion, action, in: after)
    return competence(
      of: deed.member, for: action, on: deed.day, in: register, number: after.number)
  }

  private static func isNew(_ assertion: Assertion, _ old: String?) -> Bool {
    if case .set(let value) = assertion.change { return value.canonicalText != old }
    return false
  }

  /// What is to be kept with a change that passed: for every gated action in it, what was known of
  /// the training of who acted. Nothing where nothing was known and nothing is required.
  ///
  /// - Parameter record: makes the identifier of a new record.
  public static func evidence(
    for change: ChangeSet, _ snapshot: CaseSnapshot, record: () throws -> RecordID
  ) rethrows -> [Assertion] {
    guard let register = snapshot.training, change.command != ChangeSet.undoCommand else {
      return []
    }
    let after = snapshot.applying(change)
    var kept: [Assertion] = []
    for assertion in change.assertions {
      let old = snapshot.records.first { $0.id == assertion.record }?[assertion.field]?
        .canonicalText
      guard let action = gatedAction(assertion), isNew(assertion, old) else { continue }
      let deed = deed(assertion, action, in: after)
      kept += try evidence(
        of: deed.member, for: action, subject: assertion.record.text, on: deed.day, in: register,
        exception: exception(from: action, in: snapshot), record: record)
    }
    return kept
  }

  /// The exception that two people agreed to for an action, where there is one in force.
  public static func exception(
    from action: GatedAction, in snapshot: CaseSnapshot
  ) -> GateException? {
    let finding = GateFinding(gate: .competence, condition: action.condition, text: "", mend: "")
    return Exceptions.exception(for: finding, in: snapshot)
  }

  /// What was known of somebody's training when they acted, as a record; empty where nothing was
  /// known and nothing is required.
  ///
  /// - Parameters:
  ///   - subject: identifier of what was done.
  ///   - exception: what two people agreed to, used where the training is lacking.
  ///   - record: makes the identifier of the new record.
  public static func evidence(
    of member: RecordID, for action: GatedAction, subject: String, on day: CivilDate,
    in register: TrainingRegister, exception: GateException?, record: () throws -> RecordID
  ) rethrows -> [Assertion] {
    let standing = register.competence(of: member, for: action.rawValue, on: day)
    guard standing.state != .none || register.isRequired(action.rawValue, on: day) else {
      return []
    }
    var values: [(String, FieldValue)] = [
      ("action", .text(action.rawValue)), ("subject", .text(subject)),
      ("member", .reference(member)), ("checkedOn", .date(day)),
      ("state", .code(standing.state.rawValue)),
    ]
    if let award = standing.award { values.append(("award", .text(award.id.text))) }
    if let course = standing.course { values.append(("course", .text(course))) }
    if let last = standing.award?.validTo { values.append(("validTo", .date(last))) }
    if !standing.state.isValid, let exception {
      values.append(("exception", .reference(exception.id)))
    }
    let id = try record()
    return values.map {
      Assertion(record: id, kind: CompetenceCheck.kind, field: $0.0, change: .set($0.1))
    }
  }

  /// Whether it is on file that somebody was trained, or excepted, when they signed something.
  static func wasCompetent(
    _ member: RecordID, signing record: RecordID, in snapshot: CaseSnapshot
  ) -> Bool {
    snapshot.all(CompetenceCheck.self).contains { check in
      check.member == member && check.subject == record.text
        && check.action == GatedAction.signAssessment.rawValue
        && (check.exception != nil
          || check.state.flatMap { TrainingState(rawValue: $0) }?.isValid == true)
    }
  }
}
