import FrunDomain
import Testing

@Suite("Training at the time of an action")
struct CompetenceGateTests {
  private static let course = Fixture.record(90)
  private static let award = Fixture.record(91)

  private func record(
    _ number: UInt8, _ kind: String, _ values: [String: FieldValue],
    sets: [String: [FieldValue]] = [:]
  ) -> Record {
    var fields = values.mapValues { RecordField(value: $0) }
    for (key, value) in sets { fields[key] = RecordField(values: value) }
    return Record(id: Fixture.record(number), kind: kind, stream: Fixture.stream, fields: fields)
  }

  private func register(
    for member: RecordID?, until: String = "2026-06-30", requiredSince: String? = nil,
    events: [Record] = [], gate: String = "plan.approve"
  ) throws -> TrainingRegister {
    var records = [
      record(90, "course", ["code": .text("CM-202")], sets: ["gates": [.text(gate)]])
    ]
    if let member {
      records.append(
        record(
          91, "award",
          [
            "course": .reference(Self.course), "member": .reference(member),
            "status": .code("valid"), "kind": .code("award"),
            "completedOn": .date(try Fixture.day("2024-01-01")),
            "validTo": .date(try Fixture.day(until)),
          ]))
    }
    if let requiredSince {
      records.append(
        record(
          92, "gateRequirement",
          ["action": .text(gate), "since": .date(try Fixture.day(requiredSince))]))
    }
    return TrainingRegister(records: records + events)
  }

  private let approval = ChangeSet(
    stream: CaseBuilder.stream, command: "plan approve",
    assertions: [
      Assertion(
        record: CaseBuilder.plan, kind: "plan", field: "approval", change: .set(.code("approved"))),
      Assertion(
        record: CaseBuilder.plan, kind: "plan", field: "approvedBy",
        change: .set(.reference(CaseBuilder.supervisor))),
    ])

  private func snapshot(_ register: TrainingRegister) throws -> CaseSnapshot {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.plan, "status", .code("draft"))
    builder.set(CaseBuilder.plan, "approval", nil)
    let plain = try builder.snapshot()
    return CaseSnapshot(
      stream: plain.stream, records: plain.records, today: plain.today, actor: plain.actor,
      actorRole: plain.actorRole, package: plain.package, training: register)
  }

  private func refused(_ register: TrainingRegister) throws -> [String] {
    Gates.evaluate(approval, try snapshot(register)).map(\.condition)
  }

  @Test("an office without register is locked out of nothing; a lapse refuses; a declaration asks")
  func required() throws {
    #expect(Gates.asksForTraining(approval) && Gates.watch(approval))
    #expect(try refused(TrainingRegister(records: [])).isEmpty)
    #expect(try refused(register(for: nil)).isEmpty)
    #expect(try refused(register(for: CaseBuilder.supervisor)).isEmpty)
    #expect(
      try refused(register(for: CaseBuilder.supervisor, until: "2025-11-30")) == [
        "training.plan.approve"
      ])
    #expect(
      try refused(register(for: nil, requiredSince: "2025-12-01")) == ["training.plan.approve"])
    #expect(try refused(register(for: nil, requiredSince: "2025-12-02")).isEmpty)
    #expect(
      try refused(register(for: CaseBuilder.supervisor, requiredSince: "2025-01-01")).isEmpty)
    // Somebody else's award opens nothing.
    #expect(
      try refused(register(for: CaseBuilder.worker, requiredSince: "2025-01-01"))
        == ["training.plan.approve"])
  }

  @Test("suspended and revoked on the day refuse; afterwards they change nothing")
  func events() throws {
    func event(_ type: String, _ day: String) throws -> Record {
      record(
        93, "awardEvent",
        [
          "award": .reference(Self.award), "type": .code(type),
          "effectiveOn": .date(try Fixture.day(day)),
        ])
    }
    for type in ["suspended", "revoked"] {
      #expect(
        try refused(
          register(for: CaseBuilder.supervisor, events: [event(type, "2025-12-01")]))
          == ["training.plan.approve"])
      #expect(
        try refused(
          register(for: CaseBuilder.supervisor, events: [event(type, "2025-12-02")])
        ).isEmpty)
    }
  }

  @Test("what was known is kept: award, state, day")
  func evidence() throws {
    let snapshot = try snapshot(register(for: CaseBuilder.supervisor))
    let kept = Gates.evidence(for: approval, snapshot) { Fixture.record(99) }
    var record = Record(
      id: Fixture.record(99), kind: "competenceCheck", stream: Fixture.stream, fields: [:])
    for assertion in kept { record = record.applying(assertion) }
    let check = try #require(CompetenceCheck(record))
    #expect(check.action == "plan.approve" && check.subject == CaseBuilder.plan.text)
    #expect(check.member == CaseBuilder.supervisor && check.checkedOn == snapshot.today)
    #expect(check.state == "current" && check.award == Self.award.text)
    #expect(check.course == "CM-202" && check.validTo?.description == "2026-06-30")
    // Nothing known and nothing required: nothing kept.
    let empty = try self.snapshot(TrainingRegister(records: []))
    #expect(Gates.evidence(for: approval, empty) { Fixture.record(99) }.isEmpty)
  }

  @Test("nobody writes the evidence but the gate")
  func forged() throws {
    let forged = ChangeSet(
      stream: CaseBuilder.stream, command: "case edit",
      assertions: [
        Assertion(
          record: Fixture.record(99), kind: "competenceCheck", field: "state",
          change: .set(.code("current")))
      ])
    #expect(Gates.watch(forged))
    let findings = Gates.evaluate(forged, try snapshot(TrainingRegister(records: [])))
    #expect(findings.map(\.condition) == ["competence.fixed"])
  }

  @Test("an assessor is judged on the day of the assessment, and the evidence outlives the award")
  func assessor() throws {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.assessment, "assessor", .reference(CaseBuilder.worker))
    builder.set(CaseBuilder.assessment, "status", .code("in_progress"))
    let sign = ChangeSet(
      stream: CaseBuilder.stream, command: "intake fill",
      assertions: [
        Assertion(
          record: CaseBuilder.assessment, kind: "assessment", field: "status",
          change: .set(.code("completed")))
      ])
    func judged(_ register: TrainingRegister, _ extra: [Record] = []) throws -> [GateFinding] {
      let plain = try builder.snapshot()
      return Gates.evaluate(
        sign,
        CaseSnapshot(
          stream: plain.stream, records: plain.records + extra, today: plain.today,
          actor: plain.actor, actorRole: plain.actorRole, package: plain.package,
          training: register))
    }
    let lapsed = try register(
      for: CaseBuilder.worker, until: "2025-01-09", gate: "assessment.sign")
    #expect(try judged(lapsed).map(\.condition) == ["training.assessment.sign"])
    #expect(
      try judged(register(for: CaseBuilder.worker, until: "2025-01-10", gate: "assessment.sign"))
        .isEmpty)
    let finding = try #require(try judged(lapsed).first)
    #expect(finding.mayYield && finding.mend.contains("--gate competence"))
    // Two people agree: the exception lets it pass.
    let exception = record(
      95, "gateException",
      [
        "gate": .code("competence"), "status": .code("approved"),
        "askedBy": .reference(CaseBuilder.worker), "agreedBy": .reference(CaseBuilder.supervisor),
        "agreedOn": .date(try Fixture.day("2025-12-01")),
      ],
      sets: [
        "conditions": [.text("training.assessment.sign")], "reason": [.text("Course is next week")],
      ])
    #expect(try judged(lapsed, [exception]).isEmpty)
  }
}
