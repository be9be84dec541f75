extension Kind {
  /// Decisions that hand a child's case or care to somebody else.
  static let transferKinds: [Kind] = [
    Kind(
      name: "transfer", label: "Transfer of the case", stream: .case,
      summaryFields: ["reason", "toOrganisation", "decidedOn", "status"],
      source: "transfer forms of inter-agency case management",
      fields: [
        .code(
          "reason", "Reason", "transferReason", .single, .protection, for: .counted,
          [.indexed, .required]),
        .text(
          "explanation", "Explanation", paragraph, .append, .protection, for: .passing),
        .code("kind", "To whom", "transferKind", .single, .none, for: .counted, [.indexed]),
        .text(
          "toOrganisation", "Receiving organisation", 300, .single, .none, for: .passing,
          keep: .audit, [.indexed, .required]),
        .text(
          "toFunction", "Receiving person, by function", 300, .single, .none, for: .passing,
          keep: .audit),
        .code("toCountry", "Country", "country", .single, .location, for: .passing),
        .field(
          "decidedOn", "Decided on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("decidedBy", "Decided by", .reference("member"), .single, .none, keep: .audit),
        .field(
          "handoverOn", "Handed over on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed]),
        .code(
          "handoverWay", "How handed over", "handoverWay", .single, .none, keep: .audit),
        .code(
          "contents", "What is handed over", "transferContents", .set, .none, keep: .audit),
        .text(
          "withheld", "What is withheld, and why", paragraph, .append, .protection,
          keep: .safeguarding),
        .text(
          "openNeeds", "What must not wait", paragraph, .append, .protection, for: .passing),
        .text("childView", "The child's view", paragraph, .append, .protection),
        .field(
          "childMet", "Child met the new worker", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none),
        .code(
          "status", "Status", "transferStatus",
          .singleSafer(["requested", "rejected", MergePolicy.missing, "accepted", "completed"]),
          .none, for: .counted, keep: .audit, [.indexed, .required]),
        .text("rejectionReason", "Why rejected", paragraph, .append, .protection),
        .field(
          "checkOn", "Day on which the receiver is asked how it went", .civilDate, .single, .none,
          [.indexed]),
      ]),
    Kind(
      name: "placementDecision", label: "Decision about a placement", stream: .case,
      summaryFields: ["decision", "decidedOn", "validUntil"],
      source:
        "approval by a named officer before placement (English regulations 17 and 18); "
        + "pre-placement review of case management procedures",
      fields: [
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed, .required]),
        .code(
          "decision", "Decision", "placementDecision",
          .singleSafer([
            "rejected", "deferred", MergePolicy.missing, "approved_with_conditions", "approved",
          ]), .protection, for: .counted, keep: .safeguarding, [.indexed, .required]),
        .field(
          "decidedOn", "Decided on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "decidedBy", "Decided by", .reference("member"), .single, .none, keep: .audit,
          [.indexed]),
        .text("present", "Consulted, by function", 300, .set, .identity),
        .text("reasons", "Reasons", paragraph, .append, .protection, keep: .safeguarding),
        .text("conditions", "Conditions", paragraph, .append, .protection, keep: .safeguarding),
        .text(
          "disagreement", "Views that differed", paragraph, .append, .protection,
          keep: .safeguarding),
        .field(
          "childInformed", "Child was told", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none),
        .field(
          "validUntil", "Valid until", .civilDate, .single, .none, keep: .audit, [.indexed]),
      ]),
  ]
}
