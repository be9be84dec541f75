/// Verification of RSA with SHA-256 and the padding of PKCS #1 v1.5, as `RS256` signs (RFC 7518,
/// section 3.3). This project signs nothing that way; certificates of others are.
package enum RSASignature {
  /// `rsaEncryption`, NULL (RFC 3279).
  private static let algorithm: [UInt8] = [
    0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
  ]
  /// Shorter keys are not relied on (RFC 7518, section 3.3), longer ones only cost time.
  private static let sizes = 2048...8192

  /// Whether `signature` over `message` was made with the private key of a modulus and an exponent,
  /// both with the highest byte first. Keys below 2,048 or above 8,192 bits, and exponents that are
  /// even, below 3 or of more than eight bytes, verify nothing.
  package static func verify(
    signature: [UInt8], message: [UInt8], modulus: [UInt8], exponent: [UInt8]
  ) -> Bool {
    let modulus = Array(modulus.drop { $0 == 0 })
    let exponent = Array(exponent.drop { $0 == 0 })
    guard let top = modulus.first, signature.count == modulus.count,
      sizes.contains(modulus.count * 8 - top.leadingZeroBitCount),
      (1...8).contains(exponent.count), let last = exponent.last, last & 1 == 1, exponent != [1],
      let key = SubjectPublicKey(
        DER.sequence(
          algorithm, DER.bits(DER.sequence(DER.integer(modulus), DER.integer(exponent)))))
    else { return false }
    return key.isSignature(signature, over: message)
  }
}
