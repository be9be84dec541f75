import FrunDomain
import FrunSQLite

/// The one row that says who writes in this vault.
struct IdentityTable {
  let database: StoreDatabase

  func load() throws -> LocalIdentity? {
    let identity = try database.first(
      "SELECT member, device, signing_seed, agreement_secret FROM local_identity"
    ) { row -> LocalIdentity? in
      guard let member = RecordID(bytes: row.bytes(0)), let device = DeviceID(bytes: row.bytes(1)),
        row.bytes(2).count == 32, row.bytes(3).count == 32
      else { throw StoreError(.damaged, "the vault's identity cannot be read") }
      return LocalIdentity(
        member: member, device: device, signingSeed: row.bytes(2), agreementSecret: row.bytes(3))
    }
    return identity ?? nil
  }

  /// Puts the identity in; replaces the one before (another member takes the laptop over).
  func store(_ identity: LocalIdentity) throws {
    try database.run(
      "INSERT OR REPLACE INTO local_identity(only, member, device, signing_seed, agreement_secret) "
        + "VALUES(1, ?, ?, ?, ?)", identity.member.bytes, identity.device.bytes,
      identity.signingSeed, identity.agreementSecret)
  }
}
