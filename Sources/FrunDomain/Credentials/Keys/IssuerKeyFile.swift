import FrunText

/// Keys of an issuer that somebody fetched and hands in: a DID document, a set of JSON Web Keys, one
/// of them, or a key as text. What a network would answer, kept in a file.
///
/// *Sources: Decentralized Identifiers 1.0, section 5.2 and 5.3.1; RFC 7517.*
public struct IssuerKeyFile: Hashable, Sendable {
  /// One key.
  public struct Key: Hashable, Sendable {
    /// Whose key the file says it is; nil where it does not say.
    public let issuer: String?
    /// Its name in the file: identifier of a verification method, or `kid`.
    public let name: String?
    /// The key.
    public let key: VerificationKey
  }

  /// The largest file, in bytes.
  public static let largest = 64 << 10

  /// The keys that certificates may be signed with.
  public let keys: [Key]

  /// Reads a file.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` naming the file; a private key is refused.
  public init(_ bytes: [UInt8], name file: String) throws(DomainError) {
    func wrong(_ reason: String) -> DomainError {
      DomainError(.malformedPackage, at: file, reason)
    }
    guard bytes.count <= Self.largest, let whole = String(validating: bytes, as: UTF8.self) else {
      throw wrong("a file of keys is text of at most 64 KiB")
    }
    let text = String(whole[...].trimmed)
    guard text.hasPrefix("{") else {
      guard let key = VerificationKey(did: text) ?? VerificationKey(multibase: text) else {
        throw wrong("a key is a DID document, a JSON Web Key, or z6Mk…, zDn…, did:key:…, did:jwk:…")
      }
      keys = [Key(issuer: VerificationKey.isSelfContained(text) ? text : nil, name: nil, key: key)]
      return
    }
    let object: JSONObject
    do { object = try BadgeJSON.object(Array(text.utf8), .json) } catch {
      throw wrong(error.reason)
    }
    if object["verificationMethod"] != nil || object["assertionMethod"] != nil {
      keys = Self.keys(ofDocument: object)
    } else {
      let all = object["keys"]?.array?.compactMap(\.object) ?? [object]
      keys = all.compactMap { one in
        VerificationKey(jwk: one).map { Key(issuer: nil, name: one["kid"]?.string, key: $0) }
      }
    }
    guard !keys.isEmpty else {
      throw wrong("no public key of Ed25519, P-256 or RSA to verify certificates with stands in it")
    }
  }

  /// The keys for statements (`assertionMethod`); all where a document does not say which.
  private static func keys(ofDocument document: JSONObject) -> [Key] {
    let issuer = document["id"]?.string
    func absolute(_ name: String) -> String {
      name.hasPrefix("#") ? (issuer ?? "") + name : name
    }
    let methods = (document["verificationMethod"]?.array ?? []).compactMap(\.object)
    var chosen = methods
    if let named = document["assertionMethod"]?.array {
      let names = Set(named.compactMap(\.string).map(absolute))
      chosen =
        methods.filter { names.contains(absolute($0["id"]?.string ?? "")) }
        + named.compactMap(\.object)
    }
    return chosen.compactMap { method in
      let key =
        method["publicKeyJwk"]?.object.flatMap { VerificationKey(jwk: $0) }
        ?? method["publicKeyMultibase"]?.string.flatMap { VerificationKey(multibase: $0) }
      return key.map { Key(issuer: issuer, name: method["id"]?.string.map(absolute), key: $0) }
    }
  }
}
