import FrunCrypto
import FrunDomain
import FrunSQLite

/// Whose signatures count, and what they may do.
///
/// Keys come from the members of directory streams, from the cards of partner teams in the team's own
/// directory, and from keys a person confirmed on this laptop (the founder's own, those of senders).
/// A member keeps every key and role they ever had for the past: what was signed with an old key
/// stays proven.
///
/// Directories of other teams come in with their archives. The team's own directory wins: whoever
/// it describes is nobody else, whatever another directory says of them, and only whom it
/// describes belongs to the team. Whom the card of a partner names is described by the directory of
/// that partner, and by no other.
struct TeamDirectory {
  let store: CaseStore

  /// Whom an identifier names: a member of this team, or else somebody of another team's directory.
  func member(_ id: RecordID) throws -> TeamMember? {
    try numbers(id).compactMap { try store.record(rid: $0) }
      .min { $0.stream < $1.stream }.map(TeamMember.init)
  }

  /// A member of this team; nil for everybody whom its own directory does not describe.
  func teamMember(_ id: RecordID) throws -> TeamMember? {
    try belongsHere(id) ? member(id) : nil
  }

  /// Whether the team's own directory describes somebody. Before a team is founded or joined,
  /// any directory may.
  func belongsHere(_ id: RecordID) throws -> Bool {
    let numbers = try store.memberNumbers(id)
    guard let own = try store.directoryStream() else { return !numbers.isEmpty }
    return numbers.contains { $0.stream == own }
  }

  /// The numbers of the records that count for an identifier: the one of the team's own directory,
  /// also when nothing is left of it; without one, those of the partners whose cards name them, else
  /// those of the others.
  private func numbers(_ id: RecordID) throws -> [Int64] {
    let all = try store.memberNumbers(id)
    let own = try store.directoryStream()
    let ours = all.filter { $0.stream == own }
    guard ours.isEmpty else { return ours.filter(\.isLive).map(\.rid) }
    let homes = all.isEmpty ? [] : Set(try partners(naming: id).map(\.team))
    return all.filter { $0.isLive && (homes.isEmpty || homes.contains($0.stream)) }.map(\.rid)
  }

  /// The partner teams whose cards name somebody.
  private func partners(naming id: RecordID) throws -> [PartnerTeam] {
    try store.partnerTeams().filter { $0.keys[id] != nil }
  }

  func keys(of author: RecordID) throws -> [[UInt8]] {
    let trusted = try store.database.query(
      "SELECT key FROM trusted_key WHERE member = ? ORDER BY key", author.bytes
    ) { $0.bytes(0) }
    let known = try (member(author)?.signingKeys ?? []) + trusted
    // A card gives no key to a member of this team.
    guard try !belongsHere(author) else { return known }
    return known + (try partners(naming: author).flatMap { $0.keys[author] ?? [] })
  }

  /// Whether somebody belongs to partner teams all of which were withdrawn or suspended.
  func isWithdrawn(_ author: RecordID) throws -> Bool {
    let partners = try store.partnerTeams()
    guard partners.contains(where: { !$0.isActive }), try !belongsHere(author) else { return false }
    let homes = Set(try store.memberNumbers(author).map(\.stream))
    let named = partners.filter { $0.keys[author] != nil }
    let theirs = named.isEmpty ? partners.filter { homes.contains($0.team) } : named
    return !theirs.isEmpty && theirs.allSatisfy { !$0.isActive }
  }

  /// The keys of an author that were lost or stolen.
  func lostKeys(of author: RecordID) throws -> [[UInt8]] { try member(author)?.lostKeys ?? [] }

  /// Every role a member was ever given, by whatever the directory still holds.
  func rolesEverHeld(by author: RecordID) throws -> Set<Role> {
    try roles(ofRecords: numbers(author))
  }

  /// Every role somebody was ever given by one directory. What a directory says goes for itself.
  func rolesEverHeld(by author: RecordID, in directory: StreamID) throws -> Set<Role> {
    try roles(
      ofRecords: store.memberNumbers(author).filter { $0.stream == directory && $0.isLive }
        .map(\.rid))
  }

  private func roles(ofRecords numbers: [Int64]) throws -> Set<Role> {
    guard let fid = try store.names.existing(field: "role", of: "member") else { return [] }
    var roles: Set<Role> = []
    for rid in numbers {
      let said = try store.projection.counting(
        store.log.assertions(about: .init(rid: rid, fid: fid)), of: rid, kind: "member")
      for assertion in said {
        if case .set(.code(let code))? = assertion.change, let role = Role(rawValue: code) {
          roles.insert(role)
        }
      }
    }
    return roles
  }

  /// Whether a person confirmed a key of this author, here or for the team.
  func isTrusted(_ author: RecordID) throws -> Bool {
    let isConfirmed =
      try store.database.first("SELECT 1 FROM trusted_key WHERE member = ?", author.bytes) { _ in
        true
      } ?? false
    return try isConfirmed || !belongsHere(author) && !partners(naming: author).isEmpty
  }

  /// Whether one directory speaks about no member yet, so that its founder may open it.
  func isUnopened(_ directory: StreamID) throws -> Bool {
    guard let kid = try store.names.existing(kind: "member"),
      let sid = try store.names.existing(directory)
    else { return true }
    return try store.database.first(
      "SELECT 1 FROM record WHERE kid = ? AND sid = ? LIMIT 1", kid, sid
    ) { _ in true } == nil
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
  /// A record that describes a member.
  struct MemberNumber {
    let rid: Int64
    /// The directory it lives in.
    let stream: StreamID
    /// Whether anything of it is answered.
    let isLive: Bool
  }

  /// The member records of an identifier, of every directory.
  func memberNumbers(_ id: RecordID) throws -> [MemberNumber] {
    try database.query(
      """
      SELECT r.rid, r.sid, r.is_live
      FROM record r JOIN kind_name k ON k.kid = r.kid JOIN stream s ON s.sid = r.sid
      WHERE r.id = ? AND k.kind = 'member' AND s.kind = 'directory'
      """, id.bytes
    ) { ($0.int64(0), $0.int64(1), $0.bool(2)) }
    .map { MemberNumber(rid: $0.0, stream: try names.stream($0.1), isLive: $0.2) }
  }
}
