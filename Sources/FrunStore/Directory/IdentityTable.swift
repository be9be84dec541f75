import FrunDomain
import FrunSQLite

/// The members who write in this vault, each with their own keys; one of them is the default.
struct IdentityTable {
  let database: StoreDatabase

  private static let columns = "member, device, signing_seed, agreement_secret"

  /// The member who writes when nobody else is named; nil in a vault that was not set up.
  func load() throws -> LocalIdentity? {
    try database.first(
      "SELECT \(Self.columns) FROM local_identity WHERE is_default = 1", row: Self.identity)
  }

  /// The keys of a member of this laptop; nil for anybody else.
  func load(_ member: RecordID) throws -> LocalIdentity? {
    try database.first(
      "SELECT \(Self.columns) FROM local_identity WHERE member = ?", member.bytes,
      row: Self.identity)
  }

  /// Everybody who writes here, the default first.
  func all() throws -> [LocalIdentity] {
    try database.query(
      "SELECT \(Self.columns) FROM local_identity ORDER BY is_default DESC, member",
      row: Self.identity)
  }

  /// Puts a member's keys in and makes the member the default.
  func storeAsDefault(_ identity: LocalIdentity) throws {
    try database.run("UPDATE local_identity SET is_default = 0")
    try store(identity, isDefault: true)
  }

  /// Puts a further member's keys in.
  func add(_ identity: LocalIdentity) throws { try store(identity, isDefault: false) }

  private func store(_ identity: LocalIdentity, isDefault: Bool) throws {
    try database.run(
      "INSERT OR REPLACE INTO local_identity(\(Self.columns), is_default) VALUES(?, ?, ?, ?, ?)",
      identity.member.bytes, identity.device.bytes, identity.signingSeed,
      identity.agreementSecret, isDefault ? 1 : 0)
  }

  private static func identity(_ row: Statement) throws -> LocalIdentity {
    guard let member = RecordID(bytes: row.bytes(0)), let device = DeviceID(bytes: row.bytes(1)),
      row.bytes(2).count == 32, row.bytes(3).count == 32
    else { throw StoreError(.damaged, "the vault's identity cannot be read") }
    return LocalIdentity(
      member: member, device: device, signingSeed: row.bytes(2), agreementSecret: row.bytes(3))
  }
}
