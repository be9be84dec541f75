/// Verification of ECDSA with SHA-256 on the curve P-256, as `ES256` signs (RFC 7518, section 3.4).
/// This project signs nothing that way; certificates of others are.
package enum P256 {
  /// `id-ecPublicKey`, `prime256v1` (RFC 5480).
  private static let algorithm: [UInt8] = [
    0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
    0xCE, 0x3D, 0x03, 0x01, 0x07,
  ]

  /// Whether `signature` (`r` and `s`, 32 bytes each) over `message` was made with the private key of
  /// `point` (SEC 1: 33 bytes, or 65 with both coordinates). A point that is not on the curve
  /// verifies nothing.
  package static func verify(signature: [UInt8], message: [UInt8], point: [UInt8]) -> Bool {
    guard signature.count == 64, isWritten(point),
      let key = SubjectPublicKey(DER.sequence(algorithm, DER.bits(point)))
    else { return false }
    let pair = DER.sequence(
      DER.integer(signature.prefix(32)), DER.integer(signature.suffix(32)))
    return key.isSignature(pair, over: message)
  }

  private static func isWritten(_ point: [UInt8]) -> Bool {
    switch point.first {
    case 2, 3: point.count == 33
    case 4: point.count == 65
    default: false
    }
  }
}
