import FrunDomain
import FrunSQLite

/// Judges a change by the gates of the domain, where the commit is made, so that no command can
/// walk around them.
struct GateCheck {
  let store: CaseStore

  /// Throws `store.gate` with everything that is missing.
  ///
  /// What two members agreed to let go for a few days is a record of the case, which the gates
  /// read themselves; there is no other way past them.
  func check(_ change: ChangeSet) throws {
    guard Gates.watch(change) else { return }
    let findings = Gates.evaluate(change, try snapshot(for: change))
    guard findings.isEmpty else {
      throw StoreError(
        .gate, "conditions are missing", causes: findings.map { "\($0.text) (\($0.mend))" },
        findings: findings)
    }
  }

  private func snapshot(for change: ChangeSet) throws -> CaseSnapshot {
    let stream = change.stream
    let identity = try store.requiredIdentity()
    let role = try TeamDirectory(store: store).teamMember(identity.member)?.role ?? .viewer
    return CaseSnapshot(
      stream: stream, records: try store.records(in: stream), today: store.today(),
      actor: identity.member, actorRole: role, package: store.followUpRules(),
      training: Gates.asksForTraining(change) ? try register() : nil)
  }

  private func register() throws -> TrainingRegister {
    TrainingRegister(
      records: try store.records(RecordQuery(kind: Course.kind))
        + store.records(RecordQuery(kind: Award.kind)))
  }
}
