public import FrunText

/// The signature inside a badge: a `DataIntegrityProof` over its statements or its canonical JSON,
/// by Ed25519 or P-256.
///
/// *Source: Verifiable Credential Data Integrity 1.0; Data Integrity EdDSA Cryptosuites 1.0,
/// sections 3.2 and 3.3; Data Integrity ECDSA Cryptosuites 1.0, sections 3.2 and 3.3.*
public struct BadgeProof {
  /// The ways of bringing a badge into the one form that is signed.
  public enum Suite: String, Sendable {
    /// Statements, sorted.
    case statements = "eddsa-rdfc-2022"
    /// JSON in canonical form (RFC 8785).
    case json = "eddsa-jcs-2022"
    /// Statements, sorted, and a key of P-256.
    case pointStatements = "ecdsa-rdfc-2019"
    /// JSON in canonical form, and a key of P-256.
    case pointJSON = "ecdsa-jcs-2019"

    /// The kind of key that signs this way.
    var algorithm: VerificationKey.Algorithm {
      switch self {
      case .statements, .json: .ed25519
      case .pointStatements, .pointJSON: .p256
      }
    }
  }

  /// Most proofs looked at: a badge may have several, and one that holds is enough.
  private static let most = 8

  /// Which way was taken.
  public let suite: Suite
  /// The name of the key, an address.
  public let method: String
  /// The key, where its name holds it; nil where only a network or a list says it.
  public let key: VerificationKey?
  /// The identifier of who the key belongs to, as the proof says.
  public let controller: String
  /// The 64 bytes.
  public let signature: [UInt8]
  private let options: JSONObject

  /// The proof of a badge; of several the first that can be checked here, as Open Badges 3.0 allows.
  public init(of badge: JSONObject) throws(BadgeFinding) {
    guard let named = badge["proof"] else {
      throw BadgeFinding(.invalid, .signature, "it is not signed")
    }
    let proofs = (named.array ?? [named]).compactMap(\.object)
    guard (1...Self.most).contains(proofs.count) else {
      throw BadgeFinding(.invalid, .structure, "it has no proof, or more than \(Self.most)")
    }
    var first: BadgeFinding?
    for proof in proofs {
      do {
        try self.init(proof)
        return
      } catch {
        first = first ?? error
      }
    }
    throw first ?? BadgeFinding(.invalid, .signature, "it is not signed")
  }

  private init(_ proof: JSONObject) throws(BadgeFinding) {
    func wrong(_ check: BadgeCheck, _ reason: String) -> BadgeFinding {
      BadgeFinding(.invalid, check, reason)
    }
    var proof = proof
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
    guard let method = proof["verificationMethod"]?.string, BadgeStructure.isAddress(method),
      let controller = method.split(separator: "#").first
    else { throw wrong(.key, "the key of the signature is not named by an address") }
    let key = VerificationKey(method: method)
    guard key != nil || !VerificationKey.isSelfContained(String(controller)) else {
      throw wrong(.key, "the name of the key holds none that is checked here")
    }
    guard key == nil || key?.algorithm == suite.algorithm else {
      throw wrong(.key, "the key is not one for this kind of signature")
    }
    guard let value = proof["proofValue"]?.string, value.first == "z",
      let signature = Base58.bytes(value.dropFirst()), signature.count == 64
    else { throw wrong(.signature, "the signature has not 64 bytes") }
    proof["proofValue"] = nil
    self.suite = suite
    self.method = method
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
    case .statements, .pointStatements:
      options["@context"] = badge["@context"]
      return (
        try Canonicalization.text(
          LinkedDocument(options).statements, sha256: cryptography.sha256),
        try Canonicalization.text(
          LinkedDocument(document).statements, sha256: cryptography.sha256)
      )
    case .json, .pointJSON:
      return (
        JSONValue.object(options).canonicalText(), JSONValue.object(document).canonicalText()
      )
    }
  }
}
