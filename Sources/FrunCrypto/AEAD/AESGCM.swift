/// AES-256-GCM (NIST SP 800-38D) with 12-byte nonces and 16-byte tags.
///
/// A nonce must never be used twice with one key: the repetition gives away the authentication key. Where
/// nonces are drawn at random for many messages use ``XAES256GCM``.
package enum AESGCM {
  /// Encrypts and authenticates `plaintext` and authenticates `aad`.
  package static func seal(
    _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    try OneShotAEAD.seal(.aes256GCM, plaintext, key: key, nonce: nonce, aad: aad)
  }

  /// Returns the plaintext, or throws `authenticationFailed` when anything was changed.
  package static func open(
    _ ciphertext: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    try OneShotAEAD.open(.aes256GCM, ciphertext, tag: tag, key: key, nonce: nonce, aad: aad)
  }
}
