import COpenSSL

/// HMAC with SHA-256 (RFC 2104).
package enum HMACSHA256 {
  /// Returns the 32-byte authentication code of `message`. Any key length is allowed.
  package static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    message.withUnsafeBytes { message in key.withUnsafeBytes { authenticate(message, key: $0) } }
  }

  /// Returns the 32-byte authentication code of the bytes in `message`. Any key length is allowed.
  package static func authenticate(
    _ message: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer
  ) -> [UInt8] {
    let bytes = message.bindMemory(to: UInt8.self)
    // A null pointer would mean "keep the previous key" to OpenSSL's piecewise interface; give it an address.
    let empty: [UInt8] = [0]
    return empty.withUnsafeBytes { placeholder in
      [UInt8](unsafeUninitializedCapacity: 32) { output, initialized in
        _ = demand(
          HMAC(
            HashKind.sha256.algorithm, key.baseAddress ?? placeholder.baseAddress,
            Int32(clamping: key.count), bytes.baseAddress, bytes.count, output.baseAddress, nil))
        initialized = 32
      }
    }
  }

  /// Whether `code` is the authentication code of `message`, compared in constant time.
  package static func isValid(_ code: [UInt8], for message: [UInt8], key: [UInt8]) -> Bool {
    ConstantTime.equal(code, authenticate(message, key: key))
  }
}
