import FrunText

/// A badge as a signed token: three parts in base64url, `header.payload.signature`.
///
/// *Source: RFC 7515 (compact serialization), RFC 7518 (RS256, ES256), RFC 8037 (EdDSA), Open
/// Badges 3.0 section 8.2.*
struct BadgeToken {
  /// What is signed: the first two parts with the dot between them.
  let signed: [UInt8]
  let signature: [UInt8]
  /// The badge, with the claims of the token beside it.
  let payload: JSONObject
  /// How it was signed, as the header says.
  let algorithm: VerificationKey.Algorithm
  /// The key that the header carries; nil when it only names one.
  let carried: VerificationKey?
  /// The name of the key in the header.
  let keyName: String?

  /// Takes a token apart, in the order of the checks: parts, header, JSON.
  init(_ text: String) throws(BadgeFinding) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let head = Base64URL.bytes(parts[0]),
      let body = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2]),
      !head.isEmpty, !body.isEmpty
    else {
      throw BadgeFinding(.invalid, .parts, "a token has three parts in base64url")
    }
    self.signature = signature
    signed = Array("\(parts[0]).\(parts[1])".utf8)
    let header = try BadgeJSON.object(head, .header)
    (algorithm, carried, keyName) = try Self.key(header)
    payload = try BadgeJSON.object(body, .json)
    guard algorithm == .rsa ? signature.count >= 256 : signature.count == 64 else {
      throw BadgeFinding(.invalid, .signature, "the signature has not the length that it should")
    }
  }

  private static func key(
    _ header: JSONObject
  ) throws(BadgeFinding) -> (VerificationKey.Algorithm, carried: VerificationKey?, name: String?) {
    func wrong(_ reason: String) -> BadgeFinding { BadgeFinding(.invalid, .header, reason) }
    guard let algorithm = header["alg"]?.string.flatMap({ VerificationKey.Algorithm(rawValue: $0) })
    else { throw wrong("the signature is not made with EdDSA, ES256 or RS256") }
    guard header.keys.allSatisfy({ ["alg", "typ", "kid", "jwk"].contains($0) }) else {
      throw wrong("the header has a member that badges do not have")
    }
    if let type = header["typ"], type.string != "JWT" {
      throw wrong("the type in the header is not JWT")
    }
    var carried: VerificationKey?
    if let key = header["jwk"] {
      guard let known = key.object.flatMap({ VerificationKey(jwk: $0) }),
        known.algorithm == algorithm
      else { throw wrong("the key in the header is not a public key for this kind of signature") }
      carried = known
    }
    var name: String?
    if let value = header["kid"] {
      guard let text = value.string, !text.isEmpty else { throw wrong("the key's name is no text") }
      name = text
    }
    guard carried != nil || name != nil else { throw wrong("the header names no key") }
    return (algorithm, carried, name)
  }

  /// Whether the claims beside the badge say what the badge says.
  func checkClaims(_ facts: BadgeFacts) throws(BadgeFinding) {
    func require(_ isMet: Bool, _ claim: String) throws(BadgeFinding) {
      guard isMet else {
        throw BadgeFinding(.invalid, .claims, "the claim \(claim) differs from the badge")
      }
    }
    try require(payload["iss"]?.string == facts.issuer, "iss")
    try require(facts.subject != nil && payload["sub"]?.string == facts.subject, "sub")
    try require(payload["jti"]?.string == facts.id, "jti")
    try require(payload["nbf"] == .integer(facts.from.seconds), "nbf")
    try require(payload["exp"] == facts.until.map { .integer($0.seconds) }, "exp")
  }
}

/// Reads the JSON of badges: UTF-8, no key twice, bounded.
enum BadgeJSON {
  static let limits = JSONLimits(bytes: 64 << 10, depth: 24, values: 10_000)

  static func object(_ bytes: [UInt8], _ check: BadgeCheck) throws(BadgeFinding) -> JSONObject {
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes, limits: limits) } catch {
      throw BadgeFinding(.invalid, check, "the JSON is malformed: \(error.reason.rawValue)")
    }
    guard let object = value.object else {
      throw BadgeFinding(.invalid, check, "the JSON is not an object")
    }
    return object
  }
}
