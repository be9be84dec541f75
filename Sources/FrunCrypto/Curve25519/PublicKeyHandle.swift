import COpenSSL

/// A public key of Curve25519 held by libcrypto for the length of one operation.
final class PublicKeyHandle {
  let pointer: OpaquePointer

  /// Returns nil when `bytes` is not 32 bytes.
  init?(type: Int32, bytes: [UInt8]) {
    LibCrypto.prepare()
    guard bytes.count == 32, let key = EVP_PKEY_new_raw_public_key(type, nil, bytes, 32) else {
      return nil
    }
    pointer = key
  }

  deinit { EVP_PKEY_free(pointer) }
}
