import FrunCrypto
package import FrunDomain

extension CaseStore {
  /// Makes a further member who works on this laptop: new keys, kept in this vault, and the
  /// member's entry in the directory, written by the acting member.
  ///
  /// While nobody in the team may manage members, any active member may add one who may; see
  /// ``CommitChecks``.
  ///
  /// Throws `store.identity` when a member has this handle, and what ``commit(_:)`` throws.
  @discardableResult
  package func addLocalMember(
    handle: String, name: String? = nil, role: Role, office: String? = nil
  ) throws -> (member: RecordID, receipt: CommitReceipt) {
    try database.write {
      guard let stream = try directoryStream() else {
        throw StoreError(.identity, "the vault has no team yet")
      }
      guard try !members().contains(where: { $0.handle == handle }) else {
        throw StoreError(.identity, "a member has this handle already")
      }
      let device = try requiredIdentity().device
      let fresh = try LocalIdentity(random: random)
      let identity = LocalIdentity(
        member: fresh.member, device: device, signingSeed: fresh.signingSeed,
        agreementSecret: fresh.agreementSecret)
      let key = try Ed25519SigningKey(seed: identity.signingSeed).publicKey
      let receipt = try commit(
        ChangeSet(
          stream: stream, command: "team new",
          assertions: memberAssertions(
            id: identity.member, handle: handle, name: name, role: role, office: office,
            signingKey: key, recipient: try Self.recipient(ofSecret: identity.agreementSecret))))
      try IdentityTable(database: database).add(identity)
      return (identity.member, receipt)
    }
  }

  /// The members whose keys are on this laptop, the default first.
  package func localMembers() throws -> [RecordID] {
    try IdentityTable(database: database).all().map(\.member)
  }
}
