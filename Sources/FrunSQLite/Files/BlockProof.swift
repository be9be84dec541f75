import FrunCrypto

/// Nonce and tag of one sealed block, kept apart from it.
struct BlockProof {
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)

  init(
    sealing block: UnsafeMutableRawBufferPointer, into image: UnsafeMutableRawBufferPointer,
    cipher: XAESPageCipher, index: Int
  ) {
    guard let source = block.baseAddress, let target = image.baseAddress else { return }
    withUnsafeMutableBytes(of: &words) { words in
      guard let nonce = words.baseAddress else { return }
      withUnsafeBytes(of: UInt64(index).bigEndian) { aad in
        cipher.seal(
          source, into: target, count: block.count, aad: aad, nonceOut: nonce,
          tagOut: nonce + FRV1.nonceSize)
      }
    }
  }

  func open(
    _ image: UnsafeMutableRawBufferPointer, into block: UnsafeMutableRawBufferPointer,
    cipher: XAESPageCipher, index: Int
  ) -> Bool {
    guard let source = image.baseAddress, let target = block.baseAddress else { return false }
    return withUnsafeBytes(of: words) { words in
      guard let nonce = words.baseAddress else { return false }
      return withUnsafeBytes(of: UInt64(index).bigEndian) { aad in
        cipher.open(
          UnsafeRawPointer(source), into: target, count: image.count, aad: aad, nonce: nonce,
          tag: nonce + FRV1.nonceSize)
      }
    }
  }
}
