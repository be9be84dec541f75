import FrunArguments
import FrunDomain
import FrunKit

/// The records that hang on a plan, each with its options.
enum PlanRecords {
  private static func input(_ name: String, _ field: String, _ kind: String, _ help: String)
    -> RecordInput
  { RecordInput(name, field, of: kind, help) }

  /// Meetings, calls and stays before a placement.
  static let contact = RecordCommand(
    verb: "contact", kind: "prePlacementContact", noun: "contact",
    summary: "Plan or record a contact before the placement",
    discussion: """
      Before a child goes to live somewhere, child and family meet: a call, a supervised visit, a \
      day, a night. A day that has come makes the contact held, a day to come makes it planned. A \
      night is refused before a supervised contact went well.
      """,
    example: Example(
      "frun plan contact K7M2-Q4XD --mode supervised_visit --adult mother --on 2026-11-20 --outcome positive --go-on yes",
      "a supervised visit that went well"),
    inputs: [
      input("mode", "mode", "prePlacementContact", "What kind of contact"),
      input("on", "heldOn", "prePlacementContact", "Day it was or will be held"),
      input("until", "endedOn", "prePlacementContact", "Last day, of a stay"),
      input("status", "status", "prePlacementContact", "planned, held or cancelled"),
      input("adult", "adult", "prePlacementContact", "Whom the child met, such as mother"),
      input("supervised", "supervised", "prePlacementContact", "Whether somebody was with them"),
      input("by", "supervisedBy", "prePlacementContact", "Member who was with them"),
      input("outcome", "outcome", "prePlacementContact", "How it went"),
      input("child-view", "childView", "prePlacementContact", "What the child said, - for stdin"),
      input("adult-view", "adultView", "prePlacementContact", "What the adult said, - for stdin"),
      input("seen", "observations", "prePlacementContact", "Observations, - for stdin"),
      input("go-on", "proceed", "prePlacementContact", "Whether the next step is taken"),
      input("because", "reason", "prePlacementContact", "Why, or why not"),
    ],
    needed: ["mode", "on"],
    complete: { draft, old, context in
      guard case .date(let day)? = draft.said("heldOn") else { return [] }
      guard draft.said("status") == nil else { return [] }
      if day <= context.services.today {
        try draft.set("status", .code("held"))
        return []
      }
      // A day to come is one that was planned, not one on which something happened.
      var planned = try RecordDraft("prePlacementContact", id: draft.id)
      for assertion in draft.assertions where assertion.field != "heldOn" {
        if case .set(let value) = assertion.change { try planned.set(assertion.field, value) }
        if case .append(let value) = assertion.change { try planned.set(assertion.field, value) }
      }
      try planned.set("plannedOn", .date(day))
      try planned.set("status", .code("planned"))
      draft = planned
      return []
    })

  /// Review meetings.
  static let review = RecordCommand(
    verb: "review", kind: "review", noun: "review", summary: "Record a review meeting",
    discussion: """
      Who was there, what was decided, and when the plan is looked at again. The day of the next \
      review goes over to the plan.
      """,
    example: Example(
      "frun plan review K7M2-Q4XD --on 2026-12-01 --chair joseph --present 'Aunt, caregiver' --decisions - --next 2027-03-01",
      "decisions come on standard input"),
    inputs: [
      input("on", "heldOn", "review", "Day of the meeting"),
      input("kind", "kind", "review", "What kind of meeting"),
      input("chair", "chair", "review", "Member who chaired it"),
      input("present", "present", "review", "Who was there, with role"),
      input("situation", "situation", "review", "How things stand, - for stdin"),
      input("decisions", "decisions", "review", "What was decided, - for stdin"),
      input("next", "nextOn", "review", "Day of the next review"),
      input("signed", "minutesSigned", "review", "Whether the minutes are signed"),
    ],
    needed: ["on"],
    complete: { draft, _, context in
      if case .date(let day)? = draft.said("heldOn"), day > context.services.today {
        throw Failure(
          .data, "review.future", "the day of the meeting has not come", place: "--on",
          hints: ["frun plan edit \(context.file.number) --review-due DATE sets a day to come"])
      }
      guard case .date(let next)? = draft.said("nextOn"), let plan = context.plan else { return [] }
      var changed = try RecordDraft("plan", id: plan.plan.id)
      try changed.set("reviewDueOn", .date(next))
      return [changed]
    })

