import COpenSSL

/// An algorithm fetched from libcrypto once and kept for the life of the process.
///
/// Fetching by name walks the provider tables under a lock; doing it per page costs more than the cipher.
// Sendable is true because a fetched method object is reference counted and never modified after the fetch;
// OpenSSL documents it as safe to share between threads. It is never freed, so the pointer stays valid.
struct Algorithm: @unchecked Sendable {
  let pointer: OpaquePointer?

  static let aes256GCM = Algorithm(pointer: EVP_CIPHER_fetch(nil, "AES-256-GCM", nil))
  static let aes256ECB = Algorithm(pointer: EVP_CIPHER_fetch(nil, "AES-256-ECB", nil))
  static let chaCha20Poly1305 = Algorithm(
    pointer: EVP_CIPHER_fetch(nil, "ChaCha20-Poly1305", nil))
  static let sha256 = Algorithm(pointer: EVP_MD_fetch(nil, "SHA256", nil))
  static let sha512 = Algorithm(pointer: EVP_MD_fetch(nil, "SHA512", nil))
  static let blake2b512 = Algorithm(pointer: EVP_MD_fetch(nil, "BLAKE2B-512", nil))
}
