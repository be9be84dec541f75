extension Kind {
  /// The care plan: goals, actions, reviews, placements.
  static let planKinds: [Kind] = [
    Kind(
      name: "plan", label: "Care plan", stream: .case,
      summaryFields: ["status", "goal", "version", "startsOn"],
      source: "HL7 FHIR care plan; case plan forms",
      fields: [
        .field("version", "Version", .integer, .single, .none, [.indexed, .required]),
        .field("replaces", "Replaces", .reference("plan"), .single, .none),
        .code(
          "status", "Status", "planStatus",
          .singleSafer([
            "entered_in_error", "revoked", "on_hold", "draft", MergePolicy.missing, "superseded",
            "completed", "active",
          ]), .none, for: .counted, [.indexed, .required]),
        .code(
          "goal", "Permanency goal", "planGoal", .single, .protection, for: .counted,
          [.indexed, .required]),
        .code("concurrentGoal", "Fall-back goal", "planGoal", .single, .protection, [.indexed]),
        .field(
          "author", "Author", .reference("member"), .single, .none, keep: .audit,
          [.indexed, .required]),
        .field("leadWorker", "Lead worker", .reference("member"), .single, .none, [.indexed]),
        .field("startsOn", "Starts on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("reviewDueOn", "Review due on", .civilDate, .single, .none, [.indexed]),
        .text(
          "childView", "The child's view, in the child's words", paragraph, .append, .protection),
        .text(
          "childViewMissing", "Why the child's view is missing", paragraph, .append, .protection),
        .text("familyView", "The family's view", paragraph, .append, .protection),
        .field(
          "household", "Adults of the receiving household", .reference("person"), .set, .identity,
          [.indexed]),
        .field(
          "receivingAdult", "Receiving adult", .reference("person"), .single, .identity, [.indexed]),
        .field(
          "receivingAdultVerified", "Identity of the receiving adult verified", .yesNoUnknown,
          .onlyYesAllows, .protection, keep: .safeguarding),
        .code(
          "approval", "Approval", "approvalStatus",
          .singleSafer(["rejected", "requested", MergePolicy.missing, "approved"]), .none,
          keep: .audit, [.indexed]),
        .field("approvedBy", "Approved by", .reference("member"), .single, .none, keep: .audit),
        .field("approvedOn", "Approved on", .civilDate, .single, .none, keep: .audit),
        .text(
          "reason", "Reason for holding or ending", paragraph, .append, .protection, keep: .audit),
        .text("copyLanguage", "Language of the family's copy", 40, .single, .none),
        .field(
          "factsCheckedOn", "Facts of gate 1 checked again on", .civilDate, .single, .none,
          keep: .audit, [.indexed]),
        .field(
          "factsCheckedBy", "Facts checked again by", .reference("member"), .single, .none,
          keep: .audit),
      ]),
    Kind(
      name: "goal", label: "Goal", stream: .case, summaryFields: ["domain", "statement", "status"],
      source: "HL7 FHIR goal",
      fields: [
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed, .required]),
        .field("number", "Number in the plan", .integer, .single, .none, [.indexed]),
        .code("domain", "Domain", "domain", .single, .protection, [.indexed, .required]),
        .text("statement", "Statement", 1000, .single, .protection, for: .passing, [.required]),
        .text("baseline", "Where it starts", 1000, .single, .protection),
        .text("target", "How it is measured", 1000, .single, .protection),
        .field("dueOn", "Due on", .civilDate, .single, .none, [.indexed]),
        .code(
          "status", "Life cycle", "goalLifecycle", .single, .none, for: .counted,
          [.indexed, .required]),
        .code(
          "achievement", "Achievement", "goalAchievement", .single, .protection, for: .counted,
          [.indexed]),
        .text("achievementReason", "Reason", paragraph, .append, .protection),
        .field("score", "Score it answers", .reference("domainScore"), .single, .none),
      ]),
    Kind(
      name: "action", label: "Action", stream: .case,
      summaryFields: ["what", "dueOn", "status"],
      source: "HL7 FHIR care plan activity; interventions of case plan forms",
      fields: [
        .field("goal", "Goal", .reference("goal"), .single, .none, [.indexed, .required]),
        .field("number", "Number in the plan", .integer, .single, .none, [.indexed]),
        .text("what", "What", 1000, .single, .protection, for: .passing, [.required]),
        .code("service", "Service", "serviceType", .single, .protection, for: .counted, [.indexed]),
        .field("member", "Done by (member)", .reference("member"), .single, .none, [.indexed]),
        .text("who", "Done by (person or agency)", 300, .single, .identity, for: .passing),
        .field("dueOn", "By", .civilDate, .single, .none, [.indexed]),
        .code(
          "priority", "Priority", "priority", .singleSafer(["high", "medium", "low"]), .none,
          [.indexed]),
        .code(
          "status", "Status", "actionStatus", .single, .none, for: .counted, [.indexed, .required]),
        .field("doneOn", "Done on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .text("result", "Result", paragraph, .append, .protection),
        .text("notDoneReason", "Why not done", paragraph, .append, .protection),
        .field("cost", "Cost planned", .decimal, .single, .none),
        .field("actualCost", "Cost in fact", .decimal, .single, .none),
        .text("currency", "Currency (ISO 4217)", 3, .single, .none),
        .text("fundingLine", "Funding line", 100, .single, .none),
        .field("referral", "Referral", .reference("referral"), .single, .none, [.indexed]),
      ]),
    Kind(
      name: "review", label: "Review meeting", stream: .case, summaryFields: ["heldOn"],
      source: "case conference and review forms",
      fields: [
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed, .required]),
        .field(
          "heldOn", "Held on", .civilDate, .single, .none, for: .counted, [.indexed, .required]),
        .code("kind", "Kind", "reviewKind", .single, .none, for: .counted, [.indexed]),
        .field("chair", "Chair", .reference("member"), .single, .none),
        .text("present", "Present, with role", 300, .set, .identity),
        .text("decisions", "Decisions", page, .append, .protection),
        .field("nextOn", "Next review", .civilDate, .single, .none, [.indexed]),
        .text("situation", "Situation", page, .append, .protection),
        .field("minutesSigned", "Minutes signed", .yesNo, .single, .none),
      ]),
    Kind(
      name: "placement", label: "Placement", stream: .case,
      summaryFields: ["arrangement", "startsOn", "endsOn"],
      source: "care arrangement and reunification forms",
      fields: [
        .code(
          "arrangement", "Arrangement", "careArrangement", .single, .protection, for: .counted,
          [.indexed, .required]),
        .code("event", "How it began", "placementEvent", .single, .none, for: .counted, [.indexed]),
        .field(
          "startsOn", "Placed on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("arrivedAt", "Arrived at", .moment, .single, .none, keep: .audit),
        .text("zone", "Time zone of the place", 64, .single, .none),
        .text("place", "Place", 300, .single, .location),
        .field(
          "endsOn", "Ended on", .civilDate, .single, .none, for: .counted, keep: .audit, [.indexed]),
        .code("endReason", "Why it ended", "placementEnd", .single, .protection, for: .counted),
        .field("caregiver", "Caregiver", .reference("person"), .single, .identity, [.indexed]),
        .field(
          "household", "Other adults of the household", .reference("person"), .set, .identity,
          [.indexed]),
        .code("country", "Same country", "placementCountry", .single, .location, [.indexed]),
        .text("receivingAgency", "Receiving agency", 300, .single, .none, for: .passing),
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed]),
        .field(
          "assessmentComplete", "Assessment was complete", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none),
        .field("handoverBy", "Handed over by", .reference("member"), .single, .none),
        .field(
          "handoverTo", "Handed over to", .reference("person"), .single, .identity, [.indexed]),
        .field(
          "travelDocuments", "Documents are there", .yesNoUnknown, .onlyYesAllows, .none,
          for: .counted),
        .field(
          "travelPermission", "Travel is permitted", .yesNoUnknown, .onlyYesAllows, .none,
          for: .counted),
        .text("documents", "Documents handed over", 300, .set, .identity),
        .text("escort", "Escort", 300, .single, .identity),
        .text("medical", "Medical matters on the way", paragraph, .append, .health),
        .field(
          "incident", "Incident", .yesNoUnknown, .singleSafer(["yes", "unknown", "no"]),
          .protection, for: .counted, keep: .safeguarding),
        .field(
          "emergencyContactGiven", "Knows whom to call in an emergency", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none),
        .text(
          "handover", "Handover: persons, documents, travel, incidents", paragraph, .append,
          .protection, keep: .safeguarding),
        .code(
          "changeReason", "Why the caregiver changed", "caregiverChangeReason", .single,
          .protection, for: .counted),
        .code(
          "willing", "Caregiver willing to continue", "willingness",
          .singleSafer(["no", "yes_short_term", "yes_long_term"]), .protection),
        .field(
          "contactAllowed", "Child agrees that the caregiver is contacted", .yesNoUnknown,
          .onlyYesAllows, .protection),
      ]),
  ]
}
