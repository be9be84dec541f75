/// A zip file whose parts are stored as they are (PKWARE APPNOTE 6.3), and which may lie about them.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds a part.
  ///
  /// - Parameter declared: the size the directory says it unpacks to; nil for the true one. A part
  ///   that lies is marked as deflated.
  mutating func add(_ name: String, _ contents: [UInt8], declared: UInt32? = nil) {
    let offset = UInt32(body.count)
    let size = UInt32(contents.count)
    let facts =
      le16(declared == nil ? 0 : 8) + le16(0) + le16(0x5000) + le32(Self.checkSum(contents))
      + le32(size) + le32(declared ?? size) + le16(UInt16(name.utf8.count)) + le16(0)
    body += le32(0x0403_4B50) + le16(20) + le16(0) + facts + Array(name.utf8) + contents
    directory += le32(0x0201_4B50) + le16(0x0314) + le16(20) + le16(0) + facts + le16(0) + le16(0)
    directory += le16(0) + le32(0o100644 << 16) + le32(offset) + Array(name.utf8)
    count += 1
  }

  var bytes: [UInt8] {
    body + directory + le32(0x0605_4B50) + le16(0) + le16(0) + le16(count) + le16(count)
      + le32(UInt32(directory.count)) + le32(UInt32(body.count)) + le16(0)
  }

  private func le16(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private func le32(_ value: UInt32) -> [UInt8] {
    le16(UInt16(value & 0xFFFF)) + le16(UInt16(value >> 16))
  }

  /// CRC-32 as zip uses it.
  private static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
