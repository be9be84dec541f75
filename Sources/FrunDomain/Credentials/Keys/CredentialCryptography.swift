/// The computations that verifying a certificate needs. The domain has no cryptography of its own;
/// whoever verifies hands them in.
public struct CredentialCryptography: Sendable {
  /// SHA-256 of a message: 32 bytes.
  public let sha256: @Sendable (_ message: [UInt8]) -> [UInt8]
  /// Whether a 64-byte Ed25519 signature (RFC 8032) over a message fits a 32-byte public key.
  public let isSignature:
    @Sendable (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool
  /// The same for keys that only other programs sign with: P-256 and RSA.
  public let isForeignSignature:
    @Sendable (_ signature: [UInt8], _ message: [UInt8], _ key: VerificationKey) -> Bool

  /// The functions. Without the last one nothing signed by other keys than Ed25519 is ever valid.
  public init(
    sha256: @escaping @Sendable ([UInt8]) -> [UInt8],
    isSignature: @escaping @Sendable ([UInt8], [UInt8], [UInt8]) -> Bool,
    isForeignSignature: @escaping @Sendable ([UInt8], [UInt8], VerificationKey) -> Bool = {
      _, _, _ in false
    }
  ) {
    self.sha256 = sha256
    self.isSignature = isSignature
    self.isForeignSignature = isForeignSignature
  }

  /// Whether a signature over a message fits a key of any kind.
  func isSignature(_ signature: [UInt8], _ message: [UInt8], by key: VerificationKey) -> Bool {
    key.algorithm == .ed25519
      ? isSignature(signature, message, key.bytes) : isForeignSignature(signature, message, key)
  }
}

/// A key that signs certificates.
public struct CredentialSigner {
  /// Its Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// The 64-byte Ed25519 signature over a message.
  public let sign: (_ message: CredentialMessage) throws -> [UInt8]

  /// A key and what signs with it.
  public init(publicKey: [UInt8], sign: @escaping (CredentialMessage) throws -> [UInt8]) {
    self.publicKey = publicKey
    self.sign = sign
  }
}
