import FrunCrypto
package import FrunDomain
import FrunKit
import FrunStore

extension TestServices {
  package var credentialCryptography: CredentialCryptography {
    CredentialCryptography(
      sha256: { SHA256.hash($0) },
      isSignature: { Ed25519.verify(signature: $0, message: $1, publicKey: $2) },
      isForeignSignature: { signature, message, key in
        switch key.algorithm {
        case .ed25519: false
        case .p256: P256.verify(signature: signature, message: message, point: key.bytes)
        case .rsa:
          RSASignature.verify(
            signature: signature, message: message, modulus: key.bytes, exponent: key.exponent)
        }
      })
  }

  package func credentialKey() throws -> [UInt8] { try credentialSigningKey().publicKey }

  package func signCredential(_ message: CredentialMessage) throws -> [UInt8] {
    guard let bytes = message.bytes(credentialCryptography) else {
      throw Failure(.bug, "credential.message", "only certificates are signed this way")
    }
    return try credentialSigningKey().sign(bytes)
  }

  private func credentialSigningKey() throws -> Ed25519SigningKey {
    guard let identity = store.identity else {
      throw StoreError(.identity, "the store has no identity")
    }
    return try Ed25519SigningKey(seed: identity.signingSeed)
  }
}
