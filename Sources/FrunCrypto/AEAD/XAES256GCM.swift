/// XAES-256-GCM (C2SP XAES-256-GCM): AES-256-GCM with a 24-byte nonce that may be drawn at random for
/// practically any number of messages (2^80 at a collision risk of 2^-32).
package enum XAES256GCM {
  /// Encrypts and authenticates `plaintext` and authenticates `aad`. Key 32, nonce 24 bytes.
  package static func seal(
    _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    try AESGCM.seal(
      plaintext, key: subkey(key: key, nonce: nonce), nonce: [UInt8](nonce.dropFirst(12)), aad: aad)
  }

  /// Returns the plaintext, or throws `authenticationFailed` when anything was changed.
  package static func open(
    _ ciphertext: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    try AESGCM.open(
      ciphertext, tag: tag, key: subkey(key: key, nonce: nonce),
      nonce: [UInt8](nonce.dropFirst(12)), aad: aad)
  }

  private static func subkey(key: [UInt8], nonce: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard nonce.count == 24 else { throw CryptoError(.lengthInvalid, "XAES-256-GCM nonce") }
    let subkeys = try XAESSubkeys(key: key)
    var derived: [UInt8] = []
    nonce.withUnsafeBytes { nonce in
      guard let prefix = nonce.baseAddress else { return }
      subkeys.withSubkey(for: prefix) { derived = [UInt8]($0) }
    }
    return derived
  }
}
