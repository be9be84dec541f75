public import FrunText

/// The signature inside a badge: `DataIntegrityProof` with `eddsa-rdfc-2022` or `eddsa-jcs-2022`.
///
/// *Source: Verifiable Credential Data Integrity 1.0; Data Integrity EdDSA Cryptosuites 1.0,
/// sections 3.2 and 3.3.*
public struct BadgeProof {
  /// The ways of bringing a badge into the one form that is signed.
  public enum Suite: String, Sendable {
    /// Statements, sorted.
    case statements = "eddsa-rdfc-2022"
    /// JSON in canonical form (RFC 8785).
    case json = "eddsa-jcs-2022"
  }

  /// Which way was taken.
  public let suite: Suite
  /// The key that the proof names.
  public let key: IssuerKey
  /// The identifier of who the key belongs to, as the proof says.
  public let controller: String
  /// The 64 bytes.
  public let signature: [UInt8]
  private let options: JSONObject

  /// The only proof of a badge.
  public init(of badge: JSONObject) throws(BadgeFinding) {
    func wrong(_ check: BadgeCheck, _ reason: String) -> BadgeFinding {
      BadgeFinding(.invalid, check, reason)
    }
    guard let named = badge["proof"] else { throw wrong(.signature, "it is not signed") }
    let proofs = named.array ?? [named]
    guard proofs.count == 1, var proof = proofs[0].object else {
      throw wrong(.structure, "it has not exactly one proof")
    }
    guard BadgeStructure.words(proof["type"]) == ["DataIntegrityProof"],
      let suite = proof["cryptosuite"]?.string.flatMap({ Suite(rawValue: $0) })
    else { throw wrong(.structure, "the kind of signature is not one that is checked here") }
    guard proof["proofPurpose"]?.string == "assertionMethod" else {
      throw wrong(.structure, "the signature was made for another purpose")
    }
    if let created = proof["created"] {
      guard created.string.flatMap({ BadgeTime($0) }) != nil else {
        throw wrong(.structure, "the time of the signature has no zone")
      }
    }
    guard let method = proof["verificationMethod"]?.string, let key = IssuerKey(method: method),
      let controller = method.split(separator: "#").first
    else { throw wrong(.key, "the key of the signature is not named in a way that holds the key") }
    guard let value = proof["proofValue"]?.string, value.first == "z",
      let signature = Base58.bytes(value.dropFirst()), signature.count == 64
    else { throw wrong(.signature, "the signature has not 64 bytes") }
    proof["proofValue"] = nil
    self.suite = suite
    self.key = key
    self.controller = String(controller)
    self.signature = signature
    options = proof
  }

  /// What is signed: the hash of the options, then the hash of the badge.
  public func message(
    for badge: JSONObject, _ cryptography: CredentialCryptography
  ) throws(LinkedDataError) -> [UInt8] {
    let texts = try Self.canonical(badge, options, suite, cryptography)
    return [texts.options, texts.document].flatMap { cryptography.sha256(Array($0.utf8)) }
  }

  /// The canonical texts of proof options and document.
  public static func canonical(
    _ badge: JSONObject, _ options: JSONObject, _ suite: Suite,
    _ cryptography: CredentialCryptography
  ) throws(LinkedDataError) -> (options: String, document: String) {
    var document = badge
    document["proof"] = nil
    var options = options
    options["proofValue"] = nil
    // The options are read with the words of the document they are part of.
    switch suite {
    case .statements:
      options["@context"] = badge["@context"]
      return (
        try Canonicalization.text(
          LinkedDocument(options).statements, sha256: cryptography.sha256),
        try Canonicalization.text(
          LinkedDocument(document).statements, sha256: cryptography.sha256)
      )
    case .json:
      return (
        JSONValue.object(options).canonicalText(), JSONValue.object(document).canonicalText()
      )
    }
  }
}
