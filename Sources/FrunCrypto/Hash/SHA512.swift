/// SHA-512 (FIPS 180-4), 64 bytes.
package enum SHA512: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<SHA512>
  /// 64.
  package static var digestSize: Int { 64 }
  /// SHA-512.
  package static var kind: HashKind { .sha512 }
}
