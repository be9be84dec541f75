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
struct BagDigestStream {
  private enum State {
    case md5(MD5)
    case sha1(SHA1)
    case sha224(SHA224)
    case sha256(SHA256.Stream)
    case sha512(SHA512.Stream)
  }

  private var state: State

  init(_ algorithm: BagAlgorithm) {
    state =
      switch algorithm {
      case .md5: .md5(MD5())
      case .sha1: .sha1(SHA1())
      case .sha224: .sha224(SHA224())
      case .sha256: .sha256(SHA256.Stream())
      case .sha512: .sha512(SHA512.Stream())
      }
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    switch state {
    case .md5(var hash):
      hash.update(bytes)
      state = .md5(hash)
    case .sha1(var hash):
      hash.update(bytes)
      state = .sha1(hash)
    case .sha224(var hash):
      hash.update(bytes)
      state = .sha224(hash)
    case .sha256(let hash): hash.update(bytes)
    case .sha512(let hash): hash.update(bytes)
    }
  }

  mutating func finalize() -> [UInt8] {
    switch state {
    case .md5(var hash): hash.finalize()
    case .sha1(var hash): hash.finalize()
    case .sha224(var hash): hash.finalize()
    case .sha256(let hash): hash.finalize()
    case .sha512(let hash): hash.finalize()
    }
  }
}