  /// Decisions of a review, goal by goal.
  static let decision = RecordCommand(
    verb: "decide", kind: "reviewDecision", noun: "decision",
    summary: "Record what a review decided about a goal",
    discussion: "The newest review is meant unless --review names another.",
    example: Example(
      "frun plan decide K7M2-Q4XD --goal 1 --decision continue --who 'The aunt' --by 2027-01-15",
      "goal 1 goes on"),
    inputs: [
      input("review", "review", "reviewDecision", "The review, by the start of its identifier"),
      input("goal", "goal", "reviewDecision", "Number of the goal"),
      input("decision", "decision", "reviewDecision", "What was decided"),
      input("because", "reason", "reviewDecision", "Why"),
      input("who", "responsible", "reviewDecision", "Who sees to it"),
      input("by", "dueOn", "reviewDecision", "By when"),
    ],
    needed: ["decision"],
    complete: { draft, old, context in
      guard old == nil, draft.said("review") == nil else { return [] }
      let newest = ReviewMeeting.all(in: try context.services.records("review", in: context.file))
        .max { ($0.heldOn ?? .first, $0.id) < ($1.heldOn ?? .first, $1.id) }
      guard let newest else {
        throw Failure(
          .denied, "review.missing", "no review meeting is recorded",
          hints: ["frun plan review \(context.file.number) --on DATE"])
      }
      try draft.set("review", .reference(newest.id))
      return []
    })

  /// Who takes part.
  static let participant = RecordCommand(
    verb: "participant", kind: "participant", noun: "participant",
    summary: "Record who takes part in the plan",
    discussion: "Who was invited, who came, and whether they agree.",
    example: Example(
      "frun plan participant K7M2-Q4XD --role caregiver --person aunt --attended yes --agrees yes",
      "the aunt agrees"),
    inputs: [
      input("role", "role", "participant", "As what they take part"),
      input("person", "person", "participant", "Person of the case, such as mother"),
      input("member", "member", "participant", "Member of the team"),
      input("name", "name", "participant", "Name of somebody without a record"),
      input("agency", "agency", "participant", "Agency they come from"),
      input("invited", "invited", "participant", "Whether they were invited"),
      input("attended", "attended", "participant", "Whether they took part"),
      input("agrees", "agrees", "participant", "Whether they agree"),
      input("remarks", "remarks", "participant", "What they add, - for stdin"),
    ],
    needed: ["role"])

  /// What child and family say.
  static let view = RecordCommand(
    verb: "view", kind: "view", noun: "view",
    summary: "Record what child or family said, and the weight given to it",
    discussion: """
      In their own words. What was said is never changed afterwards, only added to.
      """,
    example: Example(
      "frun plan view K7M2-Q4XD --whose child --method drawing --words - --alone yes --weight followed",
      "the child's words come on standard input"),
    inputs: [
      input("whose", "whose", "view", "Who said it"),
      input("person", "person", "view", "Person of the case, such as mother"),
      input("on", "heardOn", "view", "Day it was heard (today)"),
      input("method", "method", "view", "How it was heard"),
      input("words", "words", "view", "The words, - for stdin"),
      input("alone", "alone", "view", "Whether nobody else was there"),
      input("interpreter", "interpreter", "view", "Whether an interpreter helped"),
      input("weight", "weight", "view", "Whether it was followed"),
      input("because", "weightReason", "view", "Why"),
    ],
    needed: ["whose", "words"],
    complete: { draft, old, context in
      guard old == nil else { return [] }
      try draft.setIfSilent("heardOn", .date(context.services.today))
      try draft.setIfSilent("heardBy", .reference(context.services.acting().member))
      if draft.said("whose") == .code("child") {
        try draft.setIfSilent("person", context.file.client.map { .reference($0) })
      }
      return []
    })

