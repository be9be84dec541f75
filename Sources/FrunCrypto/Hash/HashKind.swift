/// The hash functions this module offers.
///
/// MD5, SHA-1 and SHA-224 exist to check the lists of other people's bags; nothing of ours relies on them.
package enum HashKind: Sendable {
  /// MD5 (RFC 1321); broken, only for check sums of others.
  case md5
  /// SHA-1 (FIPS 180-4); broken, only for check sums of others.
  case sha1
  /// SHA-224 (FIPS 180-4).
  case sha224
  /// SHA-256 (FIPS 180-4).
  case sha256
  /// SHA-512 (FIPS 180-4).
  case sha512
  /// BLAKE2b with 64 bytes of output (RFC 7693).
  case blake2b512

  var algorithm: OpaquePointer {
    switch self {
    case .md5: demand(Algorithm.md5.pointer)
    case .sha1: demand(Algorithm.sha1.pointer)
    case .sha224: demand(Algorithm.sha224.pointer)
    case .sha256: demand(Algorithm.sha256.pointer)
    case .sha512: demand(Algorithm.sha512.pointer)
    case .blake2b512: demand(Algorithm.blake2b512.pointer)
    }
  }
}
