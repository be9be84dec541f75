/// MD5 (RFC 1321), 16 bytes. Broken: only to check bags that others made with it.
package enum MD5: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<MD5>
  /// 16.
  package static var digestSize: Int { 16 }
  /// MD5.
  package static var kind: HashKind { .md5 }
}

/// SHA-1 (FIPS 180-4), 20 bytes. Broken: only to check bags that others made with it.
package enum SHA1: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<SHA1>
  /// 20.
  package static var digestSize: Int { 20 }
  /// SHA-1.
  package static var kind: HashKind { .sha1 }
}

/// SHA-224 (FIPS 180-4), 28 bytes. Only to check bags that others made with it.
package enum SHA224: HashFunction {
  /// Piecewise hashing.
  package typealias Stream = HashStream<SHA224>
  /// 28.
  package static var digestSize: Int { 28 }
  /// SHA-224.
  package static var kind: HashKind { .sha224 }
}
