import FrunDomain
import FrunKit
import FrunSQLite
import FrunStore

/// The members whose keys are kept in this vault: several people may share a
/// laptop and its passphrase. One of them is the usual one; `--as` names
/// another for a single command.
///
/// The store knows only who writes now; that row follows this table, so that a
/// command that was cut short never leaves the wrong person behind.
struct LocalMembers {
  private let connection: Connection

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.execute(
      """
      CREATE TABLE IF NOT EXISTS host_member(
        member BLOB PRIMARY KEY, device BLOB NOT NULL, signing_seed BLOB NOT NULL,
        agreement_secret BLOB NOT NULL, is_usual INTEGER NOT NULL) STRICT, WITHOUT ROWID
      """)
  }

  /// Every identity kept here, the usual one first.
  func all() throws -> [LocalIdentity] {
    try connection.query(
      "SELECT member, device, signing_seed, agreement_secret FROM host_member "
        + "ORDER BY is_usual DESC, member"
    ) { row -> LocalIdentity? in
      guard let member = RecordID(bytes: row.bytes(0)), let device = DeviceID(bytes: row.bytes(1))
      else { return nil }
      return LocalIdentity(
        member: member, device: device, signingSeed: row.bytes(2), agreementSecret: row.bytes(3))
    }.compactMap(\.self)
  }

  /// Removes a member's keys.
  func remove(_ member: RecordID) throws {
    try connection.run("DELETE FROM host_member WHERE member = ?", member.bytes)
  }

  /// Makes a member the usual one of this laptop.
  func makeUsual(_ member: RecordID) throws {
    try connection.run("UPDATE host_member SET is_usual = member = ?", member.bytes)
  }

  /// Whether a member is the usual one.
  func isUsual(_ member: RecordID) throws -> Bool {
    try connection.query(
      "SELECT is_usual FROM host_member WHERE member = ?", member.bytes
    ) { $0.int(0) }.first == 1
  }

  /// Keeps an identity.
  func add(_ identity: LocalIdentity, isUsual: Bool) throws {
    try connection.run(
      "INSERT OR REPLACE INTO host_member"
        + "(member, device, signing_seed, agreement_secret, is_usual) VALUES(?, ?, ?, ?, ?)",
      identity.member.bytes, identity.device.bytes, identity.signingSeed,
      identity.agreementSecret, isUsual ? 1 : 0)
  }

  /// Makes the store write as the usual member, or as the one who is named by
  /// handle or identifier.
  func act(as name: String?, in store: CaseStore) throws {
    var known = try all()
    if known.isEmpty, let present = store.identity {
      try add(present, isUsual: true)
      known = [present]
    }
    guard let usual = known.first else { return }
    guard let name else {
      if store.identity != usual { try store.take(usual) }
      return
    }
    let member = RecordID(text: name)
    let found = try known.filter { identity in
      try identity.member == member || store.member(identity.member)?.handle == name
    }
    guard let chosen = found.first, found.count == 1 else {
      throw Failure(
        .notFound, "member.notHere", "no member of this name keeps keys on this laptop",
        hints: ["'frun team list' shows the members"])
    }
    if store.identity != chosen { try store.take(chosen) }
  }
}
