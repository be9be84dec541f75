/// An assertion beside its commit, with the salt that links it to the digest
/// in the commit. Without body it is withheld (an export left it out) or
/// erased (for ever); the chain verifies all the same.
public struct SealedAssertion: Hashable, Sendable, Codable {
  /// Whether the body is here.
  public enum State: String, Hashable, Sendable, Codable {
    case present
    case withheld
    case erased
  }

  /// Its index among the digests of the commit.
  public let index: Int
  /// SHA-256(salt, body), as in the commit.
  public let digest: [UInt8]
  /// 16 random bytes; nil unless present. Without the salt a digest of a
  /// guessable answer (yes, no) tells nothing.
  public let salt: [UInt8]?
  /// The canonical bytes of the assertion; nil unless present.
  public let body: [UInt8]?
  /// Whether the body is here, and if not, why.
  public let state: State

  /// Bytes in a salt.
  public static let saltCount = 16

  /// An assertion with its body.
  public init(index: Int, digest: [UInt8], salt: [UInt8], body: [UInt8]) {
    self.index = index
    self.digest = digest
    self.salt = salt
    self.body = body
    state = .present
  }

  /// An assertion without its body.
  public init(index: Int, digest: [UInt8], missing: State) {
    self.index = index
    self.digest = digest
    salt = nil
    body = nil
    state = missing == .present ? .withheld : missing
  }

  /// The same assertion without its body.
  public func without(body reason: State) -> SealedAssertion {
    SealedAssertion(index: index, digest: digest, missing: reason)
  }

  /// What the digest is computed over; nil without body.
  public var hashedBytes: [UInt8]? {
    guard let salt, let body else { return nil }
    return salt + body
  }

  /// The assertion, decoded; nil without body. Throws as
  /// `Assertion.init(canonicalBytes:)`.
  public func assertion() throws(DomainError) -> Assertion? {
    guard let body else { return nil }
    return try Assertion(canonicalBytes: body)
  }
}
