/// 24 bytes: the prefix of a session and a big-endian counter of 96 bits.
struct SessionNonce {
  /// The bytes before the counter's last eight, and the counter's last eight as a number.
  private var words: (UInt64, UInt32, UInt32, UInt64) = (0, 0, 0, 0)

  init() {}

  init(_ bytes: [UInt8]) {
    precondition(bytes.count == 24, "the random source gave too few bytes")
    bytes.withUnsafeBytes { bytes in
      words = (
        bytes.loadUnaligned(as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self),
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      )
    }
  }

  /// The prefix and counter in the order of the format.
  var bytes: (UInt64, UInt32, UInt32, UInt64) {
    (words.0, words.1, words.2.bigEndian, words.3.bigEndian)
  }

  func write(to target: UnsafeMutableRawPointer) {
    withUnsafeBytes(of: bytes) {
      target.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(target), byteCount: 24)
    }
  }

  mutating func increment() {
    let (next, carries) = words.3.addingReportingOverflow(1)
    words.3 = next
    if carries { words.2 &+= 1 }
  }
}
