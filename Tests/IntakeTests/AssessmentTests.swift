import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Forms that add to a case: the assessment and the follow-up visit.
@Suite struct AssessmentTests {
  @Test(arguments: ["2026-11-21", "2027-02-28", "2028-02-29"])
  func theFixtureSatisfiesTheGateOnAnyDay(day: String) throws {
    let office = try IntakeOffice(day: day)
    let stream = try office.registered()
    let number = CaseNumber(of: stream.id).description
    let run = try office.fill(
      "assessment", Fixtures.text("assessment-answers.json"), "--case", number)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(run.outcome.next == ["frun case show \(number)"])
    let record = try #require(try office.record("assessment", in: stream))
    let assessment = try #require(Assessment(record))
    #expect(assessment.status == "completed" && assessment.supportsGoal == "yes")
    #expect(assessment.assessedOn == office.services.today)
    #expect(assessment.validUntil == office.services.today.adding(days: 180))
    #expect(assessment.assessor == office.services.amina)
    #expect(assessment.childSeenAlone == true && assessment.homeVisited == true)
    let scores = try office.records("domainScore", in: stream).compactMap { DomainScore($0) }
    #expect(scores.allSatisfy { $0.assessment == assessment.id && !$0.reason.isEmpty })
    #expect(
      Dictionary(scores.map { ($0.domain ?? "", $0.score ?? 0) }, uniquingKeysWith: max)
        == ["safety": 3, "attachment": 4, "housing": 2, "own_view": 4])
    let risk = try #require(try office.record("risk", in: stream))
    #expect(risk.code("level") == "medium" && risk.date("assessedOn") == office.services.today)
    #expect(risk.reference("assessor") == office.services.amina)
    // The level of the case follows the assessment.
    #expect(try office.record("case", in: stream)?.code("riskLevel") == "medium")
    let findings = Gates.activation(
      of: try plan(in: stream), in: try snapshot(office, stream))
    #expect(!findings.contains { $0.condition == "assessment.current" }, "\(findings)")
    #expect(!findings.contains { $0.condition == "goal.domain" })
  }

  private func plan(in stream: StreamID) throws -> CarePlan {
    try #require(
      CarePlan(
        Record(id: stream.id, kind: CarePlan.kind, stream: stream, fields: [:])))
  }

  private func snapshot(_ office: IntakeOffice, _ stream: StreamID) throws -> CaseSnapshot {
    let kinds = ["case", "person", "relationship", "consent", "assessment", "domainScore", "risk"]
    return CaseSnapshot(
      stream: stream, records: try kinds.flatMap { try office.records($0, in: stream) },
      today: office.services.today, actor: office.services.amina, actorRole: .caseworker,
      package: nil)
  }

  @Test(arguments: [
    (#""risk_level": "medium""#, #""risk_level": "severe""#, "conclusion/supports_goal"),
    (#""domain": "safety""#, #""domain": "housing""#, "scores[1]/domain"),
    (#""score": "3""#, #""score": "5""#, "scores[1]/score"),
    (#""recommendation""#, #""_""#, "conclusion/recommendation"),
    (#""child_view""#, #""_""#, "views/child_view"),
  ])
  func whatDoesNotFitIsRefused(old: String, new: String, path: String) throws {
    let office = try IntakeOffice()
    let number = CaseNumber(of: try office.registered().id).description
    let answers = try Fixtures.text("assessment-answers.json").replacing(old, with: new)
    let run = try office.fill("assessment", answers, "--case", number)
    #expect(run.outcome.status == ExitStatus.data.rawValue)
    #expect(run.result.array?.contains { $0["path"]?.string == path } == true, "\(run.text)")
  }

  @Test func formsThatAddNeedACaseAndOthersRefuseOne() throws {
    let office = try IntakeOffice()
    let number = CaseNumber(of: try office.registered().id).description
    office.services.files["a"] = Array(try Fixtures.text("assessment-answers.json").utf8)
    #expect(
      try office.refusal("intake", "fill", "assessment", "--answers", "a")?.code == "form.needsCase"
    )
    #expect(
      try office.refusal("intake", "fill", "registration-uasc", "--answers", "a", "--case", number)?
        .code == "form.opensCase")
    #expect(
      try office.refusal("intake", "fill", "assessment", "--answers", "a", "--case", "ZZZZ-ZZZZ")?
        .kind == .notFound)
    #expect(
      try office.refusal("intake", "fill", "assessment", "--answers", "a", "--visit", "w1")?.kind
        == .usage)
  }

  static let visit = """
    {"mode": "home_visit", "child_seen": "yes", "child_seen_alone": "yes", "home_seen": "yes",
     "safe": "no", "concerns": ["neglect", "distress"], "concern_level": "high",
     "concern_details": "Nobody cooked.", "next_step": "escalate", "observations": "Thin."}
    """

  @Test func anUnplannedVisitAndItsConcernsAreRecorded() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let number = CaseNumber(of: stream.id).description
    let run = try office.fill("follow-up-visit", Self.visit, "--case", number)
    #expect(run.outcome.status == 0, "\(run.text)")
    let visit = try #require(try office.record("visit", in: stream).flatMap { Visit($0) })
    #expect(visit.status == "done" && visit.doneOn == office.services.today)
    #expect(visit.key == "extra-2026-11-21" && visit.dueOn == office.services.today)
    // Two concerns of one visit are two records.
    let concerns = try office.records("concern", in: stream)
    #expect(Set(concerns.compactMap { $0.code("category") }) == ["neglect", "distress"])
    #expect(concerns.allSatisfy { $0.code("status") == "open" && $0.code("level") == "high" })
  }

  @Test func aPlannedVisitKeepsItsKeyAndDay() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let number = CaseNumber(of: stream.id).description
    var planned = try office.services.draft("visit")
    let due = office.services.today.adding(days: -2)
    try planned.set("key", .text("w1"))
    try planned.set("dueOn", .date(due))
    try planned.set("status", .code("planned"))
    _ = try office.services.commit(
      ChangeSet(stream: stream, command: "visit plan", assertions: planned.assertions))
    let answers = Self.visit.replacing(#""safe": "no""#, with: #""safe": "yes""#)
      .replacing(
        #""concerns": ["neglect", "distress"], "concern_level": "high","#, with: ""
      )
      .replacing(#""concern_details": "Nobody cooked.","#, with: "")
      .replacing("escalate", with: "continue")
    let run = try office.fill(
      "follow-up-visit", answers, "--case", number, "--visit", "w1")
    #expect(run.outcome.status == 0, "\(run.text)")
    let visit = try #require(try office.record("visit", in: stream).flatMap { Visit($0) })
    #expect(visit.id == planned.id && visit.status == "done" && visit.dueOn == due)
    let submission = try office.records("formSubmission", in: stream)
      .first { $0.text("form") == "follow-up-visit" }
    #expect(submission?.references("records").contains(planned.id) == true)
    office.services.files["a"] = Array(answers.utf8)
    #expect(
      try office.refusal(
        "intake", "fill", "follow-up-visit", "--answers", "a", "--case", number, "--visit", "w9")?
        .code == "visit.notFound")
  }
}
