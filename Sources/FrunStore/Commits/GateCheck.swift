package import FrunDomain
import FrunSQLite

/// Two members who let a change through a gate, and why. Recorded in the commit.
package struct GateOverride: Hashable, Sendable {
  /// Who approves: two different active members, at least one of whom may approve.
  package let approvers: [RecordID]
  /// Why.
  package let reason: String

  /// An override.
  package init(approvers: [RecordID], reason: String) {
    self.approvers = approvers
    self.reason = reason
  }
}

/// Judges a change by the gates of the domain, where the commit is made, so that no command can
/// walk around them.
struct GateCheck {
  let store: CaseStore

  /// What was overridden, for the record.
  struct Overridden {
    let approvers: [RecordID]
    let reason: String
    let conditions: [String]
  }

  /// Returns what has to be recorded of an override that was needed; nil when every gate is open.
  ///
  /// Throws `store.gate` with everything that is missing.
  func check(_ change: ChangeSet, override: GateOverride?) throws -> Overridden? {
    guard Gates.watch(change) else { return nil }
    let findings = Gates.evaluate(change, try snapshot(for: change))
    guard !findings.isEmpty else { return nil }
    guard let override else {
      throw StoreError(
        .gate, "conditions are missing", causes: findings.map { "\($0.text) (\($0.mend))" },
        findings: findings)
    }
    try check(override, in: change.stream)
    var conditions: [String] = []
    for finding in findings where !conditions.contains(finding.condition) {
      conditions.append(finding.condition)
    }
    return Overridden(
      approvers: override.approvers.sorted(), reason: override.reason, conditions: conditions)
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

  private func check(_ override: GateOverride, in stream: StreamID) throws {
    let directory = TeamDirectory(store: store)
    let approvers = try override.approvers.compactMap { try directory.teamMember($0) }
    guard Set(override.approvers).count == 2, approvers.count == 2,
      approvers.allSatisfy(\.isActive), !override.reason.isEmpty
    else {
      throw StoreError(.denied, "an override needs two different active members and a reason")
    }
    let mayApprove = approvers.contains { member in
      member.role.map {
        Permissions.standard.check($0, .approve, in: stream.kind) == nil
      } ?? false
    }
    guard mayApprove else {
      throw StoreError(.denied, "one of the two who override a gate must be allowed to approve")
    }
  }
}
