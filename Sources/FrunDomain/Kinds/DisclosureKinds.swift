extension Kind {
  /// What left the team, to whom and why: written by the export itself.
  static let disclosureKinds: [Kind] = [
    Kind(
      name: "disclosure", label: "Passed on", stream: .case,
      summaryFields: ["sentOn", "purpose", "receivers"],
      source:
        "register of transfers to third parties, code of conduct on data protection of the "
        + "Restoring Family Links network",
      fields: [
        .field(
          "sentOn", "On", .civilDate, .single, .none, keep: .audit, [.indexed, .required]),
        .code(
          "purpose", "For", "archivePurpose", .single, .none, keep: .audit, [.indexed, .required]),
        .text("receivers", "To", 200, .set, .protection, keep: .audit),
        .field("sentBy", "By", .reference("member"), .single, .none, keep: .audit, [.indexed]),
        .field("changes", "Changes", .integer, .single, .none, keep: .audit),
        .field("partial", "Only what was new", .yesNo, .single, .none, keep: .audit),
        .text("withheld", "Left out, and why", 300, .set, .protection, keep: .audit),
        .field("attachments", "Attached files", .integer, .single, .none, keep: .audit),
        .field("retainUntil", "To be erased after", .civilDate, .single, .none, keep: .audit),
        .text("archive", "Archive", 40, .single, .none, keep: .audit, [.indexed]),
        .field(
          "contents", "Digest of the archive's contents", .digest, .single, .none, keep: .audit),
      ])
  ]
}
