internal import FrunCrypto

/// A check sum algorithm that a manifest may be written in (RFC 8493 section 2.4).
///
/// Own bags use SHA-256 only; the others are read in bags made elsewhere.
package enum BagAlgorithm: String, Hashable, Sendable, CaseIterable {
  case md5
  case sha1
  case sha224
  case sha256
  case sha512

  /// Digits of a check sum in a manifest.
  package var digits: Int {
    switch self {
    case .md5: 32
    case .sha1: 40
    case .sha224: 56
    case .sha256: 64
    case .sha512: 128
    }
  }

  /// A running computation.
  func stream() -> BagDigestStream { BagDigestStream(self) }
}

/// Computes one check sum of a message that arrives in pieces.
enum BagDigestStream {
  case md5(MD5.Stream)
  case sha1(SHA1.Stream)
  case sha224(SHA224.Stream)
  case sha256(SHA256.Stream)
  case sha512(SHA512.Stream)

  init(_ algorithm: BagAlgorithm) {
    self =
      switch algorithm {
      case .md5: .md5(MD5.Stream())
      case .sha1: .sha1(SHA1.Stream())
      case .sha224: .sha224(SHA224.Stream())
      case .sha256: .sha256(SHA256.Stream())
      case .sha512: .sha512(SHA512.Stream())
      }
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .md5(let hash): hash.update(bytes)
    case .sha1(let hash): hash.update(bytes)
    case .sha224(let hash): hash.update(bytes)
    case .sha256(let hash): hash.update(bytes)
    case .sha512(let hash): hash.update(bytes)
    }
  }

  func finalize() -> [UInt8] {
    switch self {
    case .md5(let hash): hash.finalize()
    case .sha1(let hash): hash.finalize()
    case .sha224(let hash): hash.finalize()
    case .sha256(let hash): hash.finalize()
    case .sha512(let hash): hash.finalize()
    }
  }
}
