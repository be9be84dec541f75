extension Kind {
  /// Assessments and their scores. Scores are shown as a profile, never summed
  /// into a decision.
  static let assessmentKinds: [Kind] = [
    Kind(
      name: "assessment", label: "Assessment", stream: .case,
      summaryFields: ["kind", "status", "assessedOn"],
      source: "assessment and best interests forms",
      fields: [
        .code(
          "kind", "Kind", "assessmentKind", .single, .none, for: .counted, [.indexed, .required]),
        .code("purpose", "Purpose", "assessmentPurpose", .single, .none, for: .counted, [.indexed]),
        .code(
          "status", "Status", "assessmentStatus",
          .singleSafer([
            "pending_interview", "pending_recommendation", "pending_review", MergePolicy.missing,
            "completed",
          ]), .none, for: .counted, [.indexed, .required]),
        .field(
          "requestedOn", "Requested on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("dueOn", "Due on", .civilDate, .single, .none, [.indexed]),
        .field("assessedOn", "Assessed on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("validUntil", "Valid until", .civilDate, .single, .none, [.indexed]),
        .field("assessor", "Assessor", .reference("member"), .single, .none, [.indexed]),
        .field("homeVisited", "Home visited", .yesNo, .single, .none),
        .field(
          "childSeenAlone", "Child seen alone", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .protection),
        .field("interpreter", "Interpreter used", .yesNo, .single, .none),
        .text("informants", "Informants", 300, .set, .identity),
        .text(
          "childView", "The child's view, in the child's words", paragraph, .append, .protection),
        .text("caregiverView", "The caregiver's view", paragraph, .append, .protection),
        .text("familyView", "The view of parents and family", paragraph, .append, .protection),
        .text("evidence", "Evidence", page, .append, .protection),
        .text(
          "immediateNeeds", "What has to be done now", paragraph, .append, .protection,
          for: .passing),
        .text("summary", "Summary", page, .append, .protection, for: .passing),
        .text(
          "recommendation", "Recommendation and reasons", paragraph, .append, .protection,
          for: .passing),
        .field(
          "supportsGoal", "Supports the goal of the plan", .yesNoUnknown, .onlyYesAllows,
          .protection),
        .field(
          "determinationRequired", "Determination required", .yesNoUnknown,
          .singleSafer(["yes", "unknown", "no"]), .protection),
        .field("reviewedBy", "Reviewed by", .reference("member"), .set, .none, keep: .audit),
      ]),
    Kind(
      name: "domainScore", label: "Score of a domain", stream: .case,
      summaryFields: ["domain", "score"],
      source: "four-point scale of the Child Status Index with a reason for each score",
      fields: [
        .field(
          "assessment", "Assessment", .reference("assessment"), .single, .none, [.indexed]),
        .field("visit", "Visit", .reference("visit"), .single, .none, [.indexed]),
        .code(
          "domain", "Domain", "domain", .single, .protection, for: .counted, [.indexed, .required]),
        .field(
          "score", "Score (1 very bad to 4 good)", .integer, .singleSafer(["1", "2", "3", "4"]),
          .protection, for: .counted, [.indexed, .required]),
        .text("reason", "Reason", paragraph, .append, .protection, [.required]),
      ]),
  ]
}
