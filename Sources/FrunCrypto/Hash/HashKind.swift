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
