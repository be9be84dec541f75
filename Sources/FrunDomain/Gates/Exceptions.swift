/// Exceptions from gates: two people and a reason, on file. The first asks, a supervisor who is
/// somebody else agrees; then the conditions named, and no others, yield for a week.
public enum Exceptions {
  /// Days that an agreement counts, its own included: this project's proposal.
  public static let daysValid = 7

  /// What has to be said to ask for an exception.
  ///
  /// - Parameters:
  ///   - record: the identifier of the new record.
  ///   - gate: one whose conditions may yield.
  ///   - conditions: those to set aside; others have no effect.
  public static func asking(
    record: RecordID, gate: Gate, conditions: [String], reason: String, by member: RecordID,
    on day: CivilDate
  ) -> [Assertion] {
    var changes: [(String, Change)] = [
      ("reason", .append(.text(reason))), ("askedBy", .set(.reference(member))),
      ("askedOn", .set(.date(day))), ("status", .set(.code("requested"))),
    ]
    if let code = gate.code { changes.append(("gate", .set(.code(code)))) }
    changes += conditions.map { ("conditions", .add(.text($0))) }
    return said(changes, of: record)
  }

  /// What has to be said to agree to an exception, or to refuse it.
  public static func answering(
    _ record: RecordID, agrees: Bool, by member: RecordID, on day: CivilDate
  ) -> [Assertion] {
    said(
      [
        ("status", .set(.code(agrees ? "approved" : "rejected"))),
        ("agreedBy", .set(.reference(member))), ("agreedOn", .set(.date(day))),
      ], of: record)
  }

  private static func said(_ changes: [(String, Change)], of record: RecordID) -> [Assertion] {
    changes.map {
      Assertion(record: record, kind: GateException.kind, field: $0.0, change: $0.1)
    }
  }

  /// The exception that lets a finding pass today; nil when there is none.
  public static func exception(for finding: GateFinding, in snapshot: CaseSnapshot)
    -> GateException?
  {
    guard finding.mayYield, let code = finding.gate.code else { return nil }
    return snapshot.all(GateException.self).first { exception in
      exception.gate == code && exception.conditions.contains(finding.condition)
        && isInForce(exception, on: snapshot.today)
    }
  }

  /// Whether two people agreed and the week has not passed.
  public static func isInForce(_ exception: GateException, on day: CivilDate) -> Bool {
    guard exception.status == "approved", let asker = exception.askedBy,
      let agreer = exception.agreedBy, asker != agreer, !exception.reason.isEmpty,
      let agreed = exception.agreedOn
    else { return false }
    return agreed <= day && agreed.days(to: day) < daysValid
  }

  /// Everything wrong with a change to an exception.
  static func findings(_ assertion: Assertion, in before: CaseSnapshot, _ after: CaseSnapshot)
    -> [GateFinding]
  {
    var list = FindingList(.standingRule)
    let number = after.number
    guard let now = after.all(GateException.self).first(where: { $0.id == assertion.record }) else {
      return []
    }
    let ask = "case show \(number)"
    guard let old = before.all(GateException.self).first(where: { $0.id == assertion.record })
    else {
      list.require(
        now.status == "requested", "exception.alone",
        "An exception is asked for by one person and agreed to by another.", ask)
      list.require(
        now.askedBy == after.actor && now.askedOn == after.today, "exception.asker",
        "An exception is asked for by the person who acts, on the day itself.", ask)
      return list.findings
    }
    list.require(
      ["status", "agreedBy", "agreedOn"].contains(assertion.field) && old.status == "requested",
      "exception.fixed", "An exception that was asked for is answered, not changed.", ask)
    if assertion.field == "status", now.status == "approved" {
      list.require(
        now.agreedBy == after.actor && now.agreedOn == after.today, "exception.agreer",
        "An exception is agreed to by the person who acts, on the day itself.", ask)
      list.require(
        now.askedBy != after.actor, "exception.two", "Whoever asks cannot agree.", ask)
      list.require(
        after.actorRole == .supervisor, "exception.role", "A supervisor has to agree.", ask)
    }
    return list.findings
  }
}
