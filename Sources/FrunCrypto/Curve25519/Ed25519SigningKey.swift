import COpenSSL

/// A signing key of Ed25519 (RFC 8032).
package struct Ed25519SigningKey: Sendable {
  private let handle: PrivateKeyHandle

  /// Makes a new random key.
  package init() {
    self.init(random: SecureRandom.bytes)
  }

  /// Makes a new key from a source of random bytes; stops the process when the source gives too few.
  package init(random: RandomSource) {
    do {
      try self.init(seed: random(32))
    } catch {
      preconditionFailure("no Ed25519 key: \(error)")
    }
  }

  /// Takes an existing seed of 32 bytes.
  package init(seed: [UInt8]) throws(CryptoError) {
    handle = try PrivateKeyHandle(type: EVP_PKEY_ED25519, seed: seed)
  }

  /// The seed, 32 bytes. Whoever has it can sign in the owner's name.
  package var seed: [UInt8] { handle.seed }

  /// The public key, 32 bytes.
  package var publicKey: [UInt8] { handle.publicKey }

  /// Returns the 64-byte signature of `message`; the same message always gives the same signature.
  package func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    let context = demand(EVP_MD_CTX_new())
    defer { EVP_MD_CTX_free(context) }
    var status = EVP_DigestSignInit(context, nil, nil, nil, handle.pointer)
    guard status == 1 else { throw CryptoError(.unavailable, "Ed25519 signing") }
    let signature = [UInt8](unsafeUninitializedCapacity: 64) { output, initialized in
      var count = 64
      status = EVP_DigestSign(context, output.baseAddress, &count, message, message.count)
      initialized = status == 1 ? count : 0
    }
    guard status == 1, signature.count == 64 else {
      throw CryptoError(.unavailable, "Ed25519 signing")
    }
    return signature
  }
}
