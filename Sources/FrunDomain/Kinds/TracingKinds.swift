extension Kind {
  /// Tracing: the screen before it, what is asked for, what was done, and the
  /// two interviews that verify a relationship.
  static let tracingKinds: [Kind] = [
    Kind(
      name: "tracingScreen", label: "Safeguarding screen before tracing", stream: .case,
      summaryFields: ["decision", "screenedOn", "validUntil"],
      source: "a relative may be the trafficker or abuser: nobody is traced before this is asked",
      fields: [
        .field(
          "person", "Who was asked", .reference("person"), .single, .identity, keep: .safeguarding,
          [.indexed, .required]),
        .field(
          "screenedOn", "Screened on", .civilDate, .single, .none, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .field(
          "screenedBy", "Screened by", .reference("member"), .single, .none, keep: .safeguarding,
          [.indexed]),
        .field(
          "seenAlone", "Seen alone", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]),
          .protection, keep: .safeguarding),
        .code(
          "wish", "Wants the family to be looked for", "contactWish",
          .singleSafer(["no", "not_sure", MergePolicy.missing, "later", "yes"]), .protection,
          for: .tracing, keep: .safeguarding, [.indexed]),
        .code(
          "fearsSomebody", "Is afraid of a person who could be found", "disclosedAnswer",
          .singleSafer(["yes", "refused", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding),
        .code(
          "harmedInFamily", "Was harmed by somebody of the family or household", "disclosedAnswer",
          .singleSafer(["yes", "refused", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding),
        .code(
          "traffickingSigns", "Signs of trafficking or exploitation", "traffickingSign", .set,
          .protection, keep: .safeguarding),
        .code(
          "relativesAtRisk", "Looking could endanger the relatives", "disclosedAnswer",
          .singleSafer(["yes", "refused", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding),
        .field(
          "excluded", "Must not be contacted or told", .reference("person"), .set, .protection,
          for: .tracing, keep: .safeguarding, [.indexed]),
        .text(
          "excludedOthers", "Others who must not be contacted or told", paragraph, .append,
          .protection, for: .tracing, keep: .safeguarding),
        .code(
          "decision", "Decision", "tracingDecision",
          .singleSafer(["stop", "hold", MergePolicy.missing, "restricted", "proceed"]),
          .protection, for: .tracing, keep: .safeguarding, [.indexed, .required]),
        .text(
          "restrictions", "What tracing must keep to", paragraph, .append, .protection,
          for: .tracing, keep: .safeguarding),
        .text("reasons", "Reasons", paragraph, .append, .protection, keep: .safeguarding),
        .text(
          "immediateAction", "Done at once", paragraph, .append, .protection, keep: .safeguarding),
        .field(
          "supervisorToldOn", "Supervisor told on", .civilDate, .single, .none, keep: .audit),
        .field("validUntil", "Ask again by", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "tracingRequest", label: "Tracing request", stream: .case,
      summaryFields: ["requestedOn", "status", "urgency"],
      source: "tracing request and enquiry forms; one request may look for several persons",
      fields: [
        .field(
          "person", "Who asks", .reference("person"), .single, .identity, for: .tracing,
          [.indexed, .required]),
        .field(
          "requestedOn", "Requested on", .civilDate, .single, .none, for: .counted,
          [.indexed, .required]),
        .code(
          "status", "Status", "tracingRequestStatus",
          .singleSafer(["withdrawn", "suspended", "closed", MergePolicy.missing, "open"]), .none,
          for: .counted, keep: .safeguarding, [.indexed, .required]),
        .code(
          "urgency", "Urgency", "priority", .singleSafer(["high", "medium", "low"]), .none,
          for: .tracing, [.indexed]),
        .text("urgencyReason", "Why it is urgent", paragraph, .append, .protection, for: .tracing),
        .code("methods", "Ways agreed to", "tracingMethod", .set, .protection, for: .tracing),
        .field(
          "mayShowPhoto", "A photograph may be shown to trusted persons", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .protection, for: .tracing,
          keep: .safeguarding),
        .field(
          "mayPublish", "Name or photograph may be shown in public", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .protection, for: .tracing,
          keep: .safeguarding),
        .text(
          "limits", "What must not be said, and to whom", paragraph, .append, .protection,
          for: .tracing, keep: .safeguarding),
        .text(
          "earlierSearch", "Looked for before: by whom, result", paragraph, .append, .protection,
          for: .tracing),
        .text(
          "reference", "Reference of another organisation", 200, .set, .identity, for: .finding),
        .text("message", "Message for the family", paragraph, .append, .protection, for: .tracing),
        .text("tellHow", "How to tell news, good or bad", paragraph, .append, .protection),
        .field("reviewOn", "Speak again on", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "soughtPerson", label: "Person looked for", stream: .case,
      summaryFields: ["person", "order", "status"],
      source: "tracing request forms: one entry for each person looked for",
      fields: [
        .field(
          "request", "Request", .reference("tracingRequest"), .single, .none, for: .tracing,
          [.indexed, .required]),
        .field(
          "person", "Person", .reference("person"), .single, .identity, for: .tracing,
          [.indexed, .required]),
        .field(
          "order", "Order of the wish", .integer, .single, .none, for: .tracing, [.indexed]),
        .code(
          "status", "Status", "tracingStatus", .single, .none, for: .counted,
          [.indexed, .required]),
        .field(
          "lastSeenOn", "Last seen or heard of", .partialDate, .single, .protection, for: .tracing),
        .text(
          "lastNews", "What was last known, and from whom", paragraph, .append, .protection,
          for: .tracing),
        .text(
          "whoMayKnow", "Who may know where they are", paragraph, .append, .contact, for: .tracing),
      ]),
    Kind(
      name: "tracingAction", label: "Tracing action", stream: .case,
      summaryFields: ["method", "doneOn", "outcome"],
      source: "tracing action history of case management forms",
      fields: [
        .field(
          "request", "Request", .reference("tracingRequest"), .single, .none, for: .tracing,
          [.indexed]),
        .field(
          "person", "Who was looked for", .reference("person"), .single, .identity, for: .tracing,
          [.indexed, .required]),
        .field(
          "doneOn", "Done on", .civilDate, .single, .none, for: .counted, [.indexed, .required]),
        .field("doneBy", "Done by", .reference("member"), .single, .none, keep: .audit),
        .code(
          "method", "Way", "tracingMethod", .single, .none, for: .counted, [.indexed, .required]),
        .text("place", "Where", 300, .single, .location, for: .tracing, [.indexed, .searchable]),
        .text("informants", "Who was asked", 300, .set, .identity),
        .text("description", "What was done", paragraph, .append, .protection, for: .tracing),
        .text("told", "What the informants were told", paragraph, .append, .protection),
        .code(
          "outcome", "Outcome", "tracingOutcome",
          .singleSafer([
            "stopped", "found_dead", "unsuccessful", "pending", MergePolicy.missing,
            "information", "located",
          ]), .protection, for: .counted, [.indexed, .required]),
        .text(
          "result", "What was learned, and how sure it is", paragraph, .append, .protection,
          for: .tracing),
        .text(
          "reference", "Reference of the organisation asked", 200, .set, .identity, for: .finding),
        .code(
          "askerTold", "The one who asked was told", "askerTold",
          .singleSafer(["no", MergePolicy.missing, "not_yet", "yes"]), .none),
        .text("nextStep", "Next step", paragraph, .append, .protection, for: .tracing),
        .field("nextOn", "Next step by", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "verification", label: "Verification of a relationship", stream: .case,
      summaryFields: ["side", "result", "interviewedOn"],
      source: "adult and child verification forms: both sides are asked apart and compared",
      fields: [
        .field(
          "person", "Who was interviewed", .reference("person"), .single, .identity,
          keep: .safeguarding, [.indexed, .required]),
        .field(
          "about", "About the relationship with", .reference("person"), .single, .identity,
          keep: .safeguarding, [.indexed]),
        .code(
          "side", "Side", "verificationSide", .single, .none, keep: .safeguarding,
          [.indexed, .required]),
        .field(
          "interviewedOn", "Interviewed on", .civilDate, .single, .none, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .field(
          "interviewedBy", "Interviewed by", .reference("member"), .single, .none,
          keep: .safeguarding, [.indexed]),
        .field(
          "seenAlone", "Seen alone", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]),
          .protection, keep: .safeguarding),
        .code(
          "identityProof", "Proof of identity seen", "identityProof", .set, .identity,
          keep: .safeguarding),
        .code(
          "claimedRelation", "Says to be the child's", "relation", .single, .identity),
        .code(
          "recognises", "Recognises the other", "recognition",
          .singleSafer(["no", "unsure", "not_tried", MergePolicy.missing, "yes"]), .protection,
          keep: .safeguarding),
        .text(
          "knownOnly", "Details that only the family knows", page, .append, .protection,
          keep: .safeguarding),
        .code(
          "matches", "Both accounts fit", "accountMatch",
          .singleSafer(["no", "partly", "not_compared", MergePolicy.missing, "yes"]), .protection,
          keep: .safeguarding, [.indexed]),
        .text(
          "discrepancies", "What does not fit, and why that may be", paragraph, .append,
          .protection, keep: .safeguarding),
        .code(
          "fears", "Afraid of the other", "disclosedAnswer",
          .singleSafer(["yes", "refused", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding),
        .code(
          "wish", "Wants to live together", "livingWish",
          .singleSafer(["no", "not_sure", MergePolicy.missing, "later", "yes"]), .protection,
          for: .passing),
        .field(
          "able", "Able to care", .yesNoUnknown, .onlyYesAllows, .protection),
        .text(
          "conditions", "What stands in the way, what would help", paragraph, .append, .protection),
        .code(
          "result", "Result", "verificationResult",
          .singleSafer([
            "false_claim", "not_verified", "pending", MergePolicy.missing, "verified",
          ]), .protection, for: .finding, keep: .safeguarding, [.indexed, .required]),
        .code(
          "recommendation", "Recommendation", "verificationRecommendation",
          .singleSafer([
            "protect", "alternative_care", "trace_further", MergePolicy.missing, "contact_only",
            "reunify_with_support", "reunify",
          ]), .protection, for: .passing),
        .text("reasons", "Reasons", paragraph, .append, .protection, keep: .safeguarding),
      ]),
  ]
}
