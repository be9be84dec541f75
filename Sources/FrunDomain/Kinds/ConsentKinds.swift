extension Kind {
  /// Consent and the other lawful bases. A new decision is a new record; the
  /// old one keeps its dates.
  static let consentKinds: [Kind] = [
    Kind(
      name: "consent", label: "Consent", stream: .case,
      summaryFields: ["kind", "purpose", "decision", "decidedOn"],
      source: "consent and assent forms; purposes kept apart",
      fields: [
        .field(
          "person", "Whose consent", .reference("person"), .single, .identity, for: .finding,
          keep: .audit, [.indexed, .required]),
        .code(
          "kind", "Consent or assent", "consentKind", .single, .none, for: .finding, keep: .audit,
          [.indexed, .required]),
        .code(
          "purpose", "Purpose", "consentPurpose", .single, .none, for: .finding, keep: .audit,
          [.indexed, .required]),
        .code(
          "decision", "Decision", "consentDecision",
          .singleSafer(["withdrawn", "refused", MergePolicy.missing, "given"]), .protection,
          for: .finding, keep: .audit, [.indexed, .required]),
        .field(
          "decidedOn", "Decided on", .civilDate, .single, .none, for: .finding, keep: .audit,
          [.indexed, .required]),
        .field(
          "validUntil", "Valid until", .civilDate, .single, .none, for: .finding, keep: .audit,
          [.indexed]),
        .code(
          "givenBy", "Obtained from", "consentGiver", .single, .identity, for: .finding,
          keep: .audit),
        .field(
          "giver", "Person who decided", .reference("person"), .single, .identity, keep: .audit),
        .code("method", "How recorded", "consentMethod", .single, .none, keep: .audit),
        .field(
          "informed", "Was informed before deciding", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none, keep: .audit),
        .text("recipients", "Organisations included", 200, .set, .protection, for: .finding),
        .code("services", "Services included", "serviceType", .set, .protection, for: .passing),
        .text(
          "limits", "What to withhold, and from whom", paragraph, .append, .protection,
          keep: .safeguarding),
        .text("reason", "Reason for refusing or changing", paragraph, .append, .protection),
        .field("witness", "Taken by", .reference("member"), .single, .none, keep: .audit),
        .field("interpreter", "Interpreter present", .yesNo, .single, .none),
      ]),
    Kind(
      name: "lawfulBasis", label: "Lawful basis other than consent", stream: .case,
      summaryFields: ["kind", "purpose"],
      source: "code of conduct on data protection of the Restoring Family Links network",
      fields: [
        .field(
          "person", "Whose data", .reference("person"), .single, .identity, keep: .audit,
          [.indexed, .required]),
        .code(
          "kind", "Basis", "lawfulBasisKind", .single, .none, keep: .audit, [.indexed, .required]),
        .code(
          "purpose", "Purpose", "consentPurpose", .single, .none, keep: .audit,
          [.indexed, .required]),
        .text(
          "explanation", "Why this basis applies", paragraph, .append, .protection, keep: .audit),
        .field("from", "From", .civilDate, .single, .none, keep: .audit, [.indexed, .required]),
        .field("validUntil", "Valid until", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .field(
          "decidedBy", "Decided by", .reference("member"), .single, .none, keep: .audit, [.required]
        ),
        .field("personInformed", "Person was informed", .yesNo, .single, .none, keep: .audit),
      ]),
  ]
}
