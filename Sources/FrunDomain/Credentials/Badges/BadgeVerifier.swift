import FrunText

/// Verifies certificates offline, in the fixed order in which the first check that fails decides:
/// size, parts, header, JSON, structure, key, signature, claims, issuer, revocation, validity,
/// recipient.
public struct BadgeVerifier: Sendable {
  /// What is known of revocations.
  public enum Revocations: Hashable, Sendable {
    /// Nobody asked.
    case unchecked
    /// Nothing: there is no list.
    case none
    /// Identifiers that were revoked or suspended, of a list so many days old.
    case known(revoked: Set<String>, suspended: Set<String>, age: Int)
  }

  /// What a certificate says, as far as it could be read.
  public struct Result: Hashable, Sendable {
    /// The verdict and why.
    public var finding: BadgeFinding
    /// Identifier of the credential.
    public var id: String?
    /// Identifier of the issuer.
    public var issuer: String?
    /// What it is called: by the list of signers where it is there, else by itself.
    public var issuerName: String?
    /// Whether the name of the issuer is one that somebody here wrote down.
    public var isIssuerNameKnown = false
    /// The key that signed, or that the certificate says did.
    public var key: VerificationKey?
    /// Where the issuer's key was known from.
    public var keySource = BadgeKeySource.wrong
    /// Code of the course.
    public var course: String?
    /// Version of the course.
    public var version: String?
    /// Title of the course.
    public var title: String?
    /// The first day it counts.
    public var from: CivilDate?
    /// The last day it counts; nil for ever, or when it could not be read.
    public var until: CivilDate?
    /// Whether the signature is good, whatever else is wrong.
    public var isSignatureGood = false
    /// Whether it is the holder's; nil when nobody asked or it does not say.
    public var isHolders: Bool?

    init(_ finding: BadgeFinding) { self.finding = finding }
  }

  /// Whose certificates count.
  public let trusted: TrustedIssuers
  /// What is known of revocations, for a certificate of an issuer.
  public let revocations: @Sendable (_ id: String, _ issuer: String) -> Revocations
  /// The oldest list that is relied on, in days.
  public let mostListAge: Int
  /// The moment of verifying.
  public let time: BadgeTime
  /// Keys that somebody handed in for this check, and so vouches for.
  public var given: [IssuerKeyFile.Key] = []
  private let cryptography: CredentialCryptography

  /// A verifier.
  public init(
    trusted: TrustedIssuers, time: BadgeTime, mostListAge: Int = 30,
    cryptography: CredentialCryptography,
    revocations: @escaping @Sendable (_ id: String, _ issuer: String) -> Revocations
  ) {
    self.trusted = trusted
    self.time = time
    self.mostListAge = mostListAge
    self.cryptography = cryptography
    self.revocations = revocations
  }

  /// Verifies a file.
  ///
  /// - Parameter holder: the name (or other identifier) of who shows it; nil to leave that out.
  public func verify(_ bytes: [UInt8], holder: String? = nil) -> Result {
    let file: BadgeFile
    do { file = try BadgeFile(reading: bytes) } catch { return Result(error) }
    return verify(file, holder: holder)
  }

  /// Verifies a certificate.
  public func verify(_ file: BadgeFile, holder: String? = nil) -> Result {
    var result = Result(BadgeFinding(.valid, .all, "everything that can be checked holds"))
    do {
      switch file {
      case .token(let text): try verify(token: text, holder, &result)
      case .document(let bytes): try verify(document: bytes, holder, &result)
      case .code(let text): try verify(code: text, holder, &result)
      }
    } catch {
      result.finding = error
    }
    return result
  }

  // MARK: The three forms

  private func verify(
    token text: String, _ holder: String?, _ result: inout Result
  ) throws(BadgeFinding) {
    let token = try BadgeToken(text)
    let facts = try BadgeStructure.check(token.payload)
    result.read(facts)
    result.key = token.carried
    let entry = try key(
      of: facts.issuer, carried: token.carried, named: token.keyName, token.algorithm, &result)
    result.key = entry.key
    try check(token.signature, token.signed, entry.key)
    // A point may be written in two ways; what the file brings has to be one, too.
    if let carried = token.carried, carried.bytes != entry.key.bytes {
      try check(token.signature, token.signed, carried)
    }
    result.isSignatureGood = true
    try token.checkClaims(facts)
    try conclude(facts, entry, holder, &result)
  }

