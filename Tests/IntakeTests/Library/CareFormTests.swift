import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// The forms of the care plan, from the draft to the visit after the reunification.
@Suite struct CareFormTests {
  @Test func aPlanHasGoalsWithTheirActionsAndTheViewOfTheChild() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("care-plan")
    #expect(run.outcome.status == 0, "\(run.text)")
    let plan = try #require(try prepared.only("plan").flatMap { CarePlan($0) })
    #expect(plan.status == "draft" && plan.version == 1 && plan.goal == "reunification")
    #expect(plan.author == prepared.services.amina && plan.receivingAdult == prepared.mother)
    #expect(plan.household == [prepared.mother] && plan.approval == nil)
    let goals = Goal.all(in: try prepared.records("goal"))
    #expect(goals.allSatisfy { $0.plan == plan.id && $0.status == "proposed" })
    #expect(Set(goals.compactMap(\.number)) == [1, 2])
    // Each action lies in its own goal.
    let actions = PlannedAction.all(in: try prepared.records("action"))
    let byGoal = Dictionary(grouping: actions) { action in
      goals.first { $0.id == action.goal }?.domain ?? ""
    }
    #expect(byGoal.mapValues(\.count) == ["housing": 1, "education": 2])
    #expect(byGoal["housing"]?.first?.cost == "40")
    let view = try #require(try prepared.only("view").flatMap { HeardView($0) })
    #expect(view.plan == plan.id && view.alone == true && view.weight == "partly")
    #expect(view.heardBy == prepared.services.amina)
    let participants = Participant.all(in: try prepared.records("participant"))
    #expect(participants.count == 3 && participants.allSatisfy { $0.plan == plan.id })
    // One draft at a time.
    let again = try prepared.fill(
      "care-plan", [#""fallback": "kinship""#: #""fallback": "foster""#])
    #expect(again.problems == ["plan.draft"])
  }

  @Test func onlyAnotherSupervisorDecidesAboutThePlacement() throws {
    let prepared = try PreparedCase()
    #expect(try prepared.decide("placement-approval").problems == ["plan.missing"])
    try prepared.fill("care-plan")
    #expect(try prepared.fill("placement-approval").problems == ["plan.approver"])
    #expect(try prepared.only("plan")?.code("approval") == nil)
    // Put off, or with conditions: the plan waits.
    let conditions = try prepared.decide(
      "placement-approval",
      [
        #""decision": "approved""#: #""decision": "deferred", "conditions": "Meet the uncle.""#,
        #""valid_until": "2026-12-21","#: "",
      ])
    #expect(conditions.outcome.status == 0, "\(conditions.text)")
    #expect(try prepared.only("plan")?.code("approval") == nil)
    let run = try prepared.decide("placement-approval")
    #expect(run.outcome.status == 0, "\(run.text)")
    let plan = try #require(try prepared.only("plan").flatMap { CarePlan($0) })
    #expect(plan.approval == "approved" && plan.approvedBy == prepared.services.joseph)
    #expect(plan.status == "draft", "approving does not activate")
    let decisions = PlacementDecision.all(in: try prepared.records("placementDecision"))
    #expect(decisions.count == 2 && decisions.allSatisfy { $0.plan == plan.id })
    #expect(decisions.allSatisfy { $0.decidedBy == prepared.services.joseph })
  }

  @Test func anAuthorDoesNotApproveTheOwnPlan() throws {
    let prepared = try PreparedCase()
    try prepared.decide("care-plan")
    #expect(try prepared.decide("placement-approval").problems == ["plan.author"])
  }

  @Test(arguments: ["c_assessment", "c_consent", "c_contacts"])
  func whatIsMissingOnTheListIsNotApproved(item: String) throws {
    let prepared = try PreparedCase()
    try prepared.fill("care-plan")
    let run = try prepared.decide(
      "placement-approval", [#""\#(item)": "yes""#: #""\#(item)": "no""#])
    #expect(run.paths == ["decide/decision"])
    #expect(try prepared.records("placementDecision").isEmpty)
  }

  @Test func contactsComeBeforeThePlacement() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("pre-placement-visit")
    #expect(run.outcome.status == 0, "\(run.text)")
    let contact = try #require(
      try prepared.only("prePlacementContact").flatMap { PrePlacementContact($0) })
    #expect(contact.mode == "supervised_visit" && contact.status == "held")
    #expect(contact.adult == prepared.mother && contact.proceed == true)
    #expect(try prepared.records("concern").isEmpty)
    let fear = try prepared.fill("pre-placement-visit", [#""shy""#: #""fear""#])
    #expect(fear.paths == ["judgement/outcome"])
  }

  @Test func aReunificationWithoutAPlanIsRefused() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("reunification")
    #expect(run.problems == ["plan.inactive"], "\(run.text)")
    #expect(try prepared.records("placement").isEmpty)
    #expect(try prepared.records("visit").isEmpty)
    #expect(try prepared.only("case")?.code("tracingStatus") != "reunified")
  }

  @Test func aReunificationPlansTheVisitsThatFollow() throws {
    let prepared = try PreparedCase()
    try prepared.fill("care-plan")
    try prepared.decide("placement-approval")
    try prepared.activate()
    let run = try prepared.fill("reunification")
    #expect(run.outcome.status == 0, "\(run.text)")
    let placement = try #require(try prepared.only("placement").flatMap { Placement($0) })
    #expect(placement.startsOn == prepared.services.today)
    #expect(placement.caregiver == prepared.mother && placement.handoverTo == prepared.mother)
    #expect(try placement.plan == prepared.only("plan")?.id)
    let visits = Visit.all(in: try prepared.records("visit"))
    #expect(visits.count > 3)
    #expect(
      visits.allSatisfy { visit in
        visit.placement == placement.id && visit.status == "planned"
          && visit.worker == prepared.services.amina
      })
    let file = try #require(try prepared.only("case"))
    #expect(file.code("tracingStatus") == "reunified" && file.code("careArrangement") == "parents")
    #expect(try prepared.records("concern").isEmpty)
  }

  @Test(arguments: [
    (#""travel_permission": "yes""#, #""travel_permission": "unknown""#),
    (#""emergency_contact": "yes""#, #""emergency_contact": "no""#),
  ])
  func theGateOfTheDayHoldsForTheFormToo(old: String, new: String) throws {
    let prepared = try PreparedCase()
    try prepared.fill("care-plan")
    try prepared.decide("placement-approval")
    try prepared.activate()
    let run = try prepared.fill("reunification", [old: new])
    #expect(run.problems == ["store.gate"], "\(run.text)")
    #expect(try prepared.records("placement").isEmpty && prepared.records("visit").isEmpty)
  }

  @Test func nobodyIsPlacedInTheOwnFamilyPastTheGate() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("reunification", [#""event": "reunified""#: #""event": "placed""#])
    #expect(run.paths == ["event_group/arrangement"])
  }

  @Test func aNightComesAfterADayThatWentWell() throws {
    let prepared = try PreparedCase()
    let night = [
      #""mode": "supervised_visit", "held_on": "2026-11-18""#:
        #""mode": "overnight", "held_on": "2026-11-19", "ended_on": "2026-11-20""#
    ]
    #expect(try prepared.fill("pre-placement-visit", night).problems == ["store.gate"])
    try prepared.fill("pre-placement-visit")
    #expect(try prepared.fill("pre-placement-visit", night).outcome.status == 0)
  }

  @Test func anUnverifiedAdultIsAConcern() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill(
      "reunification",
      [
        #""event": "reunified""#:
          #""event": "spontaneous", "spontaneous_how": "His uncle fetched him at night.""#,
        #""verified_adult": "yes""#:
          #""verified_adult": "no", "not_verified_reason": "Nobody had met him.""#,
        #""child_agreed": "yes","#: "", #""travel_documents": "yes","#: "",
        #""travel_permission": "yes","#: "", #""receipt": "yes","#: "",
        #""papers": ["birth", "health", "school"],"#: "",
        #""handover_notes": "She waited at the gate. They walked home together.","#: "",
        #""incident": "no","#: "",
      ])
    #expect(run.outcome.status == 0, "\(run.text)")
    let concern = try #require(try prepared.only("concern").flatMap { Concern($0) })
    #expect(concern.category == "placement" && concern.level == "high")
    #expect(concern.status == "open")
    #expect(try prepared.only("placement")?.code("event") == "spontaneous")
  }

  @Test func aVisitTellsWhatWasSeenAndAnAttemptIsNoVisit() throws {
    let prepared = try PreparedCase()
    let run = try prepared.fill("follow-up-visit")
    #expect(run.outcome.status == 0, "\(run.text)")
    let visit = try #require(try prepared.only("visit").flatMap { Visit($0) })
    #expect(visit.status == "done" && visit.kind == "in_care" && visit.childSeenAlone == true)
    #expect(try prepared.only("concern")?.code("level") == "medium")
    let attempt = #"{"mode": "home_visit", "outcome": "attempt", "attempt_reason": "nobody_home"}"#
    let unplanned = try prepared.office.fill(
      "follow-up-visit", attempt, "--case", prepared.number)
    #expect(unplanned.problems == ["visit.notNamed"])
    var planned = try prepared.services.draft("visit")
    try planned.set("key", .text("w1"))
    try planned.set("dueOn", .date(prepared.services.today))
    try planned.set("status", .code("planned"))
    _ = try prepared.services.commit(
      ChangeSet(stream: prepared.stream, command: "visit plan", assertions: planned.assertions))
    let tried = try prepared.office.fill(
      "follow-up-visit", attempt, "--case", prepared.number, "--visit", "w1")
    #expect(tried.outcome.status == 0, "\(tried.text)")
    let recorded = try #require(try prepared.only("visitAttempt").flatMap { VisitAttempt($0) })
    #expect(recorded.visit == planned.id && recorded.reason == "nobody_home")
    #expect(try prepared.services.record(planned.id)?.code("status") == "planned")
  }

  @Test func aReviewDecidesGoalByGoalAndSetsTheNextDay() throws {
    let prepared = try PreparedCase()
    #expect(try prepared.fill("review", [#""goal": "{{goal}}", "#: ""]).problems != [])
    try prepared.fill("care-plan")
    let run = try prepared.fill("review")
    #expect(run.outcome.status == 0, "\(run.text)")
    let plan = try #require(try prepared.only("plan").flatMap { CarePlan($0) })
    let review = try #require(try prepared.only("review").flatMap { ReviewMeeting($0) })
    #expect(review.plan == plan.id && review.minutesSigned == true)
    #expect(plan.reviewDueOn?.description == "2027-01-20")
    let decisions = ReviewDecision.all(in: try prepared.records("reviewDecision"))
    #expect(decisions.count == 2 && decisions.allSatisfy { $0.review == review.id })
    let goal = try prepared.records("goal").first { $0.code("domain") == "housing" }
    #expect(decisions.first { $0.decision == "continue" }?.goal == goal?.id)
    let people = Participant.all(in: try prepared.records("participant"))
      .filter { $0.review == review.id }
    #expect(people.count == 3 && people.allSatisfy { $0.invited == true && $0.plan == nil })
  }
}
