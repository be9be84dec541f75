/// ChaCha20-Poly1305 (RFC 8439) with 32-byte keys, 12-byte nonces and 16-byte tags.
///
/// A nonce must never be used twice with one key.
package enum ChaChaPoly {
  /// Encrypts and authenticates `plaintext` and authenticates `aad`.
  package static func seal(
    _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    try OneShotAEAD.seal(.chaCha20Poly1305, plaintext, key: key, nonce: nonce, aad: aad)
  }

  /// Returns the plaintext, or throws `authenticationFailed` when anything was changed.
  package static func open(
    _ ciphertext: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    try OneShotAEAD.open(.chaCha20Poly1305, ciphertext, tag: tag, key: key, nonce: nonce, aad: aad)
  }
}
