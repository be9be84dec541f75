import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// The forms about harm, services, handing over, closing, and what families say about us.
@Suite struct ProtectionFormTests {
  @Test func anIncidentIsAConcernToo() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("incident")
    #expect(run.outcome.status == 0, "\(run.text)")
    let incident = try #require(try prepared.only("incident").flatMap { Incident($0) })
    #expect(incident.category == "physical_violence" && incident.otherCategories == ["threat"])
    #expect(incident.childSafeNow == "no" && incident.status == "open")
    #expect(incident.reportedBy == prepared.services.amina)
    #expect(incident.person == (try prepared.only("case")?.reference("client")))
    let concern = try #require(try prepared.only("concern").flatMap { Concern($0) })
    #expect(concern.category == "abuse" && concern.level == "high" && concern.status == "open")
  }

  @Test(arguments: ["medium", "low"])
  func aChildWhoCanBeReachedIsAtHighRisk(level: String) throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("incident", [#""level": "high""#: #""level": "\#(level)""#])
    #expect(run.paths == ["then/level"])
    #expect(try prepared.records("incident").isEmpty)
  }

  @Test func aReferralRestsOnItsConsent() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("service-referral")
    #expect(run.outcome.status == 0, "\(run.text)")
    let referral = try #require(try prepared.only("referral").flatMap { Referral($0) })
    #expect(referral.status == "requested" && referral.urgency == "three_days")
    let consent = try #require(
      Consent.all(in: try prepared.records("consent")).first { $0.id == referral.consent })
    #expect(consent.purpose == "sharing" && consent.decision == "given")
    #expect(consent.recipients == ["District clinic"])
  }

  @Test func withoutConsentNothingIsRequested() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill(
      "service-referral",
      [
        #""consent_decision": "given","#: #""consent_decision": "refused","#,
        #""limits": "Nothing about the family abroad.", "passed": ["service", "age_sex", "name"]"#:
          #""_about": """#,
      ])
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try prepared.only("referral")?.code("status") == "draft")
  }

  @Test func aCaseIsOursUntilTheReceiverConfirms() throws {
    let prepared = try PreparedCase()
    let asked = try prepared.fill(
      "transfer",
      [
        #""status": "completed""#: #""status": "accepted""#,
        #""handover_on": "2026-11-20","#: "",
      ])
    #expect(asked.outcome.status == 0, "\(asked.text)")
    #expect(try prepared.only("case")?.code("status") == "open")
    let run = try prepared.fill("transfer")
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try prepared.only("case")?.code("status") == "transferred")
    let transfers = Transfer.all(in: try prepared.records("transfer"))
    #expect(transfers.count == 2 && transfers.allSatisfy { $0.childMet == true })
  }

  @Test func aRefusedTransferLeavesTheCaseHere() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill(
      "transfer",
      [
        #""consent_decision": "given""#: #""consent_decision": "refused", "basis": "none""#,
        #""way": "meeting","#: "", #""handover_on": "2026-11-20","#: "",
        #""contents": ["summary", "plan", "consents"],"#: "",
        #""withheld": "The uncle's address, as the child asked.","#: "",
        #""must_not_wait": "Clinic on 2 December; visit due on 27 November.","#: "",
        #""child_met": "yes","#: "", #""check_on": "2026-12-04""#: #""_about": """#,
      ])
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try prepared.only("case")?.code("status") == "open")
    #expect(try prepared.records("lawfulBasis").isEmpty)
  }

  @Test func againstARefusalASupervisorDecides() throws {
    let prepared = try PreparedCase()
    let refused = [
      #""consent_decision": "given""#:
        #""consent_decision": "refused", "basis": "vital_interest", "basis_reason": "Threats.", "basis_told": "yes""#
    ]
    #expect(try prepared.fill("transfer", refused).problems == ["basis.decider"])
    #expect(try prepared.records("transfer").isEmpty)
    let run = try prepared.decide("transfer", refused)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try prepared.only("lawfulBasis")?.reference("decidedBy") == prepared.services.joseph)
  }

  @Test func recommendingToCloseLeavesTheCaseOpen() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("closure")
    #expect(run.outcome.status == 0, "\(run.text)")
    let file = try #require(try prepared.only("case"))
    #expect(file.code("status") == "open" && file.code("closureReason") == nil)
    #expect(file.yesNo("contactCardGiven") == true)
    #expect(file.texts("closingChildView") == ["I am fine. I will call if I need you."])
    #expect(file.date("retainUntil")?.description == "2031-11-21")
  }

  @Test(arguments: ["goals_met", "permanent_care"])
  func whatTheGateRefusesNoFormReaches(reason: String) throws {
    let prepared = try PreparedCase()
    let changes = [
      #""reason": "goals_met""#: #""reason": "\#(reason)""#,
      #""step": "recommend""#: #""step": "close""#,
    ]
    for run in [try prepared.fill("closure", changes), try prepared.decide("closure", changes)] {
      #expect(run.problems == ["store.gate"], "\(run.text)")
    }
    let file = try #require(try prepared.only("case"))
    #expect(file.code("status") == "open" && file.texts("closingChildView").isEmpty)
  }

  @Test func aClosedCaseLeavesNoVisitBehind() throws {
    let prepared = try PreparedCase()
    var visit = try prepared.services.draft("visit")
    try visit.set("key", .text("w1"))
    try visit.set("dueOn", .date(prepared.services.today.adding(days: 7)))
    try visit.set("status", .code("planned"))
    _ = try prepared.services.commit(
      ChangeSet(stream: prepared.stream, command: "visit plan", assertions: visit.assertions))
    let run = try prepared.decide(
      "closure",
      [
        #""reason": "goals_met""#: #""reason": "withdrew""#,
        #""closing_visit": "2026-11-20","#: "", #""step": "recommend""#: #""step": "close""#,
      ])
    #expect(run.outcome.status == 0, "\(run.text)")
    let file = try #require(try prepared.only("case"))
    #expect(file.code("status") == "closed" && file.code("closureReason") == "withdrew")
    #expect(file.reference("closureApprovedBy") == prepared.services.joseph)
    #expect(try prepared.services.record(visit.id)?.code("status") == "cancelled")
    let closure = try #require(try prepared.only("closure").flatMap { Closure($0) })
    #expect(closure.reason == "withdrew" && closure.isSuccess == false)
    #expect(closure.approvedBy == prepared.services.joseph)
  }

  @Test func threeMonthsOfTryingBeforeAFamilyIsUnreachable() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill(
      "closure",
      [
        #""reason": "goals_met","#:
          #""reason": "unreachable", "first_attempt": "2026-10-01", "attempts": "Called.","#
      ])
    #expect(run.paths.contains("why/first_attempt"))
  }

  @Test(arguments: [("child-feedback", "child"), ("caregiver-feedback", "caregiver")])
  func feedbackIsCounted(form: String, giver: String) throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill(form)
    #expect(run.outcome.status == 0, "\(run.text)")
    let feedback = try #require(try prepared.only("feedback").flatMap { Feedback($0) })
    #expect(feedback.givenBy == giver && feedback.takenByCaseworker == false)
    #expect(feedback.satisfied != nil && feedback.takenBy == prepared.services.amina)
  }

  @Test func aFamilyInGriefIsNotAsked() throws {
    let prepared = try PreparedCase()
    try prepared.decide(
      "closure",
      [
        #""reason": "goals_met""#: #""reason": "died""#, #""closing_visit": "2026-11-20","#: "",
        #""child_view": "I am fine. I will call if I need you.","#: "",
        #""caregiver_view": "We thank you.", "agree": "yes", "safety_plan": "yes", "card": "yes","#:
          "",
        #""come_back": "yes","#: "", #""step": "recommend""#: #""step": "close""#,
      ])
    #expect(try prepared.only("case")?.code("status") == "closed")
    #expect(try prepared.fill("caregiver-feedback").problems == ["feedback.notAsked"])
  }

  @Test func whoDoesNotWantToAnswerIsNotAsked() throws {
    let prepared = try PreparedCase()
    let run = try prepared.office.fill(
      "child-feedback",
      #"{"taken_how": "phone", "own_worker": "no", "wants_to_answer": "no"}"#, "--case",
      prepared.number)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try prepared.records("feedback").isEmpty)
  }

  @Test func aComplaintNeedsNoNameAndIsNotReadByCaseworkers() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("complaint")
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(throws: Failure.self) { try prepared.records("complaint") }
    let kept = try prepared.records("formSubmission").map { $0.text("form") }
    #expect(!kept.contains("complaint"))
    #expect(try prepared.services.record(#require(run.submission)) == nil)
    #expect(try !prepared.history().contains("women's committee"))
    try prepared.services.act(as: "joseph")
    let complaint = try #require(try prepared.only("complaint").flatMap { Complaint($0) })
    #expect(complaint.anonymous == true && complaint.complainant == nil)
    #expect(complaint.isSafeguarding == true && complaint.status == "referred")
    #expect(try prepared.services.record(#require(run.submission)) != nil)
  }

  @Test func aComplaintAboutASupervisorIsForTheDataProtectionOfficer() throws {
    let prepared = try PreparedCase()
    try prepared.services.addMember("dora", .dataProtectionOfficer)
    let run = try prepared.fill("complaint", [#"["caseworker"]"#: #"["caseworker", "supervisor"]"#])
    #expect(run.outcome.status == 0, "\(run.text)")
    try prepared.services.act(as: "joseph")
    #expect(try prepared.records("complaint").isEmpty)
    #expect(try prepared.services.record(#require(run.submission)) == nil)
    try prepared.services.act(as: "dora")
    #expect(try prepared.records("complaint").count == 1)
  }
}

extension TestRun {
  /// The submission of the only record taken in.
  var submission: RecordID? { (result[0]?["submission"]?.string).flatMap { RecordID(text: $0) } }
}

extension PreparedCase {
  /// Everything the history of the case shows to the acting member.
  func history() throws -> String {
    try services.history(HistoryQuery(stream: stream)).map { "\($0.changes)" }.joined()
  }
}
