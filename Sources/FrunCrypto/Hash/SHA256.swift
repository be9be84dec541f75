/// SHA-256 (FIPS 180-4), 32 bytes.
package enum SHA256: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<SHA256>
  /// 32.
  package static var digestSize: Int { 32 }
  /// SHA-256.
  package static var kind: HashKind { .sha256 }
}
