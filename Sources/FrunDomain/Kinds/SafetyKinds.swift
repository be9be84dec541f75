extension Kind {
  /// Risk, concerns and the check of adults.
  static let safetyKinds: [Kind] = [
    Kind(
      name: "risk", label: "Risk assessment", stream: .case,
      summaryFields: ["level", "assessedOn"],
      source: "risk framework with three decision points; level overridden only with a reason",
      fields: [
        .field(
          "assessedOn", "Assessed on", .civilDate, .single, .none, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .field(
          "assessor", "Assessor", .reference("member"), .single, .none, keep: .safeguarding,
          [.indexed]),
        .code(
          "level", "Level", "riskLevel", .higherRisk, .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .code(
          "likelihood", "Likelihood", "likelihood",
          .singleSafer(["almost_certain", "likely", "possible", "unlikely"]), .protection,
          keep: .safeguarding),
        .code("severity", "Severity", "riskLevel", .higherRisk, .protection, keep: .safeguarding),
        .text("factors", "Risk factors", 500, .set, .protection, keep: .safeguarding),
        .text(
          "protectiveFactors", "Protective factors", 500, .set, .protection, keep: .safeguarding),
        .text("reasons", "Reasons", paragraph, .append, .protection, keep: .safeguarding),
        .text(
          "overrideReason", "Why the level differs from the matrix", paragraph, .append,
          .protection, keep: .safeguarding),
        .field("validUntil", "Valid until", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "concern", label: "Concern", stream: .case,
      summaryFields: ["category", "level", "status", "noticedOn"],
      source: "protection concern details of case management forms",
      fields: [
        .field(
          "person", "About whom", .reference("person"), .single, .identity, keep: .safeguarding,
          [.indexed]),
        .field(
          "noticedOn", "Noticed on", .civilDate, .single, .none, for: .counted, keep: .safeguarding,
          [.indexed, .required]),
        .code(
          "category", "Category", "concernCategory", .single, .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .code("period", "Noticed during", "concernPeriod", .single, .protection, for: .counted),
        .code(
          "level", "Level", "riskLevel", .higherRisk, .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .code(
          "status", "Status", "concernStatus",
          .singleSafer(["open", MergePolicy.missing, "closed"]), .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .text("details", "Details", page, .append, .protection, keep: .safeguarding),
        .text(
          "immediateAction", "Done at once", paragraph, .append, .protection, keep: .safeguarding),
        .field(
          "escalatedTo", "Escalated to", .reference("member"), .set, .none, keep: .safeguarding),
        .field(
          "closedOn", "Closed on", .civilDate, .single, .none, keep: .safeguarding, [.indexed]),
        .text("closedHow", "How closed", paragraph, .append, .protection, keep: .safeguarding),
      ]),
    Kind(
      name: "safeguardingCheck", label: "Safeguarding check of an adult", stream: .case,
      summaryFields: ["adult", "result", "checkedOn"],
      source:
        "check of all adults of the household before placement (English regulations 17 and 18)",
      fields: [
        .field(
          "adult", "Adult", .reference("person"), .single, .identity, keep: .safeguarding,
          [.indexed, .required]),
        .code(
          "result", "Result", "checkResult",
          .singleSafer(["concern", "refused", "pending", MergePolicy.missing, "clear"]),
          .protection, keep: .safeguarding, [.indexed, .required]),
        .field(
          "checkedOn", "Checked on", .civilDate, .single, .none, keep: .safeguarding,
          [.indexed, .required]),
        .field(
          "validUntil", "Valid until", .civilDate, .single, .none, keep: .safeguarding, [.indexed]),
        .field(
          "checkedBy", "Checked by", .reference("member"), .single, .none, keep: .safeguarding,
          [.indexed]),
        .text("sources", "Sources consulted", 500, .set, .protection, keep: .safeguarding),
        .field(
          "identityVerified", "Identity verified", .yesNoUnknown, .onlyYesAllows, .identity,
          keep: .safeguarding),
        .text("details", "Details", paragraph, .append, .protection, keep: .safeguarding),
      ]),
  ]
}
