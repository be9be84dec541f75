import FrunDomain
import FrunKit
import FrunStore
import FrunTestSupport
import Testing

/// The gates where the commit is made, over a real store.
@Suite("Gates keep what was known of training")
struct GateEvidenceTests {
  private struct Case {
    let stream: StreamID
    let plan: RecordID
  }

  /// A case with a draft plan that amina wrote.
  private func open(_ office: TrainingOffice) throws -> Case {
    let services = office.services
    try services.act(as: "amina")
    var file = try services.draft("case")
    try file.set("status", .code("open"))
    try file.set("openedOn", .date(services.today))
    var plan = try services.draft("plan")
    try plan.set("status", .code("draft"))
    try plan.set("author", .reference(services.amina))
    try plan.set("version", .integer(1))
    try plan.set("goal", .code("reunification"))
    let stream = StreamID(kind: .case, id: file.id)
    _ = try services.commit(
      ChangeSet(stream: stream, command: "test", assertions: file.assertions + plan.assertions))
    return Case(stream: stream, plan: plan.id)
  }

  private func approve(_ opened: Case, _ office: TrainingOffice) throws {
    let services = office.services
    try services.act(as: "joseph")
    var draft = try RecordDraft("plan", id: opened.plan)
    try draft.set("approval", .code("approved"))
    try draft.set("approvedBy", .reference(services.joseph))
    try draft.set("approvedOn", .date(services.today))
    _ = try services.commit(
      ChangeSet(stream: opened.stream, command: "plan approve", assertions: draft.assertions))
  }

  private func checks(_ opened: Case, _ office: TrainingOffice) throws -> [CompetenceCheck] {
    CompetenceCheck.all(in: try office.services.store.records(in: opened.stream))
  }

  @Test("without a register nothing is asked; declared it refuses; trained it is kept")
  func approval() throws {
    let office = try TrainingOffice()
    let first = try open(office)
    try approve(first, office)
    #expect(try checks(first, office).isEmpty)

    try office.run("gate plan.approve --course GEN-101 --reason Decided")
    let second = try open(office)
    do {
      try approve(second, office)
      Issue.record("approved without training")
    } catch let failure as Failure {
      #expect(failure.code == "store.gate" && failure.causes.count == 1)
      #expect(failure.causes.first?.contains("--condition training.plan.approve") == true)
    }
    let award = try office.award("joseph", "GEN-101", on: "2026-11-23")
    try approve(second, office)
    let check = try #require(try checks(second, office).first)
    #expect(check.state == "current" && check.award == award.id.text)
    #expect(check.checkedOn == office.services.today && check.member == office.services.joseph)

    // A later revocation takes nothing back, and refuses the next.
    try office.run("revoke \(award.id.text) --reason Copied")
    #expect(try checks(second, office).first == check)
    let third = try open(office)
    #expect(throws: Failure.self) { try approve(third, office) }
  }

  /// Completes an assessment of a case by its assessor on a day.
  private func sign(
    _ opened: Case, by assessor: RecordID, on day: String, _ office: TrainingOffice
  ) throws {
    let services = office.services
    try services.act(as: "amina")
    var draft = try services.draft("assessment")
    try draft.set("kind", .code("best_interests"))
    try draft.set("assessor", .reference(assessor))
    try draft.set("assessedOn", .date(CivilDate(parsing: day)))
    try draft.set("status", .code("completed"))
    _ = try services.commit(
      ChangeSet(stream: opened.stream, command: "test", assertions: draft.assertions))
  }

  @Test("an assessment counts by its assessor on its day; a lapse later takes nothing back")
  func assessment() throws {
    let office = try TrainingOffice()
    let opened = try open(office)
    try office.hold("amina", "BIP-201", until: "2026-11-20")
    try office.services.act(as: "grace")
    let course = try #require(try office.all("course").first)
    var gate = try office.services.draft(changing: course)
    try gate.set("gates", .text("assessment.sign"))
    _ = try office.services.commit(
      ChangeSet(stream: course.stream, command: "test", assertions: gate.assertions))
    let amina = office.services.amina
    // Lapsed today, counting on the day of the assessment.
    #expect(throws: Failure.self) { try sign(opened, by: amina, on: "2026-11-21", office) }
    #expect(try checks(opened, office).isEmpty)
    try sign(opened, by: amina, on: "2026-11-20", office)
    let check = try #require(try checks(opened, office).first)
    #expect(check.action == "assessment.sign" && check.state == "due_soon")
    #expect(check.member == amina && check.checkedOn?.description == "2026-11-20")
    try office.move(to: "2027-05-01")
    #expect(try checks(opened, office) == [check])
    #expect(throws: Failure.self) { try sign(opened, by: amina, on: "2027-05-01", office) }
    #expect(try checks(opened, office) == [check])
  }

  @Test("the decision of a panel is checked by who records it")
  func determination() throws {
    let office = try TrainingOffice()
    try office.run("gate determination.decide --course GEN-101 --reason Decided")
    let opened = try open(office)
    var report = try office.services.draft("assessment")
    try report.set("kind", .code("best_interests_determination"))
    try report.set("status", .code("pending_review"))
    let assertions = report.assertions
    func decide(_ decision: String) throws {
      try office.services.act(as: "joseph")
      var draft = try office.services.draft("determination")
      try draft.set("assessment", .reference(report.id))
      try draft.set("reason", .code("durable_solution"))
      try draft.set("decision", .code(decision))
      try draft.set("decidedOn", .date(office.services.today))
      _ = try office.services.commit(
        ChangeSet(
          stream: opened.stream, command: "test", assertions: assertions + draft.assertions))
    }
    try decide("pending")
    do {
      try decide("approved")
      Issue.record("decided without training")
    } catch let failure as Failure {
      #expect(failure.code == "store.gate")
      #expect(failure.causes.contains { $0.contains("training.determination.decide") })
    }
    try office.award("joseph", "GEN-101", on: "2026-11-23")
    try decide("approved")
    #expect(try checks(opened, office).map(\.action) == ["determination.decide"])
  }

  @Test("handing a case on is checked too, and what was known goes along")
  func export() throws {
    let office = try TrainingOffice()
    let opened = try open(office)
    let store = office.services.store
    func check(writing: Bool = true) throws {
      try office.services.act(as: "amina")
      try store.checkCompetence(
        for: .exportCase, in: opened.stream, subject: opened.stream.id.text,
        command: "archive export", writing: writing)
    }
    try check()
    #expect(try checks(opened, office).isEmpty)
    try office.run("gate case.export --course GEN-101 --reason Decided")
    #expect(throws: StoreError.self) { try check() }
    try office.award("amina", "GEN-101", on: "2026-11-23")
    try check(writing: false)
    #expect(try checks(opened, office).isEmpty)
    try check()
    #expect(try checks(opened, office).map(\.action) == ["case.export"])
    #expect(try checks(opened, office).first?.state == "current")
  }
}
