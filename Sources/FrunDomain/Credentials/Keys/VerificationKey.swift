public import FrunText

/// A public key by which somebody's certificates are verified. This project signs with Ed25519
/// alone; the two others are what Open Badges of other issuers are signed with.
///
/// *Sources: JSON Web Key (RFC 7517), JSON Web Algorithms (RFC 7518), keys of Ed25519 in them (RFC
/// 8037); the methods did:key and did:jwk; multicodec.*
public struct VerificationKey: Sendable, Codable {
  /// How a key signs, by the name that tokens give it.
  public enum Algorithm: String, Sendable, Codable {
    /// Ed25519.
    case ed25519 = "EdDSA"
    /// ECDSA on P-256 with SHA-256.
    case p256 = "ES256"
    /// RSA, PKCS #1 v1.5, SHA-256.
    case rsa = "RS256"
  }

  /// How it signs.
  public let algorithm: Algorithm
  /// Ed25519: 32 bytes; P-256: the point (SEC 1, 33 or 65 bytes); RSA: the modulus, highest byte
  /// first.
  public let bytes: [UInt8]
  /// The exponent of RSA, highest byte first; empty for other keys.
  public let exponent: [UInt8]

  init(_ algorithm: Algorithm, _ bytes: [UInt8], exponent: [UInt8] = []) {
    self.algorithm = algorithm
    self.bytes = bytes
    self.exponent = exponent
  }

  /// A key of Ed25519.
  public init(_ key: IssuerKey) { self.init(.ed25519, key.bytes) }

  /// The key as one of Ed25519; nil for another kind.
  public var ed25519: IssuerKey? { algorithm == .ed25519 ? IssuerKey(bytes: bytes) : nil }

  // MARK: Names

  /// The multicodec number of a compressed point of P-256, 0x1200.
  private static let pointCodec: [UInt8] = [0x80, 0x24]

  /// The key of a multibase text: `z6Mk…` (Ed25519) or `zDn…` (P-256).
  public init?(multibase: some StringProtocol) {
    if let key = IssuerKey(multibase: multibase) {
      self.init(key)
    } else if multibase.first == "z", let raw = Base58.bytes(multibase.dropFirst()),
      raw.starts(with: Self.pointCodec), raw.count == 35, raw[2] == 2 || raw[2] == 3
    {
      self.init(.p256, Array(raw.dropFirst(2)))
    } else {
      return nil
    }
  }

  /// The key inside `did:key:z…` or `did:jwk:ey…`; nil for any other identifier, and for one with a
  /// path, a query or a fragment.
  public init?(did: some StringProtocol) {
    if did.hasPrefix("did:key:") {
      self.init(multibase: did.dropFirst(8))
    } else if did.hasPrefix("did:jwk:"), let bytes = Base64URL.bytes(did.dropFirst(8)),
      let object = try? BadgeJSON.object(bytes, .key)
    {
      self.init(jwk: object)
    } else {
      return nil
    }
  }

  /// The key that the name of a verification method holds: `did:key:z6Mk…#z6Mk…`,
  /// `did:jwk:ey…#0`, `https://issuer.example/1#z6Mk…`; nil when there is no scheme, or no key in it.
  public init?(method: String) {
    let parts = method.split(separator: "#", omittingEmptySubsequences: false)
    guard let first = parts.first, first.contains(":"), parts.count <= 2 else { return nil }
    let isWhole = Self.isSelfContained(String(first))
    if parts.count == 1 {
      self.init(did: first)
    } else if !isWhole {
      self.init(multibase: parts[1])
    } else {
      // Where both halves name a key they name the same one.
      guard parts[1] == Self.fragment(of: String(first)) else { return nil }
      self.init(did: first)
    }
  }

  /// Whether an identifier holds the key itself, so that no network is needed.
  static func isSelfContained(_ did: String) -> Bool {
    did.hasPrefix("did:key:") || did.hasPrefix("did:jwk:")
  }

  /// What stands behind `#` in the name of the only key of a `did:key` or a `did:jwk`.
  static func fragment(of did: String) -> String {
    did.hasPrefix("did:jwk:") ? "0" : String(did.dropFirst(8))
  }

  // MARK: JSON

  /// Members that only private or secret keys have.
  private static let secrets = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

  /// A public key as JSON; nil for a private key, a key for something else than signatures, and a
  /// kind that is not known.
  public init?(jwk: JSONObject) {
    func part(_ name: String) -> [UInt8]? { jwk[name]?.string.flatMap { Base64URL.bytes($0) } }
    guard Self.secrets.allSatisfy({ jwk[$0] == nil }) else { return nil }
    if let use = jwk["use"], use.string != "sig" { return nil }
    if let operations = jwk["key_ops"] {
      guard operations.array?.contains(.string("verify")) == true else { return nil }
    }
    switch (jwk["kty"]?.string, jwk["crv"]?.string) {
    case ("OKP", "Ed25519"):
      guard let key = part("x").flatMap({ IssuerKey(bytes: $0) }) else { return nil }
      self.init(key)
    case ("EC", "P-256"):
      guard let x = part("x"), let y = part("y"), x.count == 32, y.count == 32 else { return nil }
      self.init(.p256, [4] + x + y)
    case ("RSA", nil):
      guard let modulus = part("n"), let exponent = part("e"), modulus.count <= 1024,
        !modulus.isEmpty, !exponent.isEmpty
      else { return nil }
      self.init(.rsa, Array(modulus.drop { $0 == 0 }), exponent: Array(exponent.drop { $0 == 0 }))
    default: return nil
    }
    if let named = jwk["alg"], named.string != algorithm.rawValue { return nil }
  }
}

extension VerificationKey: Hashable {
  /// A point is the same with one coordinate written or both.
  private var compared: [UInt8] {
    guard algorithm == .p256, bytes.count == 65 else { return bytes }
    return [2 | (bytes[64] & 1)] + bytes[1...32]
  }

  /// Whether both are the same key.
  public static func == (left: VerificationKey, right: VerificationKey) -> Bool {
    left.algorithm == right.algorithm && left.compared == right.compared
      && left.exponent == right.exponent
  }

  /// Feeds what is compared.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(algorithm)
    hasher.combine(compared)
    hasher.combine(exponent)
  }
}
