import COpenSSL

/// A key pair for Diffie-Hellman on Curve25519 (RFC 7748).
package struct X25519PrivateKey: Sendable {
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
      preconditionFailure("no X25519 key: \(error)")
    }
  }

  /// Takes an existing private scalar of 32 bytes (clamped when used).
  package init(seed: [UInt8]) throws(CryptoError) {
    handle = try PrivateKeyHandle(type: EVP_PKEY_X25519, seed: seed)
  }

  /// The private scalar, 32 bytes.
  package var seed: [UInt8] { handle.seed }

  /// The public key, 32 bytes.
  package var publicKey: [UInt8] { handle.publicKey }

  /// Returns the 32-byte secret shared with the owner of `publicKey`.
  ///
  /// Refuses a public key of low order: the result would be zero whatever our key is, so whoever sent it has
  /// proven nothing and a third person can compute the same secret (RFC 7748 section 6.1).
  package func sharedSecret(with publicKey: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard let peer = PublicKeyHandle(type: EVP_PKEY_X25519, bytes: publicKey) else {
      throw CryptoError(.lengthInvalid, "X25519 public key")
    }
    let context = demand(EVP_PKEY_CTX_new(handle.pointer, nil))
    defer { EVP_PKEY_CTX_free(context) }
    demand(EVP_PKEY_derive_init(context))
    // Some versions of OpenSSL refuse a bad peer here, others only when deriving.
    var status = EVP_PKEY_derive_set_peer(context, peer.pointer)
    guard status == 1 else { throw CryptoError(.lowOrderPoint, "X25519 public key") }
    let secret = [UInt8](unsafeUninitializedCapacity: 32) { output, initialized in
      var count = 32
      status = EVP_PKEY_derive(context, output.baseAddress, &count)
      initialized = status == 1 ? count : 0
    }
    // OpenSSL reports failure for the zero result; the second test does not rely on that.
    guard status == 1, !ConstantTime.equal(secret, [UInt8](repeating: 0, count: 32)) else {
      throw CryptoError(.lowOrderPoint, "X25519 public key")
    }
    return secret
  }
}
