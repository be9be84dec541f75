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
