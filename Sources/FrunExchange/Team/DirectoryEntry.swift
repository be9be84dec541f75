internal import FrunCrypto
internal import FrunDomain
package import FrunStore

/// Takes a directory that came as a file: for a team that this vault belongs to, or that it joins.
package enum DirectoryEntry {
  /// What came of it.
  package struct Report: Hashable, Sendable {
    /// Changes that were new.
    package let new: Int
    /// Who this laptop's member is in the team.
    package let member: TeamMember
    /// Whether the laptop changed over from another team.
    package let hasJoined: Bool
  }

  /// Takes a newer directory of this vault's own team.
  ///
  /// Throws `signer.unknown` and `signer.revoked` for a signer whom this team does not know, or no
  /// longer; `signer.directory-rollback` when the file is older than what is known here.
  package static func update(_ paper: DirectoryPaper, in store: CaseStore) throws -> Report {
    guard paper.team == (try store.directoryStream()) else {
      throw ExchangeError(.contentForeignCase, detail: "the directory of another team")
    }
    try checkSigner(of: paper, in: store, mayBeNew: true)
    return try translating {
      try store.transaction {
        let known = try store.vector(of: paper.team)
        let hasNews = paper.bundles.contains { !known.contains($0.commit.position) }
        if !hasNews { try store.checkSerial(paper.serial, of: paper.team) }
        let report = try store.ingest(paper.bundles, heads: paper.heads)
        // The signer may have a new key, which the directory itself brings, signed by the old one.
        try checkSigner(of: paper, in: store, mayBeNew: false)
        try store.watchDirectory(
          paper.team, of: paper.signer, serial: paper.serial, newest: newest(paper))
        return Report(new: report.new, member: try ownMember(store), hasJoined: false)
      }
    }
  }

  /// Joins the team of a directory whose words a person compared.
  ///
  /// The signer vouches for the keys in it. The laptop's member becomes the one to whom the
  /// directory gives the laptop's signing key.
  ///
  /// Throws `signer.not-addressed-to-you` when it names nobody with that key.
  package static func join(_ paper: DirectoryPaper, in store: CaseStore) throws -> Report {
    guard let identity = store.identity else {
      throw StoreError(.identity, "the vault has no identity yet")
    }
    return try translating {
      try store.transaction {
        let report = try store.ingest(
          paper.bundles, heads: paper.heads, keys: try vouchedKeys(paper, in: store),
          options: IngestOptions(acceptsRevoked: true))
        if let refused = report.refused.first { throw refused.error }
        let key = try store.publicKey()
        try store.joinTeam(paper.team)
        let members = try store.members().filter { $0.signingKeys.contains(key) }
        guard let member = members.first, members.count == 1 else {
          throw ExchangeError(
            .signerNotAddressedToYou, detail: "the directory does not name this laptop's member")
        }
        if member.id != identity.member {
          try store.take(
            LocalIdentity(
              member: member.id, device: identity.device, signingSeed: identity.signingSeed,
              agreementSecret: identity.agreementSecret))
        }
        guard let signer = try store.teamMember(paper.signer), signer.isActive,
          signer.signingKey == paper.signerKey
        else { throw ExchangeError(.signerRevoked, detail: "the signer is not in the directory") }
        try store.watchDirectory(
          paper.team, of: paper.signer, serial: paper.serial, newest: newest(paper))
        return Report(new: report.new, member: member, hasJoined: true)
      }
    }
  }

  private static func checkSigner(
    of paper: DirectoryPaper, in store: CaseStore, mayBeNew: Bool
  ) throws {
    guard let signer = try store.teamMember(paper.signer) else {
      if mayBeNew { return }
      throw ExchangeError(.signerUnknown, detail: "the signer is not in this team")
    }
    guard signer.isActive, !signer.lostKeys.contains(paper.signerKey) else {
      throw ExchangeError(.signerRevoked, detail: "the signer's rights were taken away")
    }
    guard mayBeNew || signer.signingKeys.contains(paper.signerKey) else {
      throw ExchangeError(.signerUnknown, detail: "this is not a key of the signer")
    }
  }

  private static func newest(_ paper: DirectoryPaper) -> Moment? {
    paper.bundles.map(\.commit.at).max { $0.utcMilliseconds < $1.utcMilliseconds }
  }

  private static func ownMember(_ store: CaseStore) throws -> TeamMember {
    guard let identity = store.identity, let member = try store.teamMember(identity.member) else {
      throw ExchangeError(
        .signerNotAddressedToYou, detail: "the directory does not name this laptop's member")
    }
    return member
  }

  /// The keys of the members that the directory describes. Not of those whom somebody confirmed
  /// here before with another key: a changed key of a known person is never taken in passing.
  private static func vouchedKeys(
    _ paper: DirectoryPaper, in store: CaseStore
  ) throws -> [RecordID: [UInt8]] {
    var keys: [RecordID: [UInt8]] = [:]
    for bundle in paper.bundles {
      for sealed in bundle.assertions {
        guard let assertion = (try? sealed.assertion()).flatMap(\.self),
          assertion.kind == "member", assertion.field == "signingKey",
          case .append(.text(let text)) = assertion.change,
          let key = Hexadecimal.bytes(text), key.count == 32, !Ed25519.isLowOrder(key),
          keys[assertion.record] == nil
        else { continue }
        let known = try store.trustedKeys(of: assertion.record)
        guard known.isEmpty || known.contains(key) || assertion.record == store.identity?.member
        else {
          throw ExchangeError(
            .signerContextMismatch, detail: "a member has another key than the one known here")
        }
        keys[assertion.record] = key
      }
    }
    return keys
  }

  private static func translating<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as StoreError { throw ExchangeError(error) }
  }
}
