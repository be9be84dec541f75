extension Kind {
  /// Follow-up visits. A planned visit keeps its due date for ever; moving it
  /// changes the planned day only.
  static let visitKinds: [Kind] = [
    Kind(
      name: "visit", label: "Follow-up visit", stream: .case,
      summaryFields: ["key", "plannedOn", "status"],
      source: "follow-up forms; rule package care.follow-up",
      fields: [
        .text("key", "Key in the schedule", 40, .single, .none, [.indexed, .required]),
        .field("placement", "Placement", .reference("placement"), .single, .none, [.indexed]),
        .text("rule", "Rule package, version and row", 200, .single, .none, keep: .audit),
        .code("kind", "Kind", "followUpKind", .single, .none, for: .counted, [.indexed]),
        .field(
          "dueOn", "Due on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("windowFrom", "Window from", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .field("windowTo", "Window to", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .field("plannedOn", "Planned on", .civilDate, .single, .none, [.indexed]),
        .code("modes", "Modes allowed", "visitMode", .set, .none),
        .field("required", "Required", .yesNo, .yesGoverns, .none),
        .field("mustSeeAlone", "Child must be seen alone", .yesNo, .yesGoverns, .none),
        .field("mustSeeHome", "Home must be seen", .yesNo, .yesGoverns, .none),
        .field("worker", "Worker", .reference("member"), .single, .none, [.indexed]),
        .code(
          "status", "Status", "visitStatus",
          .singleSafer([
            "planned", "missed", MergePolicy.missing, "done", "cancelled", "superseded",
          ]), .none, for: .counted, [.indexed, .required]),
        .field(
          "doneOn", "Done on", .civilDate, .single, .none, for: .counted, keep: .audit, [.indexed]),
        .code("mode", "Mode", "visitMode", .single, .none, for: .counted, [.indexed]),
        .field("doneBy", "Done by", .reference("member"), .single, .none, keep: .audit),
        .field(
          "childSeen", "Child seen", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]),
          .protection, for: .counted, keep: .safeguarding),
        .field(
          "childSeenAlone", "Child seen alone", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .protection, for: .counted,
          keep: .safeguarding),
        .code("notSeenReason", "Why the child was not seen", "notSeenReason", .single, .protection),
        .field(
          "homeSeen", "Home seen", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]),
          .protection),
        .code(
          "safe", "Child safe", "protectiveAnswer",
          .singleSafer(["no", "unknown", MergePolicy.missing, "yes"]), .protection, for: .counted,
          keep: .safeguarding, [.indexed]),
        .text("observations", "Observations", page, .append, .protection),
        .text("childView", "What the child said", paragraph, .append, .protection),
        .text("nextStep", "Next step", paragraph, .append, .protection),
        .text(
          "missedReason", "Why missed, and what was done instead", paragraph, .append, .protection,
          keep: .audit),
        .field(
          "decidedBy", "Missed or moved by decision of", .reference("member"), .single, .none,
          keep: .audit),
        .text("moveReason", "Why moved", 1000, .append, .none, keep: .audit),
        .field("calendarSequence", "Calendar sequence", .integer, .single, .none),
      ]),
    Kind(
      name: "visitAttempt", label: "Attempted visit", stream: .case,
      summaryFields: ["visit", "attemptedAt"],
      source: "an attempt is not a visit: two attempts, then a third party, then escalation",
      fields: [
        .field("visit", "Visit", .reference("visit"), .single, .none, [.indexed, .required]),
        .field(
          "attemptedAt", "When", .moment, .single, .none, keep: .audit, [.indexed, .required]),
        .code("mode", "Mode", "visitMode", .single, .none),
        .field("member", "By", .reference("member"), .single, .none),
        .code("reason", "Why it failed", "notSeenReason", .single, .protection),
        .text("details", "Details", paragraph, .append, .protection),
      ]),
  ]
}
