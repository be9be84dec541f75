import FrunCrypto
package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// This team's card, signed by the acting member: every active member with the newest keys.
  ///
  /// The words depend on team, label, members, roles and keys alone, so that a card can be issued
  /// twice and sounds the same. Throws `store.identity` in a vault without team.
  package func directoryCard() throws -> IssuedCard {
    try database.read {
      guard let stream = try directoryStream() else {
        throw StoreError(.identity, "the vault has no team yet")
      }
      let active = try members().filter(\.isActive)
      let card = TeamCard(
        team: stream.id, label: try teamLabel(active, stream: stream),
        members: active.compactMap { member in
          guard let key = member.signingKeys.last, let recipient = member.recipients.last,
            let role = member.role
          else { return nil }
          return TeamCard.Member(
            id: member.id, handle: member.handle, role: role.rawValue, signingKey: key,
            recipient: recipient)
        })
      guard (1...TeamCard.mostMembers).contains(card.members.count) else {
        throw StoreError(.limit, "a card has 1 to \(TeamCard.mostMembers) members")
      }
      let signed = SignedTeamCard(
        card: card, signer: try requiredIdentity().member,
        signature: try signingKey().sign(card.signedBytes))
      let fingerprint = Fingerprint(of: card.signedBytes)
      return IssuedCard(signed: signed, words: fingerprint.words, groups: fingerprint.groups)
    }
  }

  /// What a team is called: the office of the acting member, else of the first member who has one.
  private func teamLabel(_ members: [TeamMember], stream: StreamID) throws -> String {
    let own = try record(requiredIdentity().member)?.text("office")
    let offices = try members.compactMap { try record($0.id)?.text("office") }
    return own ?? offices.first ?? "Team \(stream.id.text.prefix(4))"
  }

  /// Takes another team's card in, after a person compared its words: trusts its members' keys and
  /// writes the partner into the directory, or brings the partner up to date.
  ///
  /// At least two different words of the card's fingerprint have to be given, and no other words.
  /// Throws `store.invalid` for a file that is no card, `store.signature` for a damaged one,
  /// `store.identity` for our own card, too few or wrong words, and a changed key of a member known
  /// before, and what ``commit(_:)`` throws.
  @discardableResult
  package func acceptCard(_ bytes: [UInt8], words: [String]) throws -> CommitReceipt {
    let signed: SignedTeamCard
    do { signed = try SignedTeamCard(fileBytes: bytes) } catch {
      throw StoreError(.invalid, "the file is no team card", causes: [error.description])
    }
    let card = signed.card
    guard let signer = card.member(signed.signer),
      Ed25519.verify(
        signature: signed.signature, message: card.signedBytes, publicKey: signer.signingKey)
    else {
      throw StoreError(.signature, "the card's signature does not fit: it was damaged or changed")
    }
    let fingerprint = Fingerprint(of: card.signedBytes)
    guard Set(words).count >= 2, words.allSatisfy({ fingerprint.words.contains($0) }) else {
      throw StoreError(.identity, "the words do not match the card; it may not be theirs")
    }
    return try database.write {
      guard let stream = try directoryStream() else {
        throw StoreError(.identity, "the vault has no team yet")
      }
      guard stream.id != card.team else { throw StoreError(.identity, "this is our own card") }
      for member in card.members { try trustPartner(member) }
      return try commit(
        ChangeSet(
          stream: stream, command: "team trust",
          assertions: try partnerAssertions(
            card, file: signed.fileBytes, fingerprint: fingerprint.description)))
    }
  }

  /// A key that differs from the one known is never taken silently: whoever swaps keys looks just
  /// like somebody who lost theirs.
  private func trustPartner(_ member: TeamCard.Member) throws {
    let directory = TeamDirectory(store: self)
    guard try self.member(member.id) == nil else {
      throw StoreError(.identity, "the card names a member of this team")
    }
    let known = try directory.keys(of: member.id)
    guard known.isEmpty || known.contains(member.signingKey) else {
      throw StoreError(
        .identity, "a member of the partner team has another key than before",
        causes: [member.id.text])
    }
    try directory.trust(
      member.signingKey, of: member.id, how: "card, words compared", at: clock())
  }

  private func partnerAssertions(
    _ card: TeamCard, file: [UInt8], fingerprint: String
  ) throws -> [Assertion] {
    // The partner's record carries the identifier of the partner's directory.
    let id = card.team
    var values: [(String, Change)] = [
      ("label", .set(.text(card.label))), ("status", .set(.code("active"))),
      ("fingerprint", .set(.text(fingerprint))), ("acceptedOn", .set(.date(clock().localDay))),
      ("acceptedBy", .set(.reference(try requiredIdentity().member))),
    ]
    let text = String(decoding: file, as: UTF8.self)
    if try record(id)?.texts("card").last != text { values.append(("card", .append(.text(text)))) }
    return values.map { Assertion(record: id, kind: "partner", field: $0.0, change: $0.1) }
  }
}
