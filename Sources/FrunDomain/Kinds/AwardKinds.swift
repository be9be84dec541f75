extension Kind {
  /// What happens to awards, the certificates and lists that were signed, and which actions need
  /// training. An award itself is the event of issuing or renewing it; nothing of it is changed.
  static let awardKinds: [Kind] = [
    Kind(
      name: "awardEvent", label: "Event of an award", stream: .training,
      summaryFields: ["award", "type", "effectiveOn"],
      source: "credential events of education data standards: suspended, reinstated, revoked, "
        + "voluntary surrender",
      fields: [
        .field(
          "award", "Award", .reference("award"), .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .code(
          "type", "What happened", "awardEventType", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "effectiveOn", "From which day", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "lifts", "Ends this suspension", .reference("awardEvent"), .single, .none, keep: .audit,
          [.indexed]),
        .text("reason", "Why", 1000, .append, .none, keep: .audit),
        .field("decidedBy", "Decided by", .reference("member"), .single, .none, keep: .audit),
      ]),
    Kind(
      name: "credential", label: "Certificate", stream: .training,
      summaryFields: ["award", "serial", "issuedOn"],
      source: "Open Badges 3.0; Verifiable Credentials Data Model 2.0",
      fields: [
        .field(
          "award", "Award", .reference("award"), .single, .none, keep: .audit,
          [.indexed, .required]),
        .text("serial", "Number", 60, .single, .none, keep: .audit, [.indexed, .searchable]),
        .text("identifier", "Identifier", 60, .single, .none, keep: .audit, [.indexed]),
        .text("issuer", "Issuer", 120, .single, .none, keep: .audit, [.indexed]),
        .field("issuedOn", "Issued on", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .text("token", "Token", 16_000, .single, .identity, keep: .audit),
        .text("document", "Document with proof", 16_000, .single, .identity, keep: .audit),
        .text("shortCode", "Short code", 400, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "revocations", label: "Revocation list", stream: .training,
      summaryFields: ["issuer", "sequence", "issuedAt"],
      source: "1EdTech revocation list, signed as JWS",
      fields: [
        .text("issuer", "Issuer", 120, .single, .none, keep: .audit, [.indexed, .required]),
        .field(
          "sequence", "Number", .integer, .single, .none, keep: .audit, [.indexed, .required]),
        .text("issuedAt", "Issued at", 40, .single, .none, keep: .audit),
        .field("digest", "Digest", .digest, .single, .none, keep: .audit),
        .text("list", "The signed list", 1_000_000, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "gateRequirement", label: "Action that needs training", stream: .training,
      summaryFields: ["action", "since", "until"],
      source: "this project: an office declares what it requires, so that none is locked out",
      fields: [
        .text("action", "Action", 60, .single, .none, keep: .audit, [.indexed, .required]),
        .text("courses", "Courses that open it", 40, .set, .none, keep: .audit),
        .field(
          "since", "Since", .civilDate, .single, .none, keep: .audit, [.indexed, .required]),
        .field("until", "Last day", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .text("reason", "Why", 1000, .append, .none, keep: .audit),
        .field("decidedBy", "Decided by", .reference("member"), .single, .none, keep: .audit),
      ]),
    Kind(
      name: "competenceCheck", label: "Training at the time of an action", stream: .case,
      summaryFields: ["action", "member", "checkedOn", "state"],
      source: "this project: what was known of somebody's training when they acted",
      fields: [
        .text("action", "Action", 60, .single, .none, keep: .audit, [.indexed, .required]),
        .text("subject", "What was done", 40, .single, .none, keep: .audit, [.indexed]),
        .field(
          "member", "Who", .reference("member"), .single, .none, keep: .audit,
          [.indexed, .required]),
        .field(
          "checkedOn", "On which day", .civilDate, .single, .none, keep: .audit,
          [.indexed, .required]),
        .code(
          "state", "Training", "trainingState", .single, .none, keep: .audit,
          [.indexed, .required]),
        .text("award", "Identifier of the award", 40, .single, .none, keep: .audit),
        .text("course", "Course", 40, .single, .none, keep: .audit),
        .field("validTo", "Last day of the award", .civilDate, .single, .none, keep: .audit),
        .field(
          "exception", "Exception that two people agreed to", .reference("gateException"), .single,
          .none, keep: .audit),
      ]),
  ]
}
