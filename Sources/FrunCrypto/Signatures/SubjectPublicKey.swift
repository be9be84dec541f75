import COpenSSL

/// A public key that libcrypto read from its `SubjectPublicKeyInfo` (RFC 5280, section 4.1.2.7).
final class SubjectPublicKey {
  private let pointer: OpaquePointer

  /// Returns nil for bytes that are no key, or more than one.
  init?(_ bytes: [UInt8]) {
    LibCrypto.prepare()
    let key = bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var place = buffer.baseAddress
      let key = d2i_PUBKEY(nil, &place, buffer.count)
      guard place == buffer.baseAddress?.advanced(by: buffer.count) else {
        EVP_PKEY_free(key)
        return nil
      }
      return key
    }
    guard let key else { return nil }
    pointer = key
  }

  deinit { EVP_PKEY_free(pointer) }

  /// Whether a signature over the SHA-256 of a message fits this key: for RSA with the padding of
  /// PKCS #1 v1.5, for curves as DER.
  func isSignature(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    guard !signature.isEmpty, let digest = Algorithm.sha256.pointer else { return false }
    let context = demand(EVP_MD_CTX_new())
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, digest, nil, pointer) == 1 else { return false }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
