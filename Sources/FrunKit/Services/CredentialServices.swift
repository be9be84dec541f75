public import FrunDomain

/// Signing and verifying certificates. The key is the one the team directory knows the acting member
/// by, so whoever compared its words with a partner has already compared this.
public protocol CredentialServices: AnyObject {
  /// SHA-256 and the verification of Ed25519, for the pure rules of the domain. Needs no vault.
  var credentialCryptography: CredentialCryptography { get }
  /// The Ed25519 public key of the acting member, 32 bytes; opens the vault.
  func credentialKey() throws -> [UInt8]
  /// The acting member's signature (Ed25519, 64 bytes) over a certificate or a revocation list, and
  /// over nothing else: no module can have a change of the history or an archive signed this way.
  /// Only who may write the training register may sign.
  func signCredential(_ message: CredentialMessage) throws -> [UInt8]
}

extension CredentialServices {
  /// Knows no signature.
  public var credentialCryptography: CredentialCryptography {
    CredentialCryptography(sha256: { _ in [] }, isSignature: { _, _, _ in false })
  }
  /// Refuses: these services keep no keys.
  public func credentialKey() throws -> [UInt8] { throw Failure.noCredentialKey }
  /// Refuses: these services keep no keys.
  public func signCredential(_ message: CredentialMessage) throws -> [UInt8] {
    throw Failure.noCredentialKey
  }
}

extension CredentialServices {
  /// The acting member's key, to sign certificates with.
  public func credentialSigner() throws -> CredentialSigner {
    CredentialSigner(publicKey: try credentialKey()) { try self.signCredential($0) }
  }
}

extension Failure {
  fileprivate static let noCredentialKey = Failure(
    .unavailable, "keys.missing", "there are no keys here to sign with")
}
