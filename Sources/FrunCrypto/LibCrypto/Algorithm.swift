internal import COpenSSL

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

/// Stops the process when a libcrypto call that has no failure mode except exhausted memory or a library
/// without its default provider reports failure. Going on would hash or encrypt nothing.
func demand(_ status: Int32, _ operation: StaticString = #function) {
  if status != 1 { preconditionFailure("libcrypto failed in \(operation)") }
}

/// As ``demand(_:_:)`` for calls that return a pointer.
func demand<Pointer>(_ pointer: Pointer?, _ operation: StaticString = #function) -> Pointer {
  guard let pointer else { preconditionFailure("libcrypto failed in \(operation)") }
  return pointer
}
