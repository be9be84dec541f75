/// HKDF (RFC 5869): derives keys from key material that is already strong. Not for passphrases.
package enum HKDF {
  /// Derives `count` bytes with SHA-256.
  ///
  /// - Parameters:
  ///   - key: input key material.
  ///   - salt: not secret; empty means 32 zero bytes, as the standard says.
  ///   - info: what the derived key is for.
  ///   - count: 1 to 8160 bytes (255 blocks).
  package static func sha256(
    key: [UInt8], salt: [UInt8], info: [UInt8], count: Int
  ) throws(CryptoError) -> [UInt8] {
    guard (1...255 * 32).contains(count) else {
      throw CryptoError(.lengthInvalid, "HKDF output")
    }
    var pseudorandomKey = HMACSHA256.authenticate(key, key: salt)
    defer { ConstantTime.wipe(&pseudorandomKey) }
    var output: [UInt8] = []
    output.reserveCapacity(count + 31)
    var block: [UInt8] = []
    var index: UInt8 = 1
    while true {
      block = HMACSHA256.authenticate(block + info + [index], key: pseudorandomKey)
      output += block
      if output.count >= count { break }
      index += 1
    }
    ConstantTime.wipe(&block)
    return [UInt8](output.prefix(count))
  }
}
