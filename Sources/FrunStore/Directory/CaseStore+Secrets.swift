import FrunCrypto
package import FrunDomain
import FrunSQLite

extension LocalIdentity {
  /// Whether archives can be opened here. A laptop that only writes has the signing key alone.
  package var opensArchives: Bool { agreementSecret.contains { $0 != 0 } }

  /// The same member without the key that opens archives.
  package var signingOnly: LocalIdentity {
    LocalIdentity(
      member: member, device: device, signingSeed: signingSeed,
      agreementSecret: [UInt8](repeating: 0, count: 32))
  }
}

extension CaseStore {
  // MARK: Secrets that were replaced

  /// Keeps an archive key that was replaced: archives may still be sealed to it.
  package func keepFormerSecret(_ secret: [UInt8], of member: RecordID) throws {
    guard secret.contains(where: { $0 != 0 }) else { return }
    try database.run(
      "INSERT OR IGNORE INTO former_secret(member, agreement_secret, at_ms) VALUES(?, ?, ?)",
      member.bytes, secret, clock().utcMilliseconds)
  }

  /// Archive keys that were replaced, the newest first.
  package func formerSecrets(of member: RecordID) throws -> [[UInt8]] {
    try database.query(
      "SELECT agreement_secret FROM former_secret WHERE member = ? "
        + "ORDER BY at_ms DESC, agreement_secret", member.bytes
    ) { $0.bytes(0) }
  }

  // MARK: An identity that is away

  /// Removes a member's secrets from the vault. What is deleted is overwritten in the file; a disk
  /// may keep older copies of its blocks, which are sealed with the vault's key.
  package func forgetSecrets(of member: RecordID, keepsSigning: Bool) throws {
    try database.write {
      try database.run("DELETE FROM former_secret WHERE member = ?", member.bytes)
      guard let identity, identity.member == member else { return }
      let settings = Settings(database: database)
      try settings.set("device", identity.device.bytes)
      let away = try membersAway().filter { $0 != member }
      try settings.set("members.away", ([member] + away).flatMap(\.bytes))
      if keepsSigning {
        try take(identity.signingOnly)
      } else {
        try database.run("DELETE FROM local_identity")
        forgetIdentity()
      }
    }
  }

  /// The members whose keys were removed from this vault at some time, the last one first.
  package func membersAway() throws -> [RecordID] {
    let bytes = try Settings(database: database)["members.away"] ?? []
    return stride(from: 0, to: bytes.count, by: 16).compactMap {
      RecordID(bytes: Array(bytes[$0..<min($0 + 16, bytes.count)]))
    }
  }

  /// The device under which this vault wrote last, when nobody's keys are here.
  package func lastDevice() throws -> DeviceID? {
    try Settings(database: database)["device"].flatMap { DeviceID(bytes: $0) }
  }

  /// Keeps an identity under a key that is elsewhere.
  package func keepSealedIdentity(_ sealed: [UInt8], of member: RecordID) throws {
    try database.run(
      "INSERT OR REPLACE INTO sealed_identity(member, sealed, at_ms) VALUES(?, ?, ?)",
      member.bytes, sealed, clock().utcMilliseconds)
  }

  /// The identities that are kept so.
  package func sealedIdentities() throws -> [(member: RecordID, sealed: [UInt8])] {
    try database.query("SELECT member, sealed FROM sealed_identity ORDER BY at_ms DESC") {
      (RecordID(bytes: $0.bytes(0)), $0.bytes(1))
    }.compactMap { member, sealed in member.map { ($0, sealed) } }
  }

  /// Forgets a sealed identity that was brought back.
  package func dropSealedIdentity(of member: RecordID) throws {
    try database.run("DELETE FROM sealed_identity WHERE member = ?", member.bytes)
  }

  // MARK: Requests

  /// Requests that are remembered: an answer to one that was written twice is still an answer.
  private static let requests = 8

  /// Notes a request that this laptop writes, by its SHA-256.
  package func noteRequest(_ digest: [UInt8]) throws {
    try database.write {
      let settings = Settings(database: database)
      let former = try notedRequests().filter { $0 != digest }
      let kept = [digest] + former.prefix(Self.requests - 1)
      try settings.set("join.request", kept.flatMap(\.self))
    }
  }

  /// The requests this laptop wrote last, the newest first.
  package func notedRequests() throws -> [[UInt8]] {
    let bytes = try Settings(database: database)["join.request"] ?? []
    return stride(from: 0, to: bytes.count, by: 32).map {
      Array(bytes[$0..<min($0 + 32, bytes.count)])
    }
  }
}
