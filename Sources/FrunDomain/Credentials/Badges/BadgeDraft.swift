import FrunText

/// A certificate to issue: name of the course, dates, issuer, number. The holder's name is not in
/// it, only a salted hash of it, so that a stolen file names nobody.
public struct BadgeDraft: Hashable, Sendable {
  /// Identifier of the credential, `urn:uuid:…`.
  public var id: String
  /// Identifier of the holder in this certificate alone, `urn:uuid:…`.
  public var subject: String
  /// Identifier of the course in this version, `urn:uuid:…`.
  public var achievement: String
  /// What the issuer is called.
  public var issuerName: String
  /// Code of the course.
  public var course: String
  /// Version of the course.
  public var version: String
  /// Title of the course.
  public var title: String
  /// What completes it, one sentence.
  public var criteria: String
  /// The day it was completed: it counts from then.
  public var from: CivilDate
  /// The last day it counts; nil for ever.
  public var until: CivilDate?
  /// When it is issued.
  public var issuedAt: BadgeTime
  /// The holder's name and a random salt; nil leaves the hash out.
  public var holder: (name: String, salt: String)?

  /// A certificate.
  public init(
    id: String, subject: String, achievement: String, issuerName: String, course: String,
    version: String, title: String, criteria: String, from: CivilDate, until: CivilDate?,
    issuedAt: BadgeTime, holder: (name: String, salt: String)?
  ) {
    self.id = id
    self.subject = subject
    self.achievement = achievement
    self.issuerName = Self.clean(issuerName)
    self.course = Self.clean(course)
    self.version = Self.clean(version)
    self.title = Self.clean(title)
    self.criteria = Self.clean(criteria)
    self.from = from
    self.until = until
    self.issuedAt = issuedAt
    self.holder = holder
  }

  /// The same apart from names and salts.
  public static func == (left: BadgeDraft, right: BadgeDraft) -> Bool {
    left.id == right.id && left.subject == right.subject && left.from == right.from
      && left.until == right.until && left.course == right.course
  }

  /// By identifier.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// `urn:uuid:` of sixteen bytes, marked as random (version 4).
  public static func identifier(of bytes: [UInt8]) -> String {
    var bytes = Array((bytes + [UInt8](repeating: 0, count: 16)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = Array(Hexadecimal.text(bytes))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }
    return "urn:uuid:" + groups.joined(separator: "-")
  }

  /// Tabs and control characters are written differently by older and newer canonical forms.
  private static func clean(_ text: String) -> String {
    let blank: Unicode.Scalar = " "
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? blank : $0 }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return NormalForm.composed(String(view))
  }

  /// The number on paper: the course and forty bits of the identifier.
  public var serial: String { Self.serial(id: id, course: course) }

  /// The number on paper of a credential.
  public static func serial(id: String, course: String) -> String {
    let digits = id.utf8.dropFirst(9).filter { $0 != 45 }.prefix(10)
    let bytes = Hexadecimal.bytes(String(decoding: digits, as: UTF8.self)) ?? []
    let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let symbols = (0..<8).map { index in
      Crockford.symbols[Int(value >> UInt64((7 - index) * 5) & 31)]
    }
    let text = String(decoding: symbols, as: UTF8.self).uppercased()
    return "\(course)-\(text.prefix(4))-\(text.suffix(4))"
  }

  // MARK: Writing

