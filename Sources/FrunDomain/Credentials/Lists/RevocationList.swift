import FrunText

/// Which certificates of an issuer do not count any more. Signed, numbered, without reasons: those
/// stay in the register.
///
/// A compact JWS. Its payload has the members of a 1EdTech revocation list (`id`, `issuer`,
/// `revokedCredential` with `id` and `revoked`) and beside them `sequence` and `issued_at`; its type
/// keeps it from being taken for a certificate.
public struct RevocationList: Hashable, Sendable {
  /// One certificate.
  public struct Entry: Hashable, Sendable {
    /// Identifier of the credential.
    public let id: String
    /// Whether it may come back.
    public let isSuspended: Bool

    /// A certificate.
    public init(id: String, isSuspended: Bool) {
      self.id = id
      self.isSuspended = isSuspended
    }
  }

  static let type = "frun-revocations+jwt"
  /// The largest list read, in bytes: about 100,000 entries.
  public static let largest = 16 << 20

  /// The issuer, `did:key:…`.
  public let issuer: String
  /// Its number: a list with a lower one is older.
  public let sequence: Int
  /// When it was issued.
  public let issuedAt: BadgeTime
  /// Issuers it speaks for: the issuer itself, and colleagues whose certificates stand in the same
  /// register, so that somebody who left leaves nothing that cannot be taken back.
  public let covers: Set<String>
  /// The certificates, by identifier.
  public let entries: [String: Entry]
  /// SHA-256 of the list as it was signed.
  public let digest: [UInt8]

  /// Reads a list and verifies its signature by the key inside the issuer's identifier.
  public init(
    verifying text: String, _ cryptography: CredentialCryptography
  ) throws(BadgeFinding) {
    func wrong(_ check: BadgeCheck, _ reason: String) -> BadgeFinding {
      BadgeFinding(.invalid, check, reason)
    }
    let text = text[...].trimmed
    guard text.utf8.count <= Self.largest else {
      throw wrong(.size, "the list is larger than 16 MiB")
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let head = Base64URL.bytes(parts[0]),
      let body = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2])
    else { throw wrong(.parts, "a revocation list has three parts in base64url") }
    let header = try BadgeJSON.object(head, .header)
    guard header["alg"]?.string == "EdDSA", header["typ"]?.string == Self.type,
      header.keys.allSatisfy({ ["alg", "typ", "kid"].contains($0) })
    else { throw wrong(.header, "the file is not a revocation list") }
    let payload: JSONObject
    do {
      let limits = JSONLimits(bytes: Self.largest, depth: 8, values: 1_000_000)
      payload = try JSONValue(parsing: body, limits: limits).object ?? JSONObject()
    } catch {
      throw wrong(.json, "the JSON is malformed: \(error.reason.rawValue)")
    }
    guard let issuer = payload["issuer"]?.string, let key = IssuerKey(did: issuer) else {
      throw wrong(.key, "the issuer of the list is not named by its key")
    }
    guard cryptography.isSignature(signature, Array("\(parts[0]).\(parts[1])".utf8), key.bytes)
    else { throw wrong(.signature, "the signature of the list is wrong") }
    guard let sequence = payload["sequence"]?.integer, sequence > 0,
      let issuedAt = payload["issued_at"]?.string.flatMap({ BadgeTime($0) })
    else { throw wrong(.structure, "the list has no number or no time") }
    var entries: [String: Entry] = [:]
    for value in payload["revokedCredential"]?.array ?? [] {
      guard let id = value["id"]?.string else {
        throw wrong(.structure, "an entry of the list has no identifier")
      }
      guard value["revoked"] != .bool(false) else { continue }
      entries[id] = Entry(id: id, isSuspended: value["suspended"] == .bool(true))
    }
    self.issuer = issuer
    covers = Set((payload["covers"]?.array ?? []).compactMap(\.string)).union([issuer])
    self.sequence = sequence
    self.issuedAt = issuedAt
    self.entries = entries
    digest = cryptography.sha256(Array(text.utf8))
  }

  /// Signs a list.
  public static func issue(
    _ entries: [Entry], covering issuers: [String] = [], sequence: Int, at time: BadgeTime,
    by signer: CredentialSigner
  ) throws -> String {
    guard let key = IssuerKey(bytes: signer.publicKey) else {
      throw BadgeFinding(.invalid, .key, "the key to sign with has not 32 bytes")
    }
    let header = CanonicalJSON.object([
      "alg": .string("EdDSA"), "typ": .string(type), "kid": .string(key.method),
    ])
    let revoked = entries.sorted { $0.id < $1.id }.map { entry -> JSONValue in
      var object = JSONObject()
      object["id"] = .string(entry.id)
      object["revoked"] = .bool(true)
      if entry.isSuspended { object["suspended"] = .bool(true) }
      return .object(object)
    }
    let payload = CanonicalJSON.object([
      "id": .string(key.did + "#revocations"), "type": .string("1EdTechRevocationList"),
      "issuer": .string(key.did), "sequence": .integer(Int64(sequence)),
      "issued_at": .string(time.text),
      "covers": .array(Set(issuers + [key.did]).sorted().map { .string($0) }),
      "revokedCredential": .array(revoked),
    ])
    let signed = [header, payload].map { Base64URL.text($0.text().utf8) }.joined(separator: ".")
    return signed + "." + Base64URL.text(try signer.sign(.text(signed)))
  }

  // MARK: Roll-back

  /// What a list is to one of the same issuer that was seen before.
  public enum Order: Hashable, Sendable {
    /// It is newer.
    case newer
    /// It is the same.
    case same
    /// It is older: an old list put in the place of a newer one would bring revoked certificates
    /// back.
    case older
    /// It has the same number and says something else, or a higher number and an earlier time: its
    /// issuer signed two histories.
    case contradicts
  }

  /// What this list is to the one seen last.
  public func order(
    sequence seen: Int, issuedAt time: BadgeTime, digest known: [UInt8]
  ) -> Order {
    if sequence == seen { return digest == known ? .same : .contradicts }
    if sequence < seen { return .older }
    return issuedAt < time ? .contradicts : .newer
  }

  /// Its age at a moment, in whole days; negative when its time is still to come.
  public func age(at time: BadgeTime) -> Int {
    Int((time.milliseconds - issuedAt.milliseconds) / 86_400_000)
  }
}
