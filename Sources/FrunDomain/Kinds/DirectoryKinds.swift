extension Kind {
  /// The team: members and devices with their public keys.
  static let directoryKinds: [Kind] = [
    Kind(
      name: "member", label: "Member", stream: .directory,
      summaryFields: ["handle", "role", "status"],
      source: "this project",
      fields: [
        .text(
          "handle", "Short name", 40, .single, .none, keep: .audit,
          [.indexed, .searchable, .required]),
        .text(
          "name", "Name", 200, .single, .identity, for: .finding, keep: .audit,
          [.indexed, .searchable]),
        .code(
          "role", "Role", "role",
          .singleSafer(["viewer", "trainer", "caseworker", "supervisor", "dataProtectionOfficer"]),
          .none, keep: .audit, [.indexed, .required]),
        .code(
          "status", "Status", "memberStatus",
          .singleSafer(["revoked", "suspended", MergePolicy.missing, "active"]), .none,
          keep: .audit, [.indexed, .required]),
        .text("office", "Office", 100, .single, .none, [.indexed]),
        .text("organisation", "Organisation", 200, .single, .none, [.indexed]),
        .text(
          "signingKey", "Ed25519 public key (hexadecimal)", 64, .append, .none, for: .finding,
          keep: .audit),
        .text("recipient", "age recipient", 100, .append, .none, for: .finding, keep: .audit),
        .text(
          "lostKey", "Ed25519 public key that was lost or stolen", 64, .append, .none,
          for: .finding, keep: .audit),
        .text("revocationReason", "Why revoked", 1000, .append, .none, keep: .audit),
        .field("since", "Member since", .civilDate, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "device", label: "Device", stream: .directory, summaryFields: ["label", "status"],
      source: "this project",
      fields: [
        .text(
          "device", "Device identifier", 26, .single, .none, keep: .audit, [.indexed, .required]),
        .text("label", "Label", 100, .single, .none, [.indexed]),
        .field("member", "Main user", .reference("member"), .single, .none, [.indexed]),
        .code(
          "status", "Status", "memberStatus",
          .singleSafer(["revoked", "suspended", MergePolicy.missing, "active"]), .none,
          keep: .audit, [.indexed, .required]),
        .field("since", "In use since", .civilDate, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "team", label: "Team", stream: .directory, summaryFields: ["name", "confirmedOn"],
      source: "this project",
      fields: [
        .text("name", "Name", 200, .single, .none, keep: .audit, [.indexed]),
        .text(
          "recoveryRecipient", "age recipient of the recovery key", 100, .single, .none,
          for: .finding, keep: .audit),
        .text(
          "recoveryScheme", "Shares of the recovery key, needed and made", 10, .single, .none,
          keep: .audit),
        .field(
          "recoverySince", "Recovery key made on", .civilDate, .single, .none, keep: .audit),
        .field(
          "drilledOn", "Recovery rehearsed on", .civilDate, .single, .none, keep: .audit),
        .field(
          "confirmedOn", "Directory confirmed on", .civilDate, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "partner", label: "Partner team", stream: .directory,
      summaryFields: ["label", "status"],
      source: "this project",
      fields: [
        .text(
          "label", "Team", 200, .single, .none, keep: .audit, [.indexed, .searchable, .required]),
        .text("organisation", "Organisation", 200, .single, .none, keep: .audit, [.indexed]),
        .code(
          "status", "Status", "memberStatus",
          .singleSafer(["revoked", "suspended", MergePolicy.missing, "active"]), .none,
          keep: .audit, [.indexed, .required]),
        .text("card", "Card as accepted", page, .append, .none, keep: .audit),
        .text(
          "fingerprint", "Fingerprint of the card", 200, .single, .none, keep: .audit, [.indexed]),
        .field("acceptedOn", "Accepted on", .civilDate, .single, .none, keep: .audit),
        .field(
          "acceptedBy", "Words compared by", .reference("member"), .single, .none, keep: .audit),
      ]),
  ]
}
