import FrunCrypto
import FrunDomain
import FrunSQLite

/// Whose signatures count, and what they may do.
///
/// Keys come from the members of directory streams and from keys a person confirmed (the founder's
/// own, those of partner teams). A member keeps every key and role they ever had for the past:
/// what was signed with an old key stays proven.
struct TeamDirectory {
  let store: CaseStore

  func member(_ id: RecordID) throws -> TeamMember? {
    try store.memberNumbers(id).compactMap { try store.record(rid: $0) }
      .min { $0.stream < $1.stream }.map(TeamMember.init)
  }

  func keys(of author: RecordID) throws -> [[UInt8]] {
    let trusted = try store.database.query(
      "SELECT key FROM trusted_key WHERE member = ? ORDER BY key", author.bytes
    ) { $0.bytes(0) }
    return try (member(author)?.signingKeys ?? []) + trusted
  }

  /// Every role a member was ever given, by whatever the directory still holds.
  func rolesEverHeld(by author: RecordID) throws -> Set<Role> {
    guard let fid = try store.names.existing(field: "role", of: "member") else { return [] }
    var roles: Set<Role> = []
    for rid in try store.memberNumbers(author) {
      for assertion in try store.log.assertions(about: .init(rid: rid, fid: fid)) {
        if case .set(.code(let code))? = assertion.change, let role = Role(rawValue: code) {
          roles.insert(role)
        }
      }
    }
    return roles
  }

  /// Whether a person confirmed a key of this author here.
  func isTrusted(_ author: RecordID) throws -> Bool {
    try store.database.first("SELECT 1 FROM trusted_key WHERE member = ?", author.bytes) { _ in
      true
    } ?? false
  }

  /// Whether the directory holds nobody yet, so that the first member may write themselves in.
  func isEmpty() throws -> Bool {
    guard let kid = try store.names.existing(kind: "member") else { return true }
    return try store.database.first(
      "SELECT 1 FROM record WHERE kid = ? AND is_live = 1 LIMIT 1", kid
    ) { _ in true } == nil
  }

  func trust(_ key: [UInt8], of member: RecordID, how: String, at: Moment) throws {
    guard key.count == 32, !Ed25519.isLowOrder(key) else {
      throw StoreError(.identity, "not a usable Ed25519 public key")
    }
    try store.database.run(
      "INSERT INTO trusted_key(member, key, how, at_ms) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
      member.bytes, key, how, at.utcMilliseconds)
  }
}

extension CaseStore {
  /// The numbers of the member records of an identifier that live in a directory stream.
  func memberNumbers(_ id: RecordID) throws -> [Int64] {
    try database.query(
      """
      SELECT r.rid FROM record r JOIN kind_name k ON k.kid = r.kid JOIN stream s ON s.sid = r.sid
      WHERE r.id = ? AND k.kind = 'member' AND s.kind = 'directory' AND r.is_live = 1
      """, id.bytes
    ) { $0.int64(0) }
  }
}
