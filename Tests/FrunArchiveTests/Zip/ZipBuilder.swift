/// Writes zip files part by part, well or ill formed, so that no binary fixture is needed.
struct ZipBuilder {
  struct Part {
    var name: [UInt8]
    var packed: [UInt8]
    var size: Int
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var checksum: UInt32
    /// Upper half of the external attributes: the Unix mode.
    var mode: UInt16 = 0o100644
  }

  var parts: [Part] = []

  mutating func store(_ name: String, _ contents: String) {
    let bytes = Array(contents.utf8)
    parts.append(
      Part(name: Array(name.utf8), packed: bytes, size: bytes.count, checksum: crc32(bytes)))
  }

  /// A part of `count` zero bytes in about 1/160 of the room: one literal, then copies of 258.
  mutating func deflateZeros(_ name: String, count: Int) {
    var bits = BitWriter()
    bits.append(0b1, 1)  // last block
    bits.append(0b01, 2)  // fixed codes
    bits.appendCode(0b0011_0000, 8)  // literal 0
    var rest = count - 1
    while rest >= 258 {
      bits.appendCode(0b1100_0101, 8)  // length 258
      bits.appendCode(0, 5)  // distance 1
      rest -= 258
    }
    for _ in 0..<rest { bits.appendCode(0b0011_0000, 8) }
    bits.appendCode(0, 7)  // end of block
    parts.append(
      Part(
        name: Array(name.utf8), packed: bits.bytes, size: count, method: 8,
        checksum: crc32([UInt8](repeating: 0, count: count))))
  }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = file.count
      var common: [UInt8] = []
      common += le16(20) + le16(part.flags) + le16(part.method) + le16(0) + le16(0x21)
      common += le32(part.checksum) + le32(UInt32(part.packed.count)) + le32(UInt32(part.size))
      common += le16(UInt16(part.name.count)) + le16(0)
      file += le32(0x0403_4B50) + common + part.name + part.packed
      directory += le32(0x0201_4B50) + le16(0x0314) + common + le16(0) + le16(0) + le16(0)
      directory += le32(UInt32(part.mode) << 16) + le32(UInt32(offset)) + part.name
    }
    let start = file.count
    let count = UInt16(parts.count)
    file += directory
    file += le32(0x0605_4B50) + le16(0) + le16(0) + le16(count) + le16(count)
    file += le32(UInt32(directory.count)) + le32(UInt32(start)) + le16(0)
    return file
  }

  private func le16(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private func le32(_ value: UInt32) -> [UInt8] {
    le16(UInt16(value & 0xFFFF)) + le16(UInt16(value >> 16))
  }
}

/// Bits from the low end of each byte, as deflate orders them.
private struct BitWriter {
  var bytes: [UInt8] = []
  private var used = 8

  mutating func append(_ value: UInt32, _ count: Int) {
    for index in 0..<count { appendBit((value >> UInt32(index)) & 1) }
  }

  /// Huffman codes are written from their high end.
  mutating func appendCode(_ value: UInt32, _ count: Int) {
    for index in (0..<count).reversed() { appendBit((value >> UInt32(index)) & 1) }
  }

  private mutating func appendBit(_ bit: UInt32) {
    if used == 8 {
      bytes.append(0)
      used = 0
    }
    bytes[bytes.count - 1] |= UInt8(bit) << UInt8(used)
    used += 1
  }
}

func crc32(_ bytes: [UInt8]) -> UInt32 {
  var remainder: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = (remainder >> 1) ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~remainder
}
