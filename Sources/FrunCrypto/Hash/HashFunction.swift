import COpenSSL

/// A cryptographic hash: one-shot through ``hash(_:)``, piecewise through its `Stream`.
package protocol HashFunction {
  /// Size of the digest in bytes.
  static var digestSize: Int { get }

  /// Which implementation in libcrypto computes it.
  static var kind: HashKind { get }
}

extension HashFunction {
  /// Returns the digest of `message`.
  package static func hash(_ message: [UInt8]) -> [UInt8] {
    message.withUnsafeBytes { hash($0) }
  }

  /// Returns the digest of the bytes in `message`.
  package static func hash(_ message: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: digestSize) { output, initialized in
      demand(
        EVP_Digest(
          message.baseAddress, message.count, output.baseAddress, nil, kind.algorithm, nil))
      initialized = digestSize
    }
  }
}
