/// One-shot sealing and opening for the AEADs with 32-byte keys, 12-byte nonces and 16-byte tags.
enum OneShotAEAD {
  static func seal(
    _ algorithm: Algorithm, _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], aad: [UInt8]
  ) throws(CryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    guard nonce.count == 12 else { throw CryptoError(.lengthInvalid, "AEAD nonce") }
    let context = try AEADContext(algorithm, key: key, encrypts: true)
    var ciphertext = plaintext
    var tag = [UInt8](repeating: 0, count: 16)
    ciphertext.withUnsafeMutableBytes { text in
      tag.withUnsafeMutableBytes { tag in
        nonce.withUnsafeBytes { nonce in
          aad.withUnsafeBytes { aad in
            guard let nonce = nonce.baseAddress, let tag = tag.baseAddress else { return }
            context.seal(
              UnsafeRawBufferPointer(text), into: text.baseAddress ?? tag, nonce: nonce, aad: aad,
              tag: tag)
          }
        }
      }
    }
    return (ciphertext, tag)
  }

  static func open(
    _ algorithm: Algorithm, _ ciphertext: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8],
    aad: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    guard nonce.count == 12 else { throw CryptoError(.lengthInvalid, "AEAD nonce") }
    guard tag.count == 16 else { throw CryptoError(.lengthInvalid, "AEAD tag") }
    let context = try AEADContext(algorithm, key: key, encrypts: false)
    var plaintext = ciphertext
    var unused: UInt8 = 0
    let authentic = plaintext.withUnsafeMutableBytes { text in
      tag.withUnsafeBytes { tag in
        nonce.withUnsafeBytes { nonce in
          aad.withUnsafeBytes { aad in
            guard let nonce = nonce.baseAddress, let tag = tag.baseAddress else { return false }
            return withUnsafeMutableBytes(of: &unused) { unused in
              guard let target = text.baseAddress ?? unused.baseAddress else { return false }
              return context.open(
                UnsafeRawBufferPointer(text), into: target, nonce: nonce, aad: aad, tag: tag)
            }
          }
        }
      }
    }
    guard authentic else { throw CryptoError(.authenticationFailed, "AEAD tag") }
    return plaintext
  }
}
