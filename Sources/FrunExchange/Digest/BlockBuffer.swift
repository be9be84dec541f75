/// Collects a message into 64-byte blocks and closes it with its length, as MD5, SHA-1 and SHA-224
/// do. These exist only to check bags of others; nothing of ours relies on them.
struct BlockBuffer {
  private var pending: [UInt8] = []
  private var bits: UInt64 = 0

  /// Hands every complete block to `compress` as a slice of 64 bytes.
  mutating func append(_ bytes: UnsafeRawBufferPointer, _ compress: (ArraySlice<UInt8>) -> Void) {
    bits &+= UInt64(bytes.count) &* 8
    pending.append(contentsOf: bytes)
    var offset = 0
    while pending.count - offset >= 64 {
      compress(pending[offset..<offset + 64])
      offset += 64
    }
    pending.removeFirst(offset)
  }

  /// Pads and closes; `bigEndian` says how the length is written.
  mutating func close(bigEndian: Bool, _ compress: (ArraySlice<UInt8>) -> Void) {
    pending.append(0x80)
    while pending.count % 64 != 56 { pending.append(0) }
    for index in 0..<8 {
      let shift = UInt64(bigEndian ? 56 - 8 * index : 8 * index)
      pending.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    var offset = 0
    while offset < pending.count {
      compress(pending[offset..<offset + 64])
      offset += 64
    }
    pending = []
  }
}

extension ArraySlice<UInt8> {
  /// The 32-bit word with the given number.
  func word(_ number: Int, bigEndian: Bool) -> UInt32 {
    let start = startIndex + 4 * number
    return (0..<4).reduce(0) { word, index in
      word | UInt32(self[start + index]) << UInt32(8 * (bigEndian ? 3 - index : index))
    }
  }
}

extension UInt32 {
  /// This word with its bits turned to the left.
  func rotated(left count: UInt32) -> UInt32 { self << count | self >> (32 - count) }

  /// This word with its bits turned to the right.
  func rotated(right count: UInt32) -> UInt32 { self >> count | self << (32 - count) }

  /// The four bytes of the word.
  func bytes(bigEndian: Bool) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: self >> UInt32(8 * (bigEndian ? 3 - $0 : $0))) }
  }
}