  private func verify(
    document bytes: [UInt8], _ holder: String?, _ result: inout Result
  ) throws(BadgeFinding) {
    let badge = try BadgeJSON.object(bytes, .json)
    let facts = try BadgeStructure.check(badge)
    result.read(facts)
    let proof = try BadgeProof(of: badge)
    let message: [UInt8]
    do { message = try proof.message(for: badge, cryptography) } catch {
      throw BadgeFinding(.invalid, .structure, error.description)
    }
    guard proof.controller == facts.issuer else {
      throw BadgeFinding(.untrustedKey, .key, "the key is not the issuer's")
    }
    result.key = proof.key
    // The key that the file brings along is enough to see damage, not to trust anybody.
    if let key = proof.key, !cryptography.isSignature(proof.signature, message, by: key) {
      throw BadgeFinding(.invalid, .signature, "the signature does not fit the certificate")
    }
    let entry = try key(
      of: facts.issuer, carried: proof.key, named: proof.method, proof.suite.algorithm, &result)
    result.key = entry.key
    try check(proof.signature, message, entry.key)
    result.isSignatureGood = true
    try conclude(facts, entry, holder, &result)
  }

  private func verify(
    code text: String, _ holder: String?, _ result: inout Result
  ) throws(BadgeFinding) {
    let code = try BadgeCode(text)
    result.id = code.id
    result.issuer = code.key.did
    result.key = VerificationKey(code.key)
    result.course = code.course
    result.version = code.version
    result.from = code.from
    result.until = code.until
    try check(code.signature, code.signed, VerificationKey(code.key))
    result.isSignatureGood = true
    let entry = try key(
      of: code.key.did, carried: VerificationKey(code.key), named: nil, .ed25519, &result)
    try conclude(
      id: code.id, issuer: code.key.did, from: BadgeTime(startOf: code.from),
      until: code.until.map { BadgeTime(endOf: $0) }, hasStatus: false, entry, &result)
  }

  // MARK: Checks

  private func check(
    _ signature: [UInt8], _ message: [UInt8], _ key: VerificationKey
  ) throws(BadgeFinding) {
    guard cryptography.isSignature(signature, message, by: key) else {
      throw BadgeFinding(.invalid, .signature, "the signature does not fit the certificate")
    }
  }

  private func conclude(
    _ facts: BadgeFacts, _ entry: TrustedIssuers.Entry, _ holder: String?, _ result: inout Result
  ) throws(BadgeFinding) {
    if let holder { result.isHolders = BadgeHolder.isHolder(holder, of: facts, cryptography) }
    try conclude(
      id: facts.id, issuer: facts.issuer, from: facts.from, until: facts.until,
      hasStatus: facts.hasStatus, entry, &result)
    if holder != nil, result.isHolders != true {
      throw BadgeFinding(
        .invalid, .recipient,
        result.isHolders == nil
          ? "it does not say to whom it was given" : "it was given to somebody else")
    }
  }

  private func conclude(
    id: String, issuer: String, from: BadgeTime, until: BadgeTime?, hasStatus: Bool,
    _ entry: TrustedIssuers.Entry, _ result: inout Result
  ) throws(BadgeFinding) {
    guard entry.isGiven || trusted.entries.contains(entry) else {
      throw BadgeFinding(.untrustedIssuer, .issuer, "nobody here vouches for the issuer")
    }
    if let name = entry.name {
      result.issuerName = name
      result.isIssuerNameKnown = true
    }
    if let objection = entry.objection(on: from.day) {
      throw BadgeFinding(.untrustedIssuer, .issuer, objection)
    }
    let known = revocations(id, issuer)
    if case .known(let revoked, let suspended, _) = known {
      if revoked.contains(id) {
        throw BadgeFinding(.revoked, .revocation, "the issuer took it back")
      }
      if suspended.contains(id) {
        throw BadgeFinding(.revoked, .revocation, "the issuer suspended it")
      }
    }
    guard time >= from else {
      throw BadgeFinding(.notYetValid, .validity, "its first day is to come")
    }
    if let until, time > until {
      throw BadgeFinding(.expired, .validity, "its last day is past")
    }
    switch known {
    case .none:
      throw BadgeFinding(
        .statusUnknown, .revocation,
        "there is no revocation list of the issuer here, so nobody knows whether it was taken back")
    case .known(_, _, let age) where age > mostListAge:
      throw BadgeFinding(
        .statusUnknown, .revocation, "the newest revocation list of the issuer is \(age) days old")
    case .known, .unchecked:
      if hasStatus, known == .unchecked {
        throw BadgeFinding(
          .statusUnknown, .revocation,
          "it names a place where its status is kept; that needs a network")
      }
    }
  }
}

extension BadgeVerifier.Result {
  fileprivate mutating func read(_ facts: BadgeFacts) {
    id = facts.id
    issuer = facts.issuer
    issuerName = facts.issuerName
    course = facts.course
    version = facts.version
    title = facts.title
    from = facts.from.day
    until = facts.until?.day
  }

  /// The number on paper; nil when the certificate does not say what it is for.
  public var serial: String? {
    guard let id, id.hasPrefix("urn:uuid:"), let course else { return nil }
    return BadgeDraft.serial(id: id, course: course)
  }
}
