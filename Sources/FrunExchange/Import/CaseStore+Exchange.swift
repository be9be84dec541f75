package import FrunDomain
package import FrunStore

extension CaseStore: BundleSink {
  /// The members of all directories in the vault, and the members on the cards of partner teams.
  ///
  /// What a directory says of a member counts more than a card, and what the own directory says
  /// more than another's: a partner cannot give one of our members a key, nor a member of another
  /// partner. Members of a partner that is no longer in use are known, but not active.
  package func knownSigners() throws -> [KnownSigner] {
    let partners = try partnerTeams()
    var signers: [RecordID: KnownSigner] = [:]
    var homes: [RecordID: Set<StreamID>] = [:]
    for partner in partners {
      for id in partner.keys.keys { homes[id, default: []].insert(partner.team) }
      for member in partner.members {
        signers[member.id] = KnownSigner(
          member: member.id, handle: member.handle, isActive: partner.isActive,
          keys: [member.signingKey], home: partner.team, team: partner.label)
      }
    }
    let own = try directoryStream()
    let members = try records(RecordQuery(kind: "member")).filter { !$0.isErased }
      .sorted { ($0.stream == own ? 0 : 1, $0.stream) < ($1.stream == own ? 0 : 1, $1.stream) }
    var described: Set<RecordID> = []
    for member in members {
      if member.stream != own, let homes = homes[member.id], !homes.contains(member.stream) {
        continue
      }
      guard described.insert(member.id).inserted else { continue }
      let partner = partners.last { $0.team == member.stream }
      let isRefused =
        member.stream != own
        && (partner?.isActive == false || signers[member.id]?.isActive == false)
      signers[member.id] = KnownSigner(
        member: member.id, handle: member.text("handle") ?? "",
        isActive: member.code("status") == "active" && !isRefused,
        keys: member.texts("signingKey").compactMap { Hexadecimal.bytes($0) }
          .filter { $0.count == 32 },
        lostKeys: member.texts("lostKey").compactMap { Hexadecimal.bytes($0) },
        directory: member.stream,
        team: member.stream == own || own == nil
          ? nil : partner?.label ?? String(member.stream.id.text.prefix(8)))
    }
    return signers.values.sorted { $0.member < $1.member }
  }

  /// How far the streams are known here.
  package func known(of streams: [StreamID]) throws -> [StreamID: VersionVector] {
    try Dictionary(
      streams.map { ($0, try vector(of: $0)) }.filter { !$1.sequences.isEmpty },
      uniquingKeysWith: { first, _ in first })
  }

  /// Contents are kept when a record in the vault refers to them.
  package func attachmentNeed(of digest: [UInt8]) throws -> AttachmentNeed {
    switch try contentState(of: digest) {
    case .here: .here
    case .awaited: .awaited
    case .unknown: .unneeded
    }
  }

  /// Keeps contents in the vault. Throws what the vault says of contents that are not those of the
  /// digest, or are too large.
  package func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws {
    _ = try keepContent(limit: size, expecting: digest, read)
  }

  /// Notes in the ledger what an archive that was taken in says about the exchange with its sender:
  /// that it arrived here, if nothing of it had to wait, and which of ours arrived there.
  package func noteArrival(_ header: ArchiveHeader) throws -> Int {
    guard let sender = try exchangePartner(of: header.signerMember) else { return 0 }
    // What waits or was refused is not here: the sender must not build on it.
    let isHere = try header.contained.allSatisfy { stream, contained in
      let here = try vector(of: stream)
      return contained.sequences.allSatisfy { here[$0.key] >= $0.value }
    }
    if isHere { try noteReceived(header.id.bytes, from: sender) }
    return try acknowledge(header.acknowledges.map(\.bytes), by: sender)
  }

  /// Under which record the exchange with a member is written down: the partner team whose card names
  /// the member, or whose directory describes them since, or the member of the own team.
  package func exchangePartner(of member: RecordID) throws -> RecordID? {
    let own = try directoryStream()
    if try record(member)?.stream == own { return member }
    let partners = try partnerTeams()
    let named = partners.last { $0.members.contains { $0.id == member } }
    // Who came to the partner after the card was made stands in its directory.
    let described = try named == nil ? record(member)?.stream : nil
    return (named ?? partners.last { $0.team == described })?.team.id
  }
}
