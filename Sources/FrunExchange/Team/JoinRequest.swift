internal import FrunCrypto
package import FrunDomain
package import FrunStore
internal import FrunText

/// What a laptop hands to an administrator to be taken into a team: `frun.join/1`.
///
/// Public keys, a short name and the device; no secret and no client. Signed by the key it carries,
/// which proves that somebody has that key and nothing else: the words have to be compared.
package struct JoinRequest: Hashable, Sendable {
  /// The name of the format.
  package static let schema = "frun.join/1"
  /// The largest document read, in bytes.
  package static let limit = 16_384

  /// The member the laptop's keys belong to.
  package let member: RecordID
  /// The short name asked for.
  package let handle: String
  /// The name; nil when it is not to be told.
  package let name: String?
  /// The office; nil when it is not to be told.
  package let office: String?
  /// The laptop.
  package let device: DeviceID
  /// What the laptop is called.
  package let deviceLabel: String?
  /// Ed25519 public key, 32 bytes.
  package let signingKey: [UInt8]
  /// age recipient.
  package let recipient: String
  /// When it was written, RFC 3339 in UTC.
  package let madeAt: String
  /// Names this very request: the SHA-256 of what was signed.
  package let digest: [UInt8]

  /// Writes and signs a request. `nonce` makes each one different, so that an answer to an earlier
  /// one is told from an answer to this.
  package static func document(
    handle: String, name: String?, office: String? = nil, identity: LocalIdentity,
    deviceLabel: String?, madeAt: String,
    nonce: [UInt8]
  ) throws -> [UInt8] {
    let key = try Ed25519SigningKey(seed: identity.signingSeed)
    var object = JSONObject()
    object["member"] = .string(identity.member.text)
    object["handle"] = .string(handle)
    object["name"] = name.map { .string($0) }
    object["office"] = office.map { .string($0) }
    object["device"] = .string(identity.device.text)
    object["deviceLabel"] = deviceLabel.map { .string($0) }
    object["signingKey"] = .string(Hexadecimal.text(key.publicKey))
    object["recipient"] = .string(
      try CaseStore.recipient(ofSecret: identity.agreementSecret))
    object["madeAt"] = .string(madeAt)
    object["nonce"] = .string(Hexadecimal.text(nonce))
    return try SignedPaper.sign(object, schema: schema, key: key)
  }

  /// Reads a request and verifies its signature.
  ///
  /// Throws `content.json-malformed`, `signer.invalid`, `signer.weak-key`.
  package init(_ bytes: [UInt8]) throws(ExchangeError) {
    let place = "join request"
    let (members, key, digest) = try SignedPaper.read(
      bytes, schema: Self.schema, limit: Self.limit, keyMember: "signingKey", at: place)
    guard let member = RecordID(text: try members.string("member")),
      let device = DeviceID(text: try members.string("device")), member.text != device.text
    else { throw members.failure("member") }
    self.member = member
    self.device = device
    handle = try members.string("handle")
    name = members.optional("name")?.string
    office = members.optional("office")?.string
    deviceLabel = members.optional("deviceLabel")?.string
    recipient = try members.string("recipient")
    madeAt = try members.string("madeAt")
    guard handle.utf8.count <= 40, (name ?? "").utf8.count <= 800,
      (office ?? "").utf8.count <= 800,
      (deviceLabel ?? "").utf8.count <= 400, madeAt.utf8.count <= 40
    else { throw members.failure("handle") }
    do { _ = try AgeRecipient(text: recipient) } catch { throw ExchangeError(error) }
    signingKey = key
    self.digest = digest
  }

  /// What the two people compare.
  package func fingerprint() throws -> Fingerprint { try Fingerprint(of: digest) }
}
