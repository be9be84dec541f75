import COpenSSL

/// scrypt (RFC 7914): turns a passphrase into a key at a price in time and memory.
package enum Scrypt {
  /// Derives `count` bytes.
  ///
  /// With r = 8 it takes 2^logN KiB of memory: 2^18 is 256 MiB and about a second.
  ///
  /// - Parameters:
  ///   - logN: binary logarithm of the cost, 1 to 22 (4 GiB); callers that read it from a file check their own,
  ///     lower limit first.
  ///   - r: block size, 1 to 32; N and r together may ask for at most 4 GiB.
  ///   - p: parallelisation, 1 to 16.
  ///   - count: 1 to 1024 bytes.
  package static func derive(
    password: [UInt8], salt: [UInt8], logN: Int, r: Int = 8, p: Int = 1, count: Int
  ) throws(CryptoError) -> [UInt8] {
    guard (1...22).contains(logN), (1...32).contains(r), (1...16).contains(p) else {
      throw CryptoError(.parameterOutOfRange, "scrypt cost")
    }
    guard (1...1024).contains(count) else { throw CryptoError(.lengthInvalid, "scrypt output") }
    let cost = UInt64(1) << UInt64(logN)
    // Without an explicit limit OpenSSL refuses more than 32 MiB, which is already 2^15 at r = 8.
    let memory = cost * 128 * UInt64(r) + 4 << 20
    guard memory <= 5 << 30 else { throw CryptoError(.parameterOutOfRange, "scrypt memory") }
    LibCrypto.prepare()
    var status: Int32 = 0
    let output = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      status = password.withUnsafeBytes { password in
        EVP_PBE_scrypt(
          password.bindMemory(to: CChar.self).baseAddress, password.count, salt, salt.count, cost,
          UInt64(r), UInt64(p), memory, output.baseAddress, count)
      }
      initialized = status == 1 ? count : 0
    }
    guard status == 1 else { throw CryptoError(.unavailable, "scrypt") }
    return output
  }
}
