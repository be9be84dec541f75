extension Kind {
  /// Supplements to a registration: what identifies a small child, how it was
  /// found, the care it has, where it stands before the law.
  static let situationKinds: [Kind] = [
    Kind(
      name: "identityClue", label: "Clue to a child's family", stream: .case,
      summaryFields: ["category", "recordedOn"],
      source: "supplement for children under five and others who cannot tell who they are",
      fields: [
        .field(
          "person", "Child", .reference("person"), .single, .identity, for: .tracing,
          [.indexed, .required]),
        .code(
          "category", "Kind of clue", "clueKind", .single, .none, for: .tracing,
          [.indexed, .required]),
        .text(
          "text", "The clue", paragraph, .single, .identity, for: .tracing,
          [.searchable, .required]),
        .text("source", "Who noticed it", 300, .single, .identity),
        .text("keptWhere", "Where the object is kept", 300, .single, .identity),
        .field("recordedOn", "Recorded on", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "foundChild", label: "How a child was found", stream: .case,
      summaryFields: ["foundOn", "place"],
      source: "supplement for children under five of inter-agency registration forms",
      fields: [
        .field(
          "person", "Child", .reference("person"), .single, .identity, for: .tracing,
          [.indexed, .required]),
        .field(
          "foundOn", "Found on", .partialDate, .single, .protection, for: .tracing, [.indexed]),
        .text("place", "Where", 300, .single, .location, for: .tracing, [.indexed, .searchable]),
        .text(
          "circumstances", "How, and with whom", paragraph, .append, .protection, for: .tracing),
        .text("finder", "Who found or handed over the child", 300, .single, .identity),
        .text("finderRelation", "What the finder is to the child", 300, .single, .identity),
        .text("finderContact", "How to reach the finder", 300, .single, .contact),
        .text(
          "group", "Where the people who were with the child are now", paragraph, .append,
          .location,
          for: .tracing),
        .text("otherWitnesses", "Who else may know", paragraph, .append, .contact, for: .tracing),
        .code(
          "claim", "Somebody claims the child", "disclosedAnswer",
          .singleSafer(["yes", "refused", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding),
        .code(
          "photographed", "Child and belongings photographed", "photographState", .single, .none),
      ]),
    Kind(
      name: "careCheck", label: "Check of the present care", stream: .case,
      summaryFields: ["arrangement", "safe", "checkedOn"],
      source: "care arrangement part of supplements for unaccompanied and separated children",
      fields: [
        .field("caregiver", "Caregiver", .reference("person"), .single, .identity, [.indexed]),
        .field(
          "checkedOn", "Checked on", .civilDate, .single, .none, for: .counted,
          [.indexed, .required]),
        .code(
          "arrangement", "Arrangement", "careArrangement", .single, .protection, for: .counted,
          [.indexed]),
        .field("since", "Since", .partialDate, .single, .protection),
        .code(
          "metHow", "How child and caregiver met", "metHow", .single, .protection,
          keep: .safeguarding),
        .code(
          "willing", "Caregiver willing to continue", "willingness",
          .singleSafer(["no", "yes_short_term", "yes_long_term"]), .protection),
        .text("until", "How long, or why not", paragraph, .append, .protection),
        .code(
          "work", "The child works", "childWork",
          .singleSafer(["harmful", "unknown", MergePolicy.missing, "light", "no"]), .protection,
          keep: .safeguarding),
        .code(
          "safe", "Child safe there", "protectiveAnswer",
          .singleSafer(["no", "unknown", MergePolicy.missing, "yes"]), .protection, for: .counted,
          keep: .safeguarding, [.indexed]),
        .field(
          "contactAllowed", "Child agrees that the caregiver is contacted", .yesNoUnknown,
          .onlyYesAllows, .protection),
        .text("childView", "What the child says of it", paragraph, .append, .protection),
        .text("needs", "What is missing", paragraph, .append, .protection, for: .passing),
      ]),
    Kind(
      name: "legalSituation", label: "Situation before the law", stream: .case,
      summaryFields: ["asylum", "guardian", "deadlineOn"],
      source: "procedures for family reunification end with age limits and time limits",
      fields: [
        .field(
          "person", "Person", .reference("person"), .single, .identity, [.indexed, .required]),
        .field("recordedOn", "Recorded on", .civilDate, .single, .none, [.indexed, .required]),
        .code(
          "asylum", "Asylum procedure", "asylumStatus", .single, .protection, for: .counted,
          [.indexed]),
        .field("guardian", "A guardian is appointed", .yesNoUnknown, .onlyYesAllows, .protection),
        .text(
          "guardianName", "Guardian or representative, and how to reach them", 300, .single,
          .contact, for: .passing),
        .field(
          "ageDisputed", "The age is disputed", .yesNoUnknown,
          .singleSafer(["yes", "unknown", "no"]), .protection, for: .passing),
        .field(
          "detained", "Is or was detained", .yesNoUnknown,
          .singleSafer(["yes", "unknown", "no"]), .protection, for: .passing),
        .code(
          "documentsHeldBy", "Who holds the papers", "documentHolder", .single, .protection,
          keep: .safeguarding),
        .field(
          "deadlineOn", "Next time limit", .civilDate, .single, .none, for: .passing,
          [.indexed]),
        .text("deadline", "What ends then", 1000, .single, .protection, for: .passing),
        .text("details", "Details", paragraph, .append, .protection),
      ]),
  ]
}
