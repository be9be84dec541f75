import COpenSSL

/// PBKDF2 (RFC 8018) with HMAC-SHA-256, as SLIP-39 needs it. For new passphrases use ``Scrypt``.
package enum PBKDF2 {
  /// Derives `count` bytes (1 to 4096) with 1 to 100,000,000 iterations.
  package static func sha256(
    password: [UInt8], salt: [UInt8], iterations: Int, count: Int
  ) throws(CryptoError) -> [UInt8] {
    guard (1...100_000_000).contains(iterations) else {
      throw CryptoError(.parameterOutOfRange, "PBKDF2 iterations")
    }
    guard (1...4096).contains(count) else { throw CryptoError(.lengthInvalid, "PBKDF2 output") }
    guard let length = Int32(exactly: password.count), let saltLength = Int32(exactly: salt.count)
    else { throw CryptoError(.lengthInvalid, "PBKDF2 input") }
    var status: Int32 = 0
    let output = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      status = password.withUnsafeBytes { password in
        PKCS5_PBKDF2_HMAC(
          password.bindMemory(to: CChar.self).baseAddress, length, salt, saltLength,
          Int32(iterations), HashKind.sha256.algorithm, Int32(count), output.baseAddress)
      }
      initialized = status == 1 ? count : 0
    }
    guard status == 1 else { throw CryptoError(.unavailable, "PBKDF2") }
    return output
  }
}
