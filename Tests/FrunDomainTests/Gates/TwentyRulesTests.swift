import FrunDomain
import FrunText
import Testing

/// What must never happen, each tried on a case in which everything else is right.
@Suite("What must never happen")
struct TwentyRulesTests {
  private func said(_ record: RecordID, _ kind: String, _ field: String, _ change: Change)
    -> Assertion
  {
    Assertion(record: record, kind: kind, field: field, change: change)
  }

  /// The conditions that refuse a change.
  private func refused(
    _ builder: CaseBuilder, _ assertions: [Assertion], command: String = "case edit",
    reason: String? = nil, training: TrainingRegister? = nil
  ) throws -> [String] {
    let plain = try builder.snapshot()
    let snapshot = CaseSnapshot(
      stream: plain.stream, records: plain.records, today: plain.today, actor: plain.actor,
      actorRole: plain.actorRole, package: plain.package, training: training)
    let change = ChangeSet(
      stream: CaseBuilder.stream, command: command, reason: reason, assertions: assertions)
    #expect(Gates.watch(change), "nobody would look")
    return Gates.evaluate(change, snapshot).map(\.condition)
  }

  private func placed() throws -> CaseBuilder {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.plan, "status", .code("active"))
    return builder
  }

  private let activate = Assertion(
    record: CaseBuilder.plan, kind: "plan", field: "status", change: .set(.code("active")))

  @Test("1: a plan active without assessment, consent, assent, or check of the adults")
  func activePlan() throws {
    for (record, condition) in [
      (CaseBuilder.assessment, "assessment.current"), (CaseBuilder.consent, "consent.services"),
      (CaseBuilder.assent, "assent.child"), (CaseBuilder.check, "household.check"),
    ] {
      var builder = try CaseBuilder()
      builder.records[record] = nil
      #expect(try refused(builder, [activate]).contains(condition))
    }
    // Nor is a plan born active.
    let new = said(Fixture.record(77), "plan", "status", .set(.code("active")))
    #expect(try refused(try CaseBuilder(), [new]).contains("plan.new.active"))
  }

  @Test("2: the author approves, another's approval is written down, a lapsed assessor signs")
  func approver() throws {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.plan, "approval", .code("requested"))
    func approve(_ member: RecordID) -> [Assertion] {
      [
        said(CaseBuilder.plan, "plan", "approval", .set(.code("approved"))),
        said(CaseBuilder.plan, "plan", "approvedBy", .set(.reference(member))),
      ]
    }
    #expect(try refused(builder, approve(CaseBuilder.supervisor)).isEmpty)
    builder.set(CaseBuilder.plan, "author", .reference(CaseBuilder.supervisor))
    #expect(try refused(builder, approve(CaseBuilder.supervisor)) == ["approval.author"])
    builder.actor = CaseBuilder.worker
    builder.role = .caseworker
    #expect(try refused(builder, approve(CaseBuilder.supervisor)) == ["approval.own"])

    var signed = try CaseBuilder()
    signed.set(CaseBuilder.assessment, "assessor", .reference(CaseBuilder.worker))
    let course = Record(
      id: Fixture.record(90), kind: "course", stream: Fixture.stream,
      fields: ["gates": RecordField(values: [.text("assessment.sign")])])
    func award(until: String) throws -> TrainingRegister {
      TrainingRegister(records: [
        course,
        Record(
          id: Fixture.record(91), kind: "award", stream: Fixture.stream,
          fields: [
            "course": RecordField(value: .reference(course.id)),
            "member": RecordField(value: .reference(CaseBuilder.worker)),
            "status": RecordField(value: .code("valid")),
            "completedOn": RecordField(value: .date(try Fixture.day("2023-01-01"))),
            "validTo": RecordField(value: .date(try Fixture.day(until))),
          ]),
      ])
    }
    #expect(try refused(signed, [activate], training: award(until: "2025-01-10")).isEmpty)
    #expect(
      try refused(signed, [activate], training: award(until: "2025-01-09"))
        == ["assessment.assessor"])
  }

  @Test("3: a child recorded as seen without saying whether alone")
  func alone() throws {
    var builder = try placed()
    builder.set(CaseBuilder.visitOne, "status", .code("planned"))
    builder.set(CaseBuilder.visitOne, "childSeenAlone", nil)
    let done = said(CaseBuilder.visitOne, "visit", "status", .set(.code("done")))
    #expect(try refused(builder, [done]) == ["visit.childSeenAlone"])
    // Nor afterwards, by taking the answer back.
    #expect(
      try refused(try placed(), [said(CaseBuilder.visitOne, "visit", "childSeenAlone", .retract)])
        == ["visit.childSeenAlone"])
    var unseen = try placed()
    unseen.set(CaseBuilder.visitOne, "childSeen", .yesNo(false))
    unseen.set(CaseBuilder.visitOne, "childSeenAlone", nil)
    #expect(
      try refused(
        unseen, [said(CaseBuilder.visitOne, "visit", "childSeen", .set(.yesNo(true)))])
        == ["visit.childSeenAlone"])
  }

  @Test("4: a late visit shown as on time, a moved visit that hides when it was due")
  func late() throws {
    let due = try VisitFixture.visit(due: "2026-03-10")
    let done = try VisitFixture.visit(
      due: "2026-03-10",
      [
        "status": .code("done"), "doneOn": .date(try Fixture.day("2026-03-14")),
        // A supervisor had moved it.
        "plannedOn": .date(try Fixture.day("2026-03-14")),
      ])
    #expect(due.state(on: try Fixture.day("2026-03-14")) == .overdue)
    #expect(done.state(on: try Fixture.day("2026-04-01")) == .done(.late))
    #expect(done.dueOn == due.dueOn)
    for field in ["dueOn", "windowFrom", "windowTo"] {
      var builder = try placed()
      builder.set(CaseBuilder.visitOne, field, .date(.first))
      #expect(
        try refused(builder, [said(CaseBuilder.visitOne, "visit", field, .set(.date(.last)))])
          == ["visit.promised"])
      #expect(
        try refused(builder, [said(CaseBuilder.visitOne, "visit", field, .retract)])
          == ["visit.promised"])
    }
    let corrected = said(
      CaseBuilder.visitOne, "visit", "doneOn", .set(.date(try Fixture.day("2025-04-18"))))
    #expect(try refused(try placed(), [corrected]) == ["visit.doneOn.changed"])
    #expect(try refused(try placed(), [corrected], reason: "mistyped").isEmpty)
  }

  @Test("5: the risk lowered, taken away or the visit replaced to make an overdue visit disappear")
  func lowered() throws {
    var builder = try placed()
    builder.set(CaseBuilder.file, "riskLevel", .code("high"))
    for visit in [CaseBuilder.visitOne, CaseBuilder.visitTwo] {
      builder.set(visit, "status", .code("planned"))
    }
    let lower = said(CaseBuilder.file, "case", "riskLevel", .set(.code("low")))
    #expect(try refused(builder, [lower]) == ["visit.alone"])
    #expect(
      try refused(builder, [said(CaseBuilder.file, "case", "riskLevel", .retract)])
        == ["risk.removed", "visit.alone"])
    // A visit seen alone before the assessment that found the risk proves nothing.
    var seen = builder
    seen.set(CaseBuilder.visitOne, "status", .code("done"))
    seen.add(
      Fixture.record(80), "risk",
      ["assessedOn": .date(try Fixture.day("2025-05-01")), "level": .code("high")])
    #expect(try refused(seen, [lower]) == ["visit.alone"])
    for (status, condition) in [
      ("superseded", "step.newSchedule"), ("cancelled", "step.caseEnds"),
    ] {
      let gone = said(CaseBuilder.visitOne, "visit", "status", .set(.code(status)))
      builder.today = try Fixture.day("2025-06-01")
      #expect(try refused(builder, [gone]) == [condition])
    }
  }

  @Test("6: a schedule made again leaves done visits where they were")
  func links() throws {
    let package = try FollowUpPackage.standard()
    let day = try Fixture.day("2026-01-05")
    let facts = PlacementFacts(placedOn: day, risk: "high", birthDate: PartialDate(.first))
    let schedule = try FollowUpSchedule(
      package: package, facts: facts, calendar: OfficeCalendar())
    var records = schedule.visits.enumerated().map { offset, visit in
      VisitFixture.record(UInt8(offset + 1), visit)
    }
    records[0] = records[0].with([
      "status": .code("done"), "doneOn": .date(day.adding(days: 1)), "mode": .code("home_visit"),
    ])
    var lower = facts
    lower.risk = "low"
    let again = try Replanning.riskChanged(
      from: "high", package: package, facts: lower, visits: Visit.all(in: records),
      calendar: OfficeCalendar(), on: day.adding(days: 3))
    #expect(!again.assertions.contains { $0.record == records[0].id })
    #expect(again.superseded.count == records.count - 1)
    for field in ["placement", "key"] {
      #expect(
        try refused(try placed(), [said(CaseBuilder.visitOne, "visit", field, .retract)])
          == ["visit.promised"])
    }
  }

  @Test("7: an action completed by itself, lost with its goal, or copied under a new identity")
  func actions() throws {
    var builder = try placed()
    builder.set(CaseBuilder.action, "status", .code("not_started"))
    let done = said(CaseBuilder.action, "action", "status", .set(.code("completed")))
    #expect(try refused(builder, [done]) == ["action.done"])
    let day = said(CaseBuilder.action, "action", "doneOn", .set(.date(builder.today)))
    #expect(try refused(builder, [done, day]).isEmpty)
    let tomorrow = said(
      CaseBuilder.action, "action", "doneOn", .set(.date(builder.today.adding(days: 1))))
    #expect(try refused(builder, [done, tomorrow]) == ["action.done"])
    let after = try builder.snapshot().applying(
      ChangeSet(
        stream: CaseBuilder.stream, command: "case edit",
        assertions: [said(CaseBuilder.goal, "goal", "status", .set(.code("cancelled")))]))
    let kept = try #require(after.all(PlannedAction.self).first)
    #expect(kept.id == CaseBuilder.action && kept.status == "not_started")
    let copy = Fixture.record(81)
    let old = try #require(PlannedAction.all(in: try builder.snapshot().records).first)
    let assertions = [
      said(copy, "action", "goal", .set(.reference(CaseBuilder.goal))),
      said(copy, "action", "what", .set(.text(try #require(old.what)))),
      said(copy, "action", "dueOn", .set(.date(try #require(old.dueOn)))),
      said(copy, "action", "status", .set(.code("not_started"))),
    ]
    #expect(try refused(builder, assertions) == ["action.copied"])
  }

  @Test("8: a case closed with an open concern, or by lists that are empty")
  func closed() throws {
    var builder = try placed()
    let close = said(CaseBuilder.file, "case", "status", .set(.code("closed")))
    #expect(try refused(builder, [close]).isEmpty)
    builder.set(CaseBuilder.concern, "status", .code("open"))
    #expect(try refused(builder, [close]) == ["concern.open"])
    // An exception does not help here.
    builder.add(
      Fixture.record(82), "gateException",
      [
        "gate": .code("close_case"), "status": .code("approved"),
        "askedBy": .reference(CaseBuilder.worker), "agreedBy": .reference(CaseBuilder.supervisor),
        "agreedOn": .date(builder.today),
      ])
    builder.records[Fixture.record(82)] = builder.records[Fixture.record(82)]?
      .applying(
        said(Fixture.record(82), "gateException", "conditions", .add(.text("concern.open")))
      )
      .applying(said(Fixture.record(82), "gateException", "reason", .append(.text("late"))))
    #expect(try refused(builder, [close]) == ["concern.open"])
    var empty = try CaseBuilder()
    empty.records = empty.records.filter { $0.key == CaseBuilder.file }
    let missing = try refused(empty, [close])
    #expect(
      Set(missing).isSuperset(of: [
        "placement.missing", "visit.two", "goal.missing", "domain.unanswered",
      ]))
  }

  @Test("9: a reunification recorded before it happened, or on a day that a zone moves")
  func placement() throws {
    var builder = try placed()
    builder.records[CaseBuilder.placement] = nil
    func place(_ day: CivilDate, arrived: Moment? = nil) -> [Assertion] {
      var all = [
        said(Fixture.record(83), "placement", "arrangement", .set(.code("foster"))),
        said(Fixture.record(83), "placement", "startsOn", .set(.date(day))),
      ]
      if let arrived {
        all.append(said(Fixture.record(83), "placement", "arrivedAt", .set(.moment(arrived))))
      }
      return all
    }
    #expect(try refused(builder, place(builder.today)).isEmpty)
    #expect(
      Set(try refused(builder, place(builder.today.adding(days: 1)))) == ["placement.future"])
    // Half past midnight in Apia is the day before in Greenwich: the day of the place counts.
    let night = Moment(
      utcMilliseconds: Int64(try Fixture.day("2025-11-29").dayNumber) * 86_400_000 + 41_400_000,
      zone: "Pacific/Apia", offsetSeconds: 46_800)
    #expect(try refused(builder, place(try Fixture.day("2025-11-30"), arrived: night)).isEmpty)
    #expect(
      try refused(builder, place(try Fixture.day("2025-11-29"), arrived: night))
        == ["placement.day"])
  }

  @Test("11: names or words about risk in a calendar")
  func calendar() throws {
    let number = CaseNumber(of: CaseBuilder.file)
    var visit = VisitFixture.record(
      1,
      try #require(
        try FollowUpSchedule(
          package: .standard(),
          facts: PlacementFacts(placedOn: .first, risk: "high"), calendar: OfficeCalendar()
        ).visits.first))
    for field in ["observations", "childView", "nextStep", "moveReason", "missedReason"] {
      visit = visit.applying(
        said(visit.id, "visit", field, .append(.text("Amina fears her uncle; risk high"))))
    }
    let action = Record(
      id: Fixture.record(2), kind: "action", stream: Fixture.stream, fields: [:]
    ).with([
      "what": .text("Call Amina"), "who": .text("Amal"), "dueOn": .date(.first),
      "status": .code("not_started"),
    ])
    let components =
      CaseCalendar.components(visits: Visit.all(in: [visit]), number: number, plan: nil)
      + CaseCalendar.components(
        actions: PlannedAction.all(in: [action]), number: number, plan: nil)
    let text = ICalendar(components: components).text(stamp: Fixture.moment)
    for word in ["Amina", "Amal", "uncle", "risk", "high", "HIGH"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(!text.contains("RRULE"))
  }

  @Test("12: a child's own words edited after they were signed")
  func words() throws {
    let own = [
      ("plan", "childView"), ("assessment", "childView"), ("visit", "childView"),
      ("view", "words"), ("prePlacementContact", "childView"), ("case", "childWishes"),
      ("case", "closingChildView"),
    ]
    for (kind, name) in own {
      let field = try #require(Schema.standard.field(name, of: kind))
      #expect(field.policy == .append, "\(kind).\(name)")
      for change in [Change.set(.text("other")), .retract, .remove(.text("I want to go home."))] {
        #expect(throws: SchemaError.self) {
          try Schema.standard.validate(said(Fixture.record(1), kind, name, change))
        }
      }
    }
  }

  @Test("13: totals of two currencies added")
  func currencies() throws {
    func action(_ number: UInt8, _ cost: String, _ currency: String?) -> Record {
      var fields: [String: FieldValue] = [
        "cost": .decimal(cost), "status": .code("not_started"),
      ]
      if let currency { fields["currency"] = .text(currency) }
      return Record(id: Fixture.record(number), kind: "action", stream: Fixture.stream, fields: [:])
        .with(fields)
    }
    let costs = ActionCosts(
      PlannedAction.all(in: [
        action(1, "10.5", "EUR"), action(2, "0.75", "EUR"), action(3, "100", "JOD"),
        action(4, "7", nil),
      ]))
    #expect(
      costs.totals.map { "\($0.currency) \($0.planned ?? "?")" } == [" 7", "EUR 11.25", "JOD 100"])
    #expect(costs.totals[1].actions == [Fixture.record(1), Fixture.record(2)])
    let bare = said(CaseBuilder.action, "action", "cost", .set(.decimal("5")))
    #expect(try refused(try placed(), [bare]) == ["action.currency"])
  }

  @Test("14: a closed case that goes on reminding")
  func reminders() throws {
    var builder = try placed()
    builder.set(CaseBuilder.file, "closureReason", .code("unreachable"))
    builder.add(
      Fixture.record(84), "visit",
      [
        "key": .text("m12"), "dueOn": .date(builder.today.adding(days: 9)),
        "status": .code("planned"), "placement": .reference(CaseBuilder.placement),
      ])
    let close = said(CaseBuilder.file, "case", "status", .set(.code("closed")))
    #expect(try refused(builder, [close]) == ["visit.open"])
    let end = CaseEnd.closing(
      records: try builder.snapshot().records, closure: Fixture.record(85), reason: "unreachable",
      by: CaseBuilder.worker, approvedBy: nil, on: builder.today)
    #expect(try refused(builder, [close] + end).isEmpty)
    let after = try builder.snapshot().applying(
      ChangeSet(
        stream: CaseBuilder.stream, command: "case close", assertions: [close] + end))
    let text = ICalendar(
      components: CaseCalendar.components(
        visits: after.all(Visit.self), number: CaseNumber(of: CaseBuilder.file), plan: nil)
    ).text(stamp: Fixture.moment)
    #expect(text.contains("STATUS:CANCELLED") && !text.contains("VALARM"))
    var shut = builder
    shut.set(CaseBuilder.file, "status", .code("closed"))
    let new = said(Fixture.record(86), "visit", "status", .set(.code("planned")))
    #expect(try refused(shut, [new]) == ["step.caseOpen"])
  }

  @Test("15: rules edited in place, or applied to placements before them")
  func rules() throws {
    // A shipped version never changes: what follows from it would. A new one gets a new number,
    // and its own line here.
    let shipped = ["1": 6_613_256_646_441_324_511]
    let package = try FollowUpPackage.standard()
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in FollowUpPackage.standardText.utf8 {
      hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    #expect(
      shipped[package.version] == Int(truncatingIfNeeded: hash), "\(Int(truncatingIfNeeded: hash))")
    let later = try FollowUpPackage(
      parsing: FollowUpPackage.standardText
        .replacing("version: \"1\"", with: "version: \"2\"")
        .replacing("2020-01-01", with: "2026-01-01"))
    for (day, version) in [("2025-12-31", "1"), ("2026-01-01", "2")] {
      #expect(
        FollowUpPackage.effective([package, later], on: try Fixture.day(day))?.version == version)
    }
    #expect(FollowUpPackage.effective([package], on: try Fixture.day("2019-12-31")) == nil)
    var builder = try placed()
    builder.set(CaseBuilder.visitOne, "rule", .text("care.follow-up 1 LOW/parents-kinship"))
    #expect(
      try refused(
        builder, [said(CaseBuilder.visitOne, "visit", "rule", .set(.text("care.follow-up 2 LOW")))])
        == ["visit.promised"])
  }

  @Test("16: a number that cannot be traced to its cases")
  func numbers() {
    let tally = CaseTally("overdue", of: [Fixture.record(2), Fixture.record(1), Fixture.record(2)])
    #expect(tally.count == 2 && tally.cases == [Fixture.record(1), Fixture.record(2)])
  }

  @Test("17: a duplicate that is merged away loses no visit")
  func duplicate() throws {
    let builder = try placed()
    let end = CaseEnd.closing(
      records: try builder.snapshot().records, closure: Fixture.record(85), reason: "duplicate",
      by: CaseBuilder.worker, approvedBy: nil, on: builder.today)
    #expect(
      !end.contains { $0.record == CaseBuilder.visitOne || $0.record == CaseBuilder.visitTwo })
  }

  @Test("18: a death or a missing child leads to a question about satisfaction")
  func survey() {
    for reason in ["died", "missing", "unreachable", "withdrew"] {
      #expect(!CaseEnd.mayAskForFeedback(reason: reason))
    }
    #expect(CaseEnd.mayAskForFeedback(reason: "goals_met"))
    let codes = Schema.standard.vocabulary("closureReason")?.codes.map(\.code) ?? []
    #expect(codes.contains("died") && codes.contains("missing"))
  }

  @Test("19: a recommendation taken for a decision")
  func suggestion() throws {
    var builder = try CaseBuilder()
    builder.set(CaseBuilder.plan, "approval", nil)
    builder.append(CaseBuilder.assessment, "recommendation", .text("Reunify at once."))
    #expect(try refused(builder, [activate]) == ["approval.missing"])
    // Decisions name who made them.
    for (kind, field) in [
      ("plan", "approvedBy"), ("closure", "decidedBy"), ("reopening", "decidedBy"),
      ("gateException", "agreedBy"), ("visit", "decidedBy"),
    ] {
      #expect(Schema.standard.field(field, of: kind)?.type == .reference("member"))
    }
  }

  @Test("20: a reopening that erases the closure")
  func reopening() throws {
    var builder = try placed()
    let end = CaseEnd.closing(
      records: try builder.snapshot().records, closure: Fixture.record(85), reason: "goals_met",
      by: CaseBuilder.worker, approvedBy: CaseBuilder.supervisor, on: builder.today)
    for assertion in end {
      let record =
        builder.records[assertion.record]
        ?? Record(
          id: assertion.record, kind: assertion.kind, stream: CaseBuilder.stream, fields: [:])
      builder.records[assertion.record] = record.applying(assertion)
    }
    let again = CaseEnd.reopening(
      records: try builder.snapshot().records, reopening: Fixture.record(86), reason: "abuse",
      by: CaseBuilder.worker, on: builder.today)
    #expect(!again.contains { $0.record == Fixture.record(85) })
    #expect(again.contains { $0.field == "riskLevel" && $0.change == .set(.code("high")) })
    #expect(again.contains { $0.change == .set(.reference(Fixture.record(85))) })
    for change in [Change.retract, .set(.code("other"))] {
      #expect(
        try refused(builder, [said(Fixture.record(85), "closure", "reason", change)])
          == ["closure.fixed"])
    }
  }
}
