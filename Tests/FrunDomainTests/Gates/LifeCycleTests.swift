import FrunDomain
import Testing

@Suite("Life cycles")
struct LifeCycleTests {
  @Test("every step goes between codes of its vocabulary, and none twice")
  func codes() {
    for cycle in LifeCycle.all {
      let field = Schema.standard.field(cycle.field, of: cycle.kind)
      let vocabulary = field.flatMap { Schema.standard.vocabulary(of: $0) }
      for step in cycle.steps {
        #expect(vocabulary?.contains(step.to) == true)
        #expect(step.from == nil || vocabulary?.contains(step.from ?? "") == true)
      }
      let pairs = cycle.steps.map { "\($0.from ?? "") > \($0.to)" }
      #expect(Set(pairs).count == pairs.count)
      // Every code can be reached.
      let reached = Set(cycle.steps.map(\.to))
      #expect(reached == Set(vocabulary?.codes.map(\.code) ?? []))
    }
  }

  private func steps(_ cycle: LifeCycle) -> [(String?, String)] {
    let codes =
      Schema.standard.field(cycle.field, of: cycle.kind)
      .flatMap { Schema.standard.vocabulary(of: $0) }?.codes.map(\.code) ?? []
    return codes.flatMap { to in ([nil] + codes).map { ($0, to) } }
  }

  /// Every pair of states, allowed or not, through the gate itself.
  @Test("the gate allows exactly the steps of the table", arguments: [LifeCycle.plan, .visit])
  func exact(cycle: LifeCycle) throws {
    for (from, to) in steps(cycle) where from != to {
      var builder = try CaseBuilder()
      let record = cycle.kind == "plan" ? CaseBuilder.plan : CaseBuilder.visitOne
      builder.set(record, "status", from.map(FieldValue.code))
      builder.append(record, cycle.kind == "plan" ? "reason" : "missedReason", .text("why"))
      builder.set(CaseBuilder.plan, "reviewDueOn", .date(builder.today))
      builder.add(Fixture.record(60), "plan", ["replaces": .reference(CaseBuilder.plan)])
      let findings = try builder.findings(record, cycle.kind, "status", to, reason: "why")
        .filter {
          // What a new schedule or the end of a case brings is tested on its own.
          $0.gate == .lifeCycle && !["step.newSchedule", "step.caseEnds"].contains($0.condition)
        }
      let isAllowed = cycle.step(from: from, to: to) != nil
      #expect(findings.isEmpty == isAllowed, "\(cycle.kind): \(from ?? "new") to \(to)")
    }
  }

  private func conditions(
    _ builder: CaseBuilder, _ record: RecordID, _ kind: String, _ code: String,
    reason: String? = nil
  ) throws -> [String] {
    try builder.findings(record, kind, "status", code, reason: reason).map(\.condition)
  }

  @Test("taking a commit back may lead where no step leads, past no other gate")
  func undo() throws {
    let builder = try CaseBuilder()
    func undo(_ record: RecordID, _ kind: String, _ field: String, _ code: String) throws
      -> [String]
    {
      let change = ChangeSet(
        stream: CaseBuilder.stream, command: ChangeSet.undoCommand,
        assertions: [
          Assertion(record: record, kind: kind, field: field, change: .set(.code(code)))
        ])
      return Gates.evaluate(change, try builder.snapshot()).map(\.condition)
    }
    #expect(try undo(CaseBuilder.visitOne, "visit", "status", "planned") == [])
    var risky = builder
    risky.records[CaseBuilder.consent] = nil
    let change = ChangeSet(
      stream: CaseBuilder.stream, command: ChangeSet.undoCommand,
      assertions: [
        Assertion(
          record: CaseBuilder.plan, kind: "plan", field: "status", change: .set(.code("active")))
      ])
    #expect(
      Gates.evaluate(change, try risky.snapshot()).map(\.condition) == ["consent.services"])
  }

  @Test("a step without what it needs is refused")
  func needs() throws {
    var builder = try CaseBuilder()
    #expect(try conditions(builder, CaseBuilder.plan, "plan", "revoked") == ["step.reason"])
    builder.set(CaseBuilder.plan, "status", .code("active"))
    #expect(
      try conditions(builder, CaseBuilder.plan, "plan", "on_hold")
        == ["step.reason", "step.reviewDate"])
    #expect(
      try conditions(builder, CaseBuilder.plan, "plan", "superseded") == ["step.newerVersion"])
    builder.set(CaseBuilder.goal, "achievement", .code("improving"))
    #expect(try conditions(builder, CaseBuilder.plan, "plan", "completed") == ["goal.open"])
    builder.set(CaseBuilder.visitOne, "status", .code("planned"))
    builder.role = .caseworker
    #expect(
      try conditions(builder, CaseBuilder.visitOne, "visit", "missed")
        == ["step.reason", "step.substitute", "step.supervisor"])
  }

  @Test(
    "a visit is done only with its facts",
    arguments: [
      ("doneOn", "visit.doneOn"), ("mode", "visit.mode"),
      ("childSeenAlone", "visit.childSeenAlone"), ("safe", "visit.safe"),
    ])
  func facts(field: String, condition: String) throws {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.visitOne, "status", .code("planned"))
    #expect(try conditions(builder, CaseBuilder.visitOne, "visit", "done") == [])
    var lacking = builder
    lacking.set(CaseBuilder.visitOne, field, nil)
    #expect(try conditions(lacking, CaseBuilder.visitOne, "visit", "done") == [condition])
  }

  @Test("no visit is done in the future; a child not seen needs no answer about alone")
  func future() throws {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.visitOne, "status", .code("planned"))
    builder.set(CaseBuilder.visitOne, "doneOn", .date(builder.today.adding(days: 1)))
    #expect(try conditions(builder, CaseBuilder.visitOne, "visit", "done") == ["visit.doneOn"])
    builder.set(CaseBuilder.visitOne, "doneOn", .date(builder.today))
    builder.set(CaseBuilder.visitOne, "childSeenAlone", nil)
    builder.set(CaseBuilder.visitOne, "childSeen", .yesNo(false))
    #expect(try conditions(builder, CaseBuilder.visitOne, "visit", "done") == [])
  }
}
