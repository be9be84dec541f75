extension Kind {
  /// What happened to a child. The name of the person who is said to have done it is not asked:
  /// it belongs in the hands of police or courts, and on a stolen laptop it kills.
  static let incidentKinds: [Kind] = [
    Kind(
      name: "incident", label: "Incident", stream: .case,
      summaryFields: ["category", "reportedOn", "childSafeNow", "status"],
      source: "incident forms of inter-agency case management; no name of a perpetrator",
      fields: [
        .field(
          "person", "To whom it happened", .reference("person"), .single, .identity,
          keep: .safeguarding, [.indexed]),
        .field(
          "reportedOn", "Reported on", .civilDate, .single, .none, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .field(
          "reportedBy", "Written down by", .reference("member"), .single, .none,
          keep: .safeguarding, [.indexed]),
        .code(
          "source", "How it became known", "incidentSource", .single, .protection, for: .counted,
          keep: .safeguarding),
        .code(
          "category", "What happened", "incidentCategory", .single, .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .code(
          "otherCategories", "What else happened", "incidentCategory", .set, .protection,
          for: .counted, keep: .safeguarding),
        .field(
          "occurredOn", "When it happened", .partialDate, .single, .protection, for: .counted,
          keep: .safeguarding, [.indexed]),
        .code(
          "period", "At what time of day", "timeOfDay", .single, .protection, keep: .safeguarding),
        .code(
          "setting", "Where", "incidentSetting", .single, .protection, for: .counted,
          keep: .safeguarding),
        .text("place", "Place", 300, .single, .location, keep: .safeguarding),
        .field(
          "repeated", "Happened before", .yesNoUnknown, .singleSafer(["yes", "unknown", "no"]),
          .protection, for: .counted, keep: .safeguarding),
        .code(
          "allegedRelation", "Who is said to have done it", "allegedRelation", .set, .protection,
          for: .counted, keep: .safeguarding),
        .field(
          "allegedHasAccess", "That person can reach the child", .yesNoUnknown,
          .singleSafer(["yes", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding, [.indexed]),
        .text(
          "account", "Account, in the words of the person who told it", page, .append, .protection,
          keep: .safeguarding),
        .text("observed", "What was seen", page, .append, .protection, keep: .safeguarding),
        .field(
          "medicalNeed", "Medical care needed", .yesNoUnknown,
          .singleSafer(["yes", "unknown", MergePolicy.missing, "no"]), .health,
          keep: .safeguarding),
        .code(
          "childSafeNow", "Child safe now", "protectiveAnswer",
          .singleSafer(["no", "unknown", MergePolicy.missing, "yes"]), .protection, for: .counted,
          keep: .safeguarding, [.indexed]),
        .code(
          "level", "Level", "riskLevel", .higherRisk, .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
        .text(
          "childWishes", "What the child wants to happen", paragraph, .append, .protection,
          keep: .safeguarding),
        .text(
          "immediateAction", "Done at once", paragraph, .append, .protection, keep: .safeguarding),
        .field(
          "supervisorToldOn", "Supervisor told on", .civilDate, .single, .none,
          keep: .safeguarding),
        .code(
          "officialReport", "Report to the authority", "officialReport", .single, .protection,
          keep: .safeguarding),
        .text(
          "officialReportReason", "Reported to, or why not", paragraph, .append, .protection,
          keep: .safeguarding),
        .code(
          "status", "Status", "concernStatus",
          .singleSafer(["open", MergePolicy.missing, "closed"]), .protection, for: .counted,
          keep: .safeguarding, [.indexed, .required]),
      ])
  ]
}
