import COpenSSL

/// An algorithm fetched from libcrypto once and kept for the life of the process.
///
/// Fetching by name walks the provider tables under a lock; doing it per page costs more than the cipher.
// Sendable is true because a fetched method object is reference counted and never modified after the fetch;
// OpenSSL documents it as safe to share between threads. It is never freed, so the pointer stays valid.
struct Algorithm: @unchecked Sendable {
  let pointer: OpaquePointer?

  static let aes256GCM = cipher("AES-256-GCM")
  static let aes256ECB = cipher("AES-256-ECB")
  static let chaCha20Poly1305 = cipher("ChaCha20-Poly1305")
  static let md5 = digest("MD5")
  static let sha1 = digest("SHA1")
  static let sha224 = digest("SHA224")
  static let sha256 = digest("SHA256")
  static let sha512 = digest("SHA512")
  static let blake2b512 = digest("BLAKE2B-512")

  private static func cipher(_ name: String) -> Algorithm {
    LibCrypto.prepare()
    return Algorithm(pointer: EVP_CIPHER_fetch(nil, name, nil))
  }

  private static func digest(_ name: String) -> Algorithm {
    LibCrypto.prepare()
    return Algorithm(pointer: EVP_MD_fetch(nil, name, nil))
  }
}
