package import FrunDomain
import FrunSQLite

/// Judges a change by the gates of the domain, where the commit is made, so that no command can
/// walk around them.
struct GateCheck {
  let store: CaseStore

  /// The change with what the gates keep of it: what was known of the training of who acted.
  ///
  /// Throws `store.gate` with everything that is missing.
  ///
  /// What two members agreed to let go for a few days is a record of the case, which the gates
  /// read themselves; there is no other way past them.
  func checked(_ change: ChangeSet) throws -> ChangeSet {
    guard Gates.watch(change) else { return change }
    let snapshot = try snapshot(for: change)
    let findings = Gates.evaluate(change, snapshot)
    guard findings.isEmpty else { throw Self.refusal(findings) }
    var kept = change
    kept.assertions += try Gates.evidence(for: change, snapshot) {
      try RecordID(random: store.random)
    }
    return kept
  }

  /// Everything that is missing.
  static func refusal(_ findings: [GateFinding]) -> StoreError {
    StoreError(
      .gate, "conditions are missing", causes: findings.map { "\($0.text) (\($0.mend))" },
      findings: findings)
  }

  private func snapshot(for change: ChangeSet) throws -> CaseSnapshot {
    let stream = change.stream
    let identity = try store.requiredIdentity()
    let role = try TeamDirectory(store: store).teamMember(identity.member)?.role ?? .viewer
    let records = try store.records(in: stream)
    let named = records.compactMap { $0.kind == Assessment.kind ? $0.reference("assessor") : nil }
    let spoken = change.assertions.compactMap { assertion -> RecordID? in
      guard assertion.kind == Assessment.kind, case .set(.reference(let member)) = assertion.change
      else { return nil }
      return member
    }
    return CaseSnapshot(
      stream: stream, records: records, today: store.today(), actor: identity.member,
      actorRole: role, package: store.followUpRules(),
      training: Gates.asksForTraining(change)
        ? try store.trainingRegister(of: Set(named + spoken + [identity.member])) : nil)
  }
}

extension CaseStore {
  /// The part of the training register that speaks about some members. A register of half a million
  /// awards is not read for one signature.
  package func trainingRegister(of members: Set<RecordID>) throws -> TrainingRegister {
    let people = members.map { FieldValue.reference($0) }
    func with(_ kind: String, _ field: String, _ values: [FieldValue]) throws -> [Record] {
      guard !values.isEmpty else { return [] }
      return try records(RecordQuery(kind: kind, conditions: [Condition(field, .oneOf(values))]))
    }
    let trainees = try with(Trainee.kind, "member", people)
    var awards = try with(Award.kind, "member", people)
    let known = Set(awards.map(\.id))
    awards += try with(Award.kind, "trainee", trainees.map { .reference($0.id) })
      .filter { !known.contains($0.id) }
    let events = try with(AwardEvent.kind, "award", awards.map { .reference($0.id) })
    return TrainingRegister(
      records: try trainees + awards + events + records(RecordQuery(kind: Course.kind))
        + records(RecordQuery(kind: GateRequirement.kind)))
  }

  /// Checks the training of the acting member for something that is done to a case and is no change
  /// of it, and keeps what was known with the case. Throws `store.gate` with what is missing.
  ///
  /// - Parameter subject: what is done, for the record.
  package func checkCompetence(
    for action: GatedAction, in stream: StreamID, subject: String, command: String,
    writing: Bool
  ) throws {
    let identity = try requiredIdentity()
    let known = try records(in: stream)
    // A case that is not there is somebody else's to refuse.
    guard !known.isEmpty else { return }
    let register = try trainingRegister(of: [identity.member])
    let snapshot = CaseSnapshot(
      stream: stream, records: known, today: today(), actor: identity.member,
      actorRole: .viewer, package: nil, training: register)
    let exception = Gates.exception(from: action, in: snapshot)
    let findings = Gates.competence(
      of: identity.member, for: action, on: today(), in: register, number: snapshot.number)
    guard findings.isEmpty || exception != nil else { throw GateCheck.refusal(findings) }
    guard writing else { return }
    let evidence = try Gates.evidence(
      of: identity.member, for: action, subject: subject, on: today(), in: register,
      exception: exception
    ) { try RecordID(random: random) }
    guard !evidence.isEmpty else { return }
    try database.write {
      _ = try append(
        ChangeSet(stream: stream, command: command, assertions: evidence), existing: [],
        identity: identity)
    }
  }
}
