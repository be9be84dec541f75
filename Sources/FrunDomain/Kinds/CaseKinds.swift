extension Kind {
  /// The case itself and who works on it.
  static let caseKinds: [Kind] = [
    Kind(
      name: "case", label: "Case", stream: .case,
      summaryFields: ["status", "protectionStatus", "riskLevel", "openedOn"],
      source: "registration, tracing and closure forms of inter-agency case management",
      fields: [
        .code(
          "status", "Status", "caseStatus",
          .singleSafer(["open", "on_hold", "transferred", "duplicate", "closed"]), .none,
          for: .counted, [.indexed, .required]),
        .field(
          "openedOn", "Opened on", .civilDate, .single, .none, for: .counted, [.indexed, .required]),
        .field(
          "client", "Client", .reference("person"), .single, .identity, for: .finding, [.indexed]),
        .text("office", "Office", 100, .single, .none, for: .counted, [.indexed]),
        .code(
          "protectionStatus", "Protection status", "protectionStatus",
          .singleSafer(["unaccompanied", "at_risk", "separated", "separated_adult", "with_family"]),
          .protection, for: .every, [.indexed]),
        .code(
          "displacementStatus", "Displacement status", "displacementStatus", .single, .protection,
          for: .counted, [.indexed]),
        .code(
          "riskLevel", "Risk level", "riskLevel", .higherRisk, .protection, for: .counted,
          keep: .safeguarding, [.indexed]),
        .field(
          "urgent", "Urgent protection concern", .yesNo, .yesGoverns, .protection, for: .counted,
          [.indexed]),
        .code(
          "concerns", "Protection concerns", "concernCategory", .set, .protection, for: .counted,
          [.indexed]),
        .code(
          "specificNeeds", "UNHCR specific needs", "specificNeed", .set, .protection, for: .counted,
          [.indexed]),
        .field("assessmentDueOn", "Assessment due on", .civilDate, .single, .none, [.indexed]),
        .code(
          "tracingStatus", "Tracing status", "tracingStatus", .single, .none, for: .every,
          [.indexed]),
        .field(
          "separatedOn", "Date of separation", .partialDate, .single, .protection, for: .every,
          [.indexed]),
        .text(
          "separationPlace", "Place of separation", 300, .single, .location, for: .tracing,
          [.indexed, .searchable]),
        .code(
          "separationCause", "Main cause of separation", "separationCause", .single, .protection,
          for: .every, [.indexed]),
        .code(
          "otherSeparationCauses", "Other causes of separation", "separationCause", .set,
          .protection, for: .tracing),
        .text(
          "separationHistory", "Circumstances of separation and movements since", page, .append,
          .protection, for: .tracing),
        .field(
          "witnessedViolence", "Witnessed violence", .yesNoUnknown,
          .singleSafer(["yes", "unknown", "no"]), .protection),
        .text(
          "evacuation", "Evacuation: by whom, from, to, when", paragraph, .append, .location,
          for: .tracing),
        .code(
          "careArrangement", "Care arrangement now", "careArrangement", .single, .protection,
          for: .counted, [.indexed]),
        .text(
          "childWishes", "The child's wishes about tracing, care and reunification", paragraph,
          .append, .protection),
        .text("source", "Identified or referred by", 300, .single, .none, [.indexed]),
        .code(
          "closureReason", "Reason for closing", "closureReason", .single, .none, for: .counted,
          [.indexed]),
        .field("closedOn", "Closed on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .text("closureNotes", "What was reached, what remains", paragraph, .append, .protection),
        .text("closingChildView", "The child's view on closing", paragraph, .append, .protection),
        .text(
          "closingCaregiverView", "The caregiver's view on closing", paragraph, .append, .protection
        ),
        .field("contactCardGiven", "Knows whom to call", .yesNo, .single, .none),
        .field(
          "closureApprovedBy", "Closing approved by", .reference("member"), .single, .none,
          keep: .audit),
        .code(
          "reopenReason", "Reason for reopening", "reopenReason", .append, .none, for: .counted,
          keep: .audit),
        .field(
          "reopenedOn", "Reopened on", .civilDate, .append, .none, for: .counted, keep: .audit),
        .field("retainUntil", "Keep until", .civilDate, .single, .none, keep: .audit, [.indexed]),
      ]),
    Kind(
      name: "assignment", label: "Assignment", stream: .case, summaryFields: ["member", "role"],
      source: "record owner of case management systems",
      fields: [
        .field("member", "Member", .reference("member"), .single, .none, [.indexed, .required]),
        .code("role", "Role", "assignmentRole", .single, .none, [.indexed, .required]),
        .field("from", "From", .civilDate, .single, .none, [.indexed, .required]),
        .field("until", "Until", .civilDate, .single, .none, [.indexed]),
        .text("reason", "Reason", 1000, .append, .none, keep: .audit),
      ]),
  ]
}
