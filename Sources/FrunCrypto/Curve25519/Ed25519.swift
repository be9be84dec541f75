import COpenSSL

/// Verification of Ed25519 signatures (RFC 8032).
package enum Ed25519 {
  /// Whether `signature` (64 bytes) over `message` was made with the private key of `publicKey` (32 bytes).
  ///
  /// Public keys of low order never verify anything here, as in libsodium.
  package static func verify(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard signature.count == 64, !isLowOrder(publicKey),
      let key = PublicKeyHandle(type: EVP_PKEY_ED25519, bytes: publicKey)
    else { return false }
    let context = demand(EVP_MD_CTX_new())
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, nil, nil, key.pointer) == 1 else { return false }
    return EVP_DigestVerify(context, signature, 64, message, message.count) == 1
  }

  /// Whether `publicKey` is one of the 14 encodings (8 canonical, 6 not) of a point of low order.
  ///
  /// For such a key signatures exist that fit many messages, so it identifies nobody. OpenSSL accepts them.
  package static func isLowOrder(_ publicKey: [UInt8]) -> Bool {
    guard publicKey.count == 32 else { return false }
    // The top bit only chooses the sign of x; every y below is of low order with either sign.
    let y = publicKey.prefix(31) + [publicKey[31] & 0x7F]
    return lowOrderY.contains { $0.elementsEqual(y) }
  }

  /// The y coordinates, little endian: 0, 1, -1, their non-canonical forms 0 + p and 1 + p where they fit into
  /// 255 bits, and the two of order 8.
  private static let lowOrderY: [[UInt8]] = [
    [UInt8](repeating: 0, count: 32),
    [1] + [UInt8](repeating: 0, count: 31),
    [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [0xEE] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67,
      0x0F,
      0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03,
      0x7A,
    ],
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98,
      0xF0,
      0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC,
      0x05,
    ],
  ]
}
