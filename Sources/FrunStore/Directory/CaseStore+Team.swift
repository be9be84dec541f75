import FrunCrypto
package import FrunDomain
import FrunSQLite

/// What is known of the team's directory as a whole.
package struct DirectoryState: Hashable, Sendable {
  /// The directory stream.
  package let team: StreamID
  /// What the team is called; nil before somebody gave it a name.
  package let name: String?
  /// Changes known. Never falls, so a lower number is an older directory.
  package let serial: Int
  /// The day of the newest change or confirmation.
  package let newestOn: CivilDate?
  /// The age recipients of the team's recovery key: one, or several when two administrators made
  /// one each without knowing of each other. Empty without recovery.
  package let recovery: [String]
  /// How many shares are needed of how many, `2-of-3`.
  package let recoveryScheme: String?
  /// When the recovery key was made.
  package let recoverySince: CivilDate?
  /// When it was last rehearsed.
  package let drilledOn: CivilDate?
}

extension CaseStore {
  /// The one record that describes a team. Derived, so that two laptops that write it without
  /// knowing of each other write the same one.
  package static func profileRecord(of team: StreamID) -> RecordID? {
    RecordID(
      bytes: Array(SHA256.hash(Array("frun-team/1\n".utf8) + team.id.bytes).prefix(16)))
  }

  /// What is known of the team's directory; nil before a team is founded or joined.
  package func directoryState() throws -> DirectoryState? {
    guard let team = try directoryStream() else { return nil }
    return try directoryState(of: team)
  }

  /// What is known of a directory.
  package func directoryState(of team: StreamID) throws -> DirectoryState {
    try database.read {
      let profile = try Self.profileRecord(of: team).flatMap { try record($0) }
        .flatMap { $0.kind == "team" && $0.stream == team ? $0 : nil }
      // A clock that ran ahead must not make an old directory look new.
      let today = today()
      let days = try names.existing(team).map { sid in
        try database.query(
          "SELECT at_ms, zone, offset_s FROM history WHERE sid = ? ORDER BY at_ms DESC LIMIT 1000",
          sid
        ) {
          Moment(
            utcMilliseconds: $0.int64(0), zone: $0.string(1), offsetSeconds: $0.int(2)
          ).localDay
        }
      }
      let newest = (days ?? []).first { $0 <= today }
      let recovery = profile?.fields["recoveryRecipient"]
      let recipients = (recovery?.value.map { [$0] } ?? []) + (recovery?.values ?? [])
      return DirectoryState(
        team: team, name: profile?.text("name"), serial: try directorySerial(of: team),
        newestOn: newest,
        recovery: Array(
          Set(recipients.compactMap { if case .text(let text) = $0 { text } else { nil } })
        ).sorted(), recoveryScheme: profile?.text("recoveryScheme"),
        recoverySince: profile?.date("recoverySince"), drilledOn: profile?.date("drilledOn"))
    }
  }

  /// The number of changes of a directory that are known here.
  package func directorySerial(of team: StreamID) throws -> Int {
    try vector(of: team).sequences.values.reduce(0, +)
  }

  /// Writes the acting member's new keys into the directory, signed by the old one, and signs with
  /// the new one from then on.
  ///
  /// The old archive key is kept: archives sealed to it may still be under way.
  package func rotateKeys(
    signingSeed: [UInt8], agreementSecret: [UInt8], command: String
  ) throws -> CommitReceipt {
    try database.write {
      let identity = try requiredIdentity()
      guard let team = try directoryStream() else {
        throw StoreError(.identity, "the vault belongs to no team yet")
      }
      let key = try Ed25519SigningKey(seed: signingSeed).publicKey
      let receipt = try commit(
        ChangeSet(
          stream: team, command: command,
          assertions: [
            Assertion(
              record: identity.member, kind: "member", field: "signingKey",
              change: .append(.text(Hexadecimal.text(key)))),
            Assertion(
              record: identity.member, kind: "member", field: "recipient",
              change: .append(.text(try Self.recipient(ofSecret: agreementSecret)))),
          ]))
      try keepFormerSecret(identity.agreementSecret, of: identity.member)
      try take(
        LocalIdentity(
          member: identity.member, device: identity.device, signingSeed: signingSeed,
          agreementSecret: agreementSecret))
      return receipt
    }
  }

  /// A member of this team, whatever other directories say; nil for everybody else.
  package func teamMember(_ id: RecordID) throws -> TeamMember? {
    try database.read { try TeamDirectory(store: self).teamMember(id) }
  }

  /// The keys a person confirmed for somebody, with how.
  package func trustedKeys(of member: RecordID) throws -> [[UInt8]] {
    try database.query("SELECT key FROM trusted_key WHERE member = ? ORDER BY key", member.bytes) {
      $0.bytes(0)
    }
  }
}
