import FrunDomain

/// A case in which every gate is satisfied; tests take away one thing at a
/// time.
struct CaseBuilder {
  static let file = Fixture.record(1)
  static let child = Fixture.record(2)
  static let aunt = Fixture.record(3)
  static let consent = Fixture.record(4)
  static let assent = Fixture.record(5)
  static let check = Fixture.record(6)
  static let plan = Fixture.record(7)
  static let goal = Fixture.record(8)
  static let action = Fixture.record(9)
  static let assessment = Fixture.record(10)
  static let placement = Fixture.record(11)
  static let visitOne = Fixture.record(12)
  static let visitTwo = Fixture.record(13)
  static let concern = Fixture.record(14)
  static let assignment = Fixture.record(15)
  static let worker = Fixture.record(101)
  static let supervisor = Fixture.record(102)
  static let stream = StreamID(kind: .case, id: file)

  var records: [RecordID: Record] = [:]
  var today: CivilDate
  var actor = supervisor
  var role = Role.supervisor

  init() throws {
    let day = FieldValue.date(try CivilDate(parsing: "2025-01-10"))
    let old = FieldValue.date(try CivilDate(parsing: "2025-01-20"))
    today = try CivilDate(parsing: "2025-12-01")
    add(
      Self.file, "case",
      [
        "status": .code("open"), "openedOn": day, "client": .reference(Self.child),
        "riskLevel": .code("low"), "contactCardGiven": .yesNo(true),
        "retainUntil": .date(.last), "closureReason": .code("goals_met"),
      ])
    append(Self.file, "closingChildView", .text("I want to stay."))
    append(Self.file, "closingCaregiverView", .text("We manage."))
    add(
      Self.child, "person",
      ["role": .code("client"), "birthDate": .partialDate(try PartialDate(parsing: "2014"))])
    add(Self.aunt, "person", ["role": .code("caregiver")])
    for (id, kind, giver) in [
      (Self.consent, "consent", "caregiver"), (Self.assent, "assent", "individual"),
    ] {
      add(
        id, "consent",
        [
          "person": .reference(Self.child), "kind": .code(kind), "purpose": .code("services"),
          "decision": .code("given"), "decidedOn": day, "givenBy": .code(giver),
        ])
    }
    add(
      Self.check, "safeguardingCheck",
      [
        "adult": .reference(Self.aunt), "result": .code("clear"), "checkedOn": day,
        "identityVerified": .code("yes"),
      ])
    add(
      Self.plan, "plan",
      [
        "version": .integer(1), "status": .code("draft"), "goal": .code("reunification"),
        "concurrentGoal": .code("kinship"), "author": .reference(Self.worker),
        "approval": .code("approved"), "approvedBy": .reference(Self.supervisor),
      ])
    append(Self.plan, "childView", .text("I want to go home."))
    add(
      Self.goal, "goal",
      [
        "plan": .reference(Self.plan), "number": .integer(1), "domain": .code("safety"),
        "statement": .text("Safe at home"), "status": .code("active"),
        "achievement": .code("achieved"),
      ])
    add(
      Self.action, "action",
      [
        "goal": .reference(Self.goal), "what": .text("Visit"), "who": .text("Amal"), "dueOn": old,
        "status": .code("completed"), "priority": .code("high"),
      ])
    add(
      Self.assessment, "assessment",
      [
        "kind": .code("best_interests"), "status": .code("completed"), "assessedOn": day,
        "supportsGoal": .code("yes"),
      ])
    for (offset, domain) in ["education", "documents", "health"].enumerated() {
      add(
        Fixture.record(UInt8(30 + offset)), "domainScore",
        [
          "assessment": .reference(Self.assessment), "domain": .code(domain),
          "score": .integer(3), "reason": .text("seen"),
        ])
    }
    add(
      Self.placement, "placement",
      ["arrangement": .code("kinship"), "startsOn": old, "plan": .reference(Self.plan)])
    for (id, key, day) in [
      (Self.visitOne, "m3", "2025-04-20"), (Self.visitTwo, "m6", "2025-07-20"),
    ] {
      let due = FieldValue.date(try CivilDate(parsing: day))
      add(
        id, "visit",
        [
          "key": .text(key), "dueOn": due, "status": .code("done"), "doneOn": due,
          "mode": .code("home_visit"), "childSeenAlone": .yesNo(true), "safe": .code("yes"),
          "placement": .reference(Self.placement),
        ])
    }
    add(Self.concern, "concern", ["status": .code("closed"), "level": .code("low")])
    add(
      Self.assignment, "assignment",
      ["member": .reference(Self.worker), "role": .code("caseworker"), "from": day])
  }

  mutating func add(_ id: RecordID, _ kind: String, _ fields: [String: FieldValue]) {
    records[id] = Record(id: id, kind: kind, stream: Self.stream, fields: [:]).with(fields)
  }

  mutating func set(_ id: RecordID, _ field: String, _ value: FieldValue?) {
    guard let record = records[id] else { return }
    var fields = record.fields
    fields[field] = value.map { RecordField(value: $0) }
    records[id] = Record(id: id, kind: record.kind, stream: record.stream, fields: fields)
  }

  mutating func append(_ id: RecordID, _ field: String, _ value: FieldValue) {
    guard let record = records[id] else { return }
    records[id] = record.applying(
      Assertion(record: id, kind: record.kind, field: field, change: .append(value)))
  }

  func snapshot() throws -> CaseSnapshot {
    CaseSnapshot(
      stream: Self.stream, records: records.values.sorted { $0.id < $1.id }, today: today,
      actor: actor, actorRole: role, package: try FollowUpPackage.standard())
  }

  /// What a change of one field finds missing, by condition.
  func findings(
    _ record: RecordID, _ kind: String, _ field: String, _ code: String, reason: String? = nil
  ) throws -> [GateFinding] {
    let change = ChangeSet(
      stream: Self.stream, command: "plan hold", reason: reason,
      assertions: [
        Assertion(record: record, kind: kind, field: field, change: .set(.code(code)))
      ])
    return Gates.evaluate(change, try snapshot())
  }

  func activating() throws -> [String] {
    try findings(Self.plan, "plan", "status", "active").map(\.condition)
  }

  func closing(reason: String? = nil) throws -> [String] {
    var active = self
    active.set(Self.plan, "status", .code("active"))
    return try active.findings(Self.file, "case", "status", "closed", reason: reason)
      .map(\.condition)
  }
}
