internal import COpenSSL

/// A cryptographic hash: one-shot through ``hash(_:)``, piecewise through its `Stream`.
package protocol HashFunction {
  /// Size of the digest in bytes.
  static var digestSize: Int { get }

  /// Which implementation in libcrypto computes it.
  static var kind: HashKind { get }
}

/// The hash functions this module offers.
package enum HashKind: Sendable {
  /// SHA-256 (FIPS 180-4).
  case sha256
  /// SHA-512 (FIPS 180-4).
  case sha512
  /// BLAKE2b with 64 bytes of output (RFC 7693).
  case blake2b512

  var algorithm: OpaquePointer {
    switch self {
    case .sha256: demand(Algorithm.sha256.pointer)
    case .sha512: demand(Algorithm.sha512.pointer)
    case .blake2b512: demand(Algorithm.blake2b512.pointer)
    }
  }
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

/// SHA-256 (FIPS 180-4), 32 bytes.
package enum SHA256: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<SHA256>
  /// 32.
  package static var digestSize: Int { 32 }
  /// SHA-256.
  package static var kind: HashKind { .sha256 }
}

/// SHA-512 (FIPS 180-4), 64 bytes.
package enum SHA512: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<SHA512>
  /// 64.
  package static var digestSize: Int { 64 }
  /// SHA-512.
  package static var kind: HashKind { .sha512 }
}

/// BLAKE2b with 64 bytes of output (RFC 7693).
///
/// Other output sizes are not offered: OpenSSL 3.0 accepts the request for 32 bytes and still returns 64.
package enum BLAKE2b512: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<BLAKE2b512>
  /// 64.
  package static var digestSize: Int { 64 }
  /// BLAKE2b-512.
  package static var kind: HashKind { .blake2b512 }
}