  /// The credential, unsigned.
  func document(
    issuer: IssuerKey, _ cryptography: CredentialCryptography
  ) -> JSONObject {
    func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
      CanonicalJSON.object(members)
    }
    func list(_ texts: String...) -> JSONValue { .array(texts.map { .string($0) }) }
    var badge = JSONObject()
    badge["@context"] = list(LinkedContexts.credentials, LinkedContexts.badges)
    badge["id"] = .string(id)
    badge["type"] = list("VerifiableCredential", "OpenBadgeCredential")
    badge["issuer"] = object([
      "id": .string(issuer.did), "type": list("Profile"), "name": .string(issuerName),
    ])
    badge["validFrom"] = .string(BadgeTime(startOf: from).text)
    if let until { badge["validUntil"] = .string(BadgeTime(endOf: until).text) }
    badge["name"] = .string("\(course) \(title)")
    var person = JSONObject()
    person["id"] = .string(subject)
    person["type"] = list("AchievementSubject")
    if let holder {
      person["identifier"] = .array([
        object([
          "type": .string("IdentityObject"), "hashed": .bool(true),
          "identityHash": .string(
            BadgeHolder.hash(of: holder.name, salt: holder.salt, cryptography)),
          "identityType": .string("name"), "salt": .string(holder.salt),
        ])
      ])
    }
    person["achievement"] = object([
      "id": .string(achievement), "type": list("Achievement"),
      "achievementType": .string("CertificateOfCompletion"), "humanCode": .string(course),
      "version": .string(version), "name": .string(title), "description": .string(title),
      "criteria": object([
        "id": .string(achievement + "#criteria"), "narrative": .string(criteria),
      ]),
    ])
    badge["credentialSubject"] = .object(person)
    return badge
  }

  /// Signs the certificate in all three forms, with one key.
  public func issued(
    by signer: CredentialSigner, _ cryptography: CredentialCryptography
  ) throws -> IssuedBadge {
    guard let key = IssuerKey(bytes: signer.publicKey) else {
      throw BadgeFinding(.invalid, .key, "the key to sign with has not 32 bytes")
    }
    let badge = document(issuer: key, cryptography)
    return IssuedBadge(
      token: try token(badge, key, signer), document: try proven(badge, key, signer, cryptography),
      code: try BadgeCode.text(of: self, by: signer))
  }

  private func token(
    _ badge: JSONObject, _ key: IssuerKey, _ signer: CredentialSigner
  ) throws -> String {
    let header = CanonicalJSON.object([
      "alg": .string("EdDSA"), "typ": .string("JWT"),
      "jwk": CanonicalJSON.object([
        "kty": .string("OKP"), "crv": .string("Ed25519"), "x": .string(Base64URL.text(key.bytes)),
      ]),
    ])
    var payload = badge
    payload["iss"] = .string(key.did)
    payload["sub"] = .string(subject)
    payload["jti"] = .string(id)
    payload["nbf"] = .integer(BadgeTime(startOf: from).seconds)
    payload["exp"] = until.map { .integer(BadgeTime(endOf: $0).seconds) }
    let signed = [header, .object(payload)].map { Base64URL.text($0.text().utf8) }
      .joined(separator: ".")
    return signed + "." + Base64URL.text(try signer.sign(.text(signed)))
  }

  private func proven(
    _ badge: JSONObject, _ key: IssuerKey, _ signer: CredentialSigner,
    _ cryptography: CredentialCryptography
  ) throws -> String {
    var options = JSONObject()
    options["type"] = .string("DataIntegrityProof")
    options["created"] = .string(issuedAt.text)
    options["verificationMethod"] = .string(key.method)
    options["cryptosuite"] = .string(BadgeProof.Suite.statements.rawValue)
    options["proofPurpose"] = .string("assertionMethod")
    let texts = try BadgeProof.canonical(badge, options, .statements, cryptography)
    let signature = try signer.sign(.proof(options: texts.options, document: texts.document))
    options["proofValue"] = .string("z" + Base58.text(signature))
    var proven = badge
    proven["proof"] = .object(options)
    return JSONValue.object(proven).text()
  }
}

/// A certificate in its three signed forms.
public struct IssuedBadge: Hashable, Sendable {
  /// The token (VC-JWT), for a file `.jwt` and for baking.
  public let token: String
  /// The JSON document with a proof inside.
  public let document: String
  /// The short code for a QR code.
  public let code: String

  /// A certificate that was signed before.
  public init(token: String, document: String, code: String) {
    self.token = token
    self.document = document
    self.code = code
  }
}

/// The salted hash that stands for a person.
public enum BadgeHolder {
  /// `sha256$` and the digest of identifier and salt, as the specification has it. Names are
  /// brought into composed form first, with single blanks.
  public static func hash(
    of identifier: String, salt: String, _ cryptography: CredentialCryptography
  ) -> String {
    let words = identifier.split { $0.isWhitespace }.joined(separator: " ")
    let text = NormalForm.composed(words) + salt
    return "sha256$" + Hexadecimal.text(cryptography.sha256(Array(text.utf8)))
  }

  /// Whether a badge was given to somebody; nil when it does not say to whom.
  static func isHolder(
    _ identifier: String, of facts: BadgeFacts, _ cryptography: CredentialCryptography
  ) -> Bool? {
    guard !facts.identifiers.isEmpty else { return nil }
    return facts.identifiers.contains { object in
      guard let stated = object["identityHash"]?.string else { return false }
      guard object["hashed"] == .bool(true) else { return stated == identifier }
      let salt = object["salt"]?.string ?? ""
      return stated == hash(of: identifier, salt: salt, cryptography)
    }
  }
}
