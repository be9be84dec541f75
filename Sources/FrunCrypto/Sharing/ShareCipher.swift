/// The four Feistel rounds that tie a shared secret to a passphrase. Every passphrase gives some
/// secret: shares alone do not tell whether one was used.
///
/// Source: SLIP-0039, "Encryption of the master secret".
enum ShareCipher {
  static func encrypt(
    _ secret: [UInt8], passphrase: [UInt8], salt: [UInt8], exponent: Int
  ) throws(SharingError) -> [UInt8] {
    try run([0, 1, 2, 3], secret, passphrase, salt, exponent)
  }

  static func decrypt(
    _ secret: [UInt8], passphrase: [UInt8], salt: [UInt8], exponent: Int
  ) throws(SharingError) -> [UInt8] {
    try run([3, 2, 1, 0], secret, passphrase, salt, exponent)
  }

  /// What the rounds are salted with: nothing for extendable shares, else their identifier.
  static func salt(identifier: UInt16, isExtendable: Bool) -> [UInt8] {
    isExtendable
      ? [] : Array("shamir".utf8) + [UInt8(identifier >> 8), UInt8(truncatingIfNeeded: identifier)]
  }

  private static func run(
    _ rounds: [UInt8], _ secret: [UInt8], _ passphrase: [UInt8], _ salt: [UInt8], _ exponent: Int
  ) throws(SharingError) -> [UInt8] {
    let half = secret.count / 2
    var left = Array(secret.prefix(half))
    var right = Array(secret.suffix(half))
    for round in rounds {
      let mask: [UInt8]
      do {
        mask = try PBKDF2.sha256(
          password: [round] + passphrase, salt: salt + right, iterations: 2500 << exponent,
          count: half)
      } catch { throw SharingError(.parameters) }
      (left, right) = (right, zip(left, mask).map { $0 ^ $1 })
    }
    return right + left
  }
}
