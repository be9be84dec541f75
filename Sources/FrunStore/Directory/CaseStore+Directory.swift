import FrunCrypto
package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Makes the acting member the first of a new team: opens the directory stream and writes the
  /// member and the device into it, signed by the member's own key. That key is trusted on first
  /// use, and the vault remembers so.
  ///
  /// Throws `store.identity` when the vault knows a member already.
  @discardableResult
  package func foundTeam(
    handle: String, name: String? = nil, role: Role = .dataProtectionOfficer,
    deviceLabel: String? = nil
  ) throws -> CommitReceipt {
    try database.write {
      let identity = try requiredIdentity()
      guard try TeamDirectory(store: self).isEmpty(), try directoryStream() == nil else {
        throw StoreError(.identity, "the vault belongs to a team already")
      }
      let stream = StreamID(kind: .directory, id: try RecordID(random: random))
      let key = try signingKey().publicKey
      try TeamDirectory(store: self).trust(
        key, of: identity.member, how: "founder, first use", at: clock())
      try joinTeam(stream)
      return try commit(
        ChangeSet(
          stream: stream, command: "init",
          assertions: memberAssertions(
            id: identity.member, handle: handle, name: name, role: role, signingKey: key,
            recipient: try Self.recipient(ofSecret: identity.agreementSecret))
            + deviceAssertions(identity.device, label: deviceLabel, member: identity.member)))
    }
  }

  /// Says which directory stream is this team's.
  package func joinTeam(_ stream: StreamID) throws {
    guard stream.kind == .directory else {
      throw StoreError(.invalid, "a team is a directory stream")
    }
    try Settings(database: database).set(Self.directorySetting, stream.id.bytes)
  }

  private static let directorySetting = "directory"

  /// This team's directory stream; nil before the team is founded or joined.
  package func directoryStream() throws -> StreamID? {
    try Settings(database: database)[Self.directorySetting].flatMap { RecordID(bytes: $0) }
      .map { StreamID(kind: .directory, id: $0) }
  }

  /// What is asserted to write a member into the directory; also how a caller adds another member.
  package func memberAssertions(
    id: RecordID, handle: String, name: String?, role: Role, signingKey: [UInt8], recipient: String
  ) -> [Assertion] {
    var values: [(field: String, change: Change)] = [
      ("handle", .set(.text(handle))), ("role", .set(.code(role.rawValue))),
      ("status", .set(.code("active"))),
      ("signingKey", .append(.text(Hexadecimal.text(signingKey)))),
      ("recipient", .append(.text(recipient))), ("since", .set(.date(clock().localDay))),
    ]
    if let name { values.append(("name", .set(.text(name)))) }
    return values.map { Assertion(record: id, kind: "member", field: $0.field, change: $0.change) }
  }

  /// What is asserted to write a device into the directory. Its record carries the device's own
  /// identifier.
  package func deviceAssertions(
    _ device: DeviceID, label: String?, member: RecordID
  ) -> [Assertion] {
    var values: [(field: String, value: FieldValue)] = [
      ("device", .text(device.text)), ("member", .reference(member)), ("status", .code("active")),
      ("since", .date(clock().localDay)),
    ]
    if let label { values.append(("label", .text(label))) }
    return values.map {
      Assertion(
        record: RecordID(device.identifier), kind: "device", field: $0.field,
        change: .set($0.value))
    }
  }

  /// The age recipient (`age1…`) of an X25519 secret of 32 bytes.
  ///
  /// Throws `store.identity` where there is no secret: everybody knows the key of zeros.
  package static func recipient(ofSecret secret: [UInt8]) throws -> String {
    guard secret.contains(where: { $0 != 0 }) else {
      throw StoreError(.identity, "this laptop has no key that opens archives")
    }
    let key = try X25519PrivateKey(seed: secret)
    return Bech32.encode(hrp: "age", data: key.publicKey)
  }

  /// Whom an identifier names: a member of this team, or somebody whom the directory of another
  /// team describes; nil when no directory does.
  package func member(_ id: RecordID) throws -> TeamMember? {
    try database.read { try TeamDirectory(store: self).member(id) }
  }

  /// All members of this team, by handle; before a team is founded or joined, of any directory.
  package func members() throws -> [TeamMember] {
    try database.read {
      guard let kid = try names.existing(kind: "member") else { return [] }
      let own = try directoryStream()
      let numbers = try database.query(
        "SELECT r.rid FROM record r JOIN stream s ON s.sid = r.sid "
          + "WHERE r.kid = ? AND s.kind = 'directory' AND r.is_live = 1", kid
      ) { $0.int64(0) }
      return try numbers.compactMap { try record(rid: $0) }
        .filter { own == nil || $0.stream == own }.map(TeamMember.init)
        .sorted { ($0.handle, $0.id) < ($1.handle, $1.id) }
    }
  }

  /// Trusts a key that a person confirmed, e.g. by comparing fingerprints with a partner team.
  package func trust(_ key: [UInt8], of member: RecordID, how: String) throws {
    try database.write {
      try TeamDirectory(store: self).trust(key, of: member, how: how, at: clock())
    }
  }
}
