import COpenSSL

/// A private key of Curve25519 held by libcrypto, which erases it when freed.
// Sendable is true because the key object is complete when init returns and is only read afterwards; OpenSSL
// allows concurrent derivation and signing with one key object.
final class PrivateKeyHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Takes 32 bytes of seed; `type` is EVP_PKEY_X25519 or EVP_PKEY_ED25519.
  init(type: Int32, seed: [UInt8]) throws(CryptoError) {
    guard seed.count == 32 else { throw CryptoError(.lengthInvalid, "Curve25519 seed") }
    LibCrypto.prepare()
    guard let key = EVP_PKEY_new_raw_private_key(type, nil, seed, 32) else {
      throw CryptoError(.unavailable, "Curve25519 key")
    }
    pointer = key
  }

  deinit { EVP_PKEY_free(pointer) }

  var seed: [UInt8] { read(EVP_PKEY_get_raw_private_key) }
  var publicKey: [UInt8] { read(EVP_PKEY_get_raw_public_key) }

  private func read(
    _ getter: (OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?) -> Int32
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { output, initialized in
      initialized = 32
      demand(getter(pointer, output.baseAddress, &initialized))
    }
  }
}