  /// Services and referrals.
  static let service = RecordCommand(
    verb: "service", kind: "referral", noun: "service",
    summary: "Record a service or a referral and what became of it",
    discussion: "From the request to the end, with what the family says about it.",
    example: Example(
      "frun plan service K7M2-Q4XD --type health --agency 'Hospital' --requested 2026-12-01 --urgency one_day",
      "a referral that was asked for"),
    inputs: [
      input("type", "service", "referral", "What kind of service"),
      input("agency", "provider", "referral", "Who gives it"),
      input("contact", "providerContact", "referral", "Whom to reach there"),
      input("person", "person", "referral", "For whom, such as mother"),
      input("goal", "goal", "referral", "Number of the goal it serves"),
      input("need", "need", "referral", "What is needed"),
      input("route", "route", "referral", "How it comes"),
      input("urgency", "urgency", "referral", "Within what time"),
      input("status", "status", "referral", "How far it is"),
      input("requested", "requestedOn", "referral", "Day it was asked for"),
      input("needed-by", "dueOn", "referral", "Day it is needed by"),
      input("accepted", "acceptedOn", "referral", "Day it was accepted"),
      input("started", "startedOn", "referral", "Day it began"),
      input("ended", "endedOn", "referral", "Day it ended"),
      input("outcome", "outcome", "referral", "Whether the need is met"),
      input("feedback", "feedback", "referral", "What the agency says, - for stdin"),
      input("family-says", "familyFeedback", "referral", "What the family says, - for stdin"),
      input("not-done", "notDoneReason", "referral", "Why it was not given"),
    ],
    needed: ["type"],
    needsPlan: false,
    complete: { draft, old, context in
      guard draft.said("status") == nil else { return [] }
      // The newest of the days says how far it is.
      if draft.said("endedOn") != nil {
        try draft.set("status", .code("completed"))
      } else if draft.said("startedOn") != nil {
        try draft.set("status", .code("in_progress"))
      } else if draft.said("acceptedOn") != nil {
        try draft.set("status", .code("accepted"))
      } else if old == nil {
        try draft.set("status", .code("requested"))
        try draft.setIfSilent("requestedOn", .date(context.services.today))
        try draft.setIfSilent("requestedBy", .reference(context.services.acting().member))
      }
      return []
    })

  /// Concerns.
  static let concern = RecordCommand(
    verb: "concern", kind: "concern", noun: "concern",
    summary: "Record a concern for the child, or close one",
    discussion: """
      A concern stays open until it is closed with what was done. While one is open the risk is \
      not lowered and the case is not closed.
      """,
    example: Example(
      "frun plan concern K7M2-Q4XD --category neglect --level high --details -",
      "what was seen comes on standard input"),
    inputs: [
      input("category", "category", "concern", "What kind of concern"),
      input("level", "level", "concern", "How serious it is"),
      input("on", "noticedOn", "concern", "Day it was noticed (today)"),
      input("person", "person", "concern", "About whom (the child)"),
      input("details", "details", "concern", "What was seen or said, - for stdin"),
      input("at-once", "immediateAction", "concern", "What was done at once"),
      input("told", "escalatedTo", "concern", "Member who was told"),
      input("status", "status", "concern", "open or closed"),
      input("how", "closedHow", "concern", "How it was closed"),
    ],
    needed: ["category", "level"],
    needsPlan: false,
    complete: { draft, old, context in
      if old == nil {
        try draft.setIfSilent("noticedOn", .date(context.services.today))
        try draft.setIfSilent("person", context.file.client.map { .reference($0) })
        try draft.setIfSilent("status", .code("open"))
      }
      guard draft.said("status") == .code("closed") else { return [] }
      guard draft.said("closedHow") != nil else {
        throw Failure(
          .denied, "concern.how", "closing a concern needs what was done", place: "--how",
          hints: ["add --how TEXT"])
      }
      try draft.set("closedOn", .date(context.services.today))
      return []
    })

  static let all = [contact, review, decision, participant, view, service, concern]
}
