extension Kind {
  /// What a best interests assessment or determination weighs and decides;
  /// what an assessment of household and surroundings finds; conferences.
  static let bestInterestsKinds: [Kind] = [
    Kind(
      name: "careOption", label: "Option weighed", stream: .case,
      summaryFields: ["option", "feasible", "recommended"],
      source: "best interests procedure: every realistic option with what speaks for and against",
      fields: [
        .field(
          "assessment", "Assessment", .reference("assessment"), .single, .none,
          [.indexed, .required]),
        .code(
          "option", "Option", "decisionOption", .single, .protection, for: .counted,
          [.indexed, .required]),
        .text(
          "description", "What it would look like", paragraph, .append, .protection,
          for: .passing),
        .text("inFavour", "What speaks for it", paragraph, .append, .protection, for: .passing),
        .text(
          "against", "What speaks against it", paragraph, .append, .protection,
          for: .passing),
        .text(
          "childView", "The child's view of it", paragraph, .append, .protection,
          for: .passing),
        .field("feasible", "Can be done", .yesNoUnknown, .onlyYesAllows, .protection),
        .field("recommended", "Recommended", .yesNo, .single, .protection, for: .passing),
      ]),
    Kind(
      name: "determination", label: "Best interests determination", stream: .case,
      summaryFields: ["reason", "decision", "decidedOn"],
      source: "best interests procedure: panel, decision, dissent, review",
      fields: [
        .field(
          "assessment", "Report", .reference("assessment"), .single, .none,
          [.indexed, .required]),
        .code(
          "reason", "Why it is needed", "determinationReason", .single, .protection,
          for: .counted, [.indexed, .required]),
        .code(
          "priority", "Priority", "decisionPriority",
          .singleSafer(["two_days", "one_week", "thirty_days", MergePolicy.missing, "planned"]),
          .none, for: .counted, [.indexed]),
        .field(
          "submittedOn", "Report submitted on", .civilDate, .single, .none, for: .counted,
          [.indexed]),
        .text("panel", "Panel: role and organisation", 300, .set, .identity, keep: .audit),
        .code(
          "decision", "Decision", "determinationDecision",
          .singleSafer([
            "rejected", "deferred", "pending", MergePolicy.missing, "amended", "approved",
          ]), .protection, for: .counted, keep: .audit, [.indexed, .required]),
        .field(
          "decidedOn", "Decided on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed]),
        .code(
          "outcome", "What was decided", "decisionOption", .single, .protection,
          for: .counted, [.indexed]),
        .text(
          "reasons", "Reasons and how the factors were balanced", page, .append, .protection,
          for: .passing, keep: .audit),
        .text(
          "conditions", "Conditions, support, who is responsible", paragraph, .append,
          .protection, for: .passing),
        .text("dissent", "Views that differed", paragraph, .append, .protection, keep: .audit),
        .field(
          "childInformed", "The child was told, in words it understands", .yesNoUnknown,
          .onlyYesAllows, .none),
        .code(
          "childAgrees", "The child agrees", "childAgreement",
          .singleSafer(["no", "unsure", MergePolicy.missing, "partly", "yes"]), .protection,
          for: .passing),
        .text("childReason", "What the child says of it", paragraph, .append, .protection),
        .field(
          "reviewExplained", "How to ask for a review was explained", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none, keep: .audit),
        .field("reviewOn", "Review by", .civilDate, .single, .none, for: .passing, [.indexed]),
        .text("reopenIf", "Reopen when", 1000, .append, .protection, for: .passing),
      ]),
    Kind(
      name: "householdAssessment", label: "Assessment of a household", stream: .case,
      summaryFields: ["assessedOn", "willing", "able"],
      source: "family assessment forms: willing and able, who lives there, what support it takes",
      fields: [
        .field(
          "assessment", "Assessment", .reference("assessment"), .single, .none,
          [.indexed, .required]),
        .field(
          "person", "Receiving adult", .reference("person"), .single, .identity,
          [.indexed, .required]),
        .field(
          "assessedOn", "Assessed on", .civilDate, .single, .none, for: .counted,
          [.indexed, .required]),
        .field("adults", "Adults in the household", .integer, .single, .identity),
        .field("children", "Children in the household", .integer, .single, .identity),
        .code(
          "willing", "Willing to care", "willingness",
          .singleSafer(["no", "yes_short_term", "yes_long_term"]), .protection, for: .passing),
        .field(
          "able", "Able to care", .yesNoUnknown, .onlyYesAllows, .protection,
          for: .passing),
        .code(
          "othersAgree", "The others of the household agree", "householdAgreement",
          .singleSafer(["no", "partly", "not_asked", MergePolicy.missing, "yes"]),
          .protection),
        .text(
          "causeNow", "What became of the cause of the separation", paragraph, .append,
          .protection),
        .text("income", "What the household lives on", paragraph, .append, .protection),
        .text("sleeping", "Where the child would sleep", 1000, .append, .protection),
        .text("strengths", "Strengths", paragraph, .append, .protection, for: .passing),
        .code("support", "Support needed", "serviceType", .set, .protection, for: .passing),
        .text(
          "supportDetails", "Which support, from whom, how long", paragraph, .append,
          .protection, for: .passing),
        .code(
          "ready", "Ready to receive the child", "householdReadiness",
          .singleSafer(["no", "not_yet", MergePolicy.missing, "with_support", "yes"]),
          .protection, for: .counted, [.indexed]),
      ]),
    Kind(
      name: "childVoice", label: "What a child says of life now", stream: .case,
      summaryFields: ["askedOn", "feeling"],
      source: "the child's own account, asked in a child's words and kept in the child's words",
      fields: [
        .field(
          "person", "Child", .reference("person"), .single, .identity,
          [.indexed, .required]),
        .field("askedOn", "Asked on", .civilDate, .single, .none, [.indexed, .required]),
        .field(
          "alone", "Seen alone", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]),
          .protection, keep: .safeguarding),
        .code(
          "feeling", "How the child feels these days", "feeling",
          .singleSafer([
            "very_sad", "sad", "no_answer", MergePolicy.missing, "middle", "happy",
            "very_happy",
          ]), .protection, [.indexed]),
        .code(
          "safeHere", "Feels safe where it lives", "protectiveAnswer",
          .singleSafer(["no", "unknown", MergePolicy.missing, "yes"]), .protection,
          keep: .safeguarding, [.indexed]),
        .text(
          "unsafe", "Where or when it does not feel safe", paragraph, .append, .protection,
          keep: .safeguarding),
        .text("goodThings", "What is good", paragraph, .append, .protection),
        .text(
          "worries", "What worries the child", paragraph, .append, .protection,
          keep: .safeguarding),
        .text("hopes", "What the child hopes for", paragraph, .append, .protection),
        .text("trusted", "Whom the child trusts", 300, .set, .identity),
      ]),
    Kind(
      name: "communityConditions", label: "Conditions of a community", stream: .case,
      summaryFields: ["place", "assessedOn", "attitude"],
      source: "community part of reintegration assessments",
      fields: [
        .field(
          "assessment", "Assessment", .reference("assessment"), .single, .none,
          [.indexed, .required]),
        .field("assessedOn", "Assessed on", .civilDate, .single, .none, [.indexed, .required]),
        .text("place", "Place", 300, .single, .location, [.indexed, .searchable]),
        .code(
          "attitude", "How children who come back are received", "communityAttitude",
          .singleSafer(["hostile", "mixed", "unknown", MergePolicy.missing, "welcoming"]),
          .protection, for: .passing, [.indexed]),
        .text("attitudeReason", "What this rests on", paragraph, .append, .protection),
        .code("dangers", "Dangers", "communityDanger", .set, .protection, for: .passing),
        .text("dangerDetails", "Where, when, for whom", paragraph, .append, .protection),
        .code("services", "Services within reach", "serviceType", .set, .none, for: .passing),
        .text("allies", "Who would stand by the child", paragraph, .append, .identity),
      ]),
    Kind(
      name: "conference", label: "Case conference", stream: .case,
      summaryFields: ["heldOn", "kind", "reason"],
      source: "case conference forms; a review of a plan in force is a review meeting",
      fields: [
        .field(
          "heldOn", "Held on", .civilDate, .single, .none, for: .counted,
          [.indexed, .required]),
        .code(
          "kind", "Kind", "conferenceKind", .single, .none, for: .counted,
          [.indexed, .required]),
        .code(
          "reason", "Reason", "conferenceReason", .single, .protection, for: .counted,
          [.indexed, .required]),
        .field("chair", "Chair", .reference("member"), .single, .none, [.indexed]),
        .text("present", "Present: role and organisation", 300, .set, .identity),
        .code(
          "childPart", "Part of the child", "childPart",
          .singleSafer([
            "not_heard", MergePolicy.missing, "told_after", "spoken_for",
            "took_part",
          ]), .none),
        .text("childView", "The child's view", paragraph, .append, .protection),
        .text("familyView", "The family's view", paragraph, .append, .protection),
        .text("situation", "The situation", page, .append, .protection),
        .text("decisions", "Decisions with reasons", page, .append, .protection, for: .passing),
        .text("dissent", "Views that differed", paragraph, .append, .protection, keep: .audit),
        .field("nextOn", "Next conference", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "conferenceTask", label: "Task from a conference", stream: .case,
      summaryFields: ["what", "dueOn", "status"],
      source: "follow-up actions of case conference forms",
      fields: [
        .field(
          "conference", "Conference", .reference("conference"), .single, .none,
          [.indexed, .required]),
        .text("what", "What", 1000, .single, .protection, for: .passing, [.required]),
        .text("who", "Who", 300, .single, .identity, for: .passing),
        .field("dueOn", "By", .civilDate, .single, .none, [.indexed]),
        .code("status", "Status", "actionStatus", .single, .none, [.indexed, .required]),
      ]),
  ]
}
