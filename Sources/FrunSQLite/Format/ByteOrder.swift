/// Big-endian integers in arrays of bytes; an index out of range stops the program, so callers
/// check the length of what they read first.
extension [UInt8] {
  func bigEndian32(at offset: Int) -> UInt32 {
    self[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  func bigEndian16(at offset: Int) -> UInt16 {
    self[offset..<offset + 2].reduce(0) { $0 << 8 | UInt16($1) }
  }

  mutating func store(_ value: some FixedWidthInteger, at offset: Int) {
    let bytes = value.bigEndianBytes
    replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }

  /// Copies `bytes` over the place they belong to, without changing the length.
  mutating func store(_ bytes: [UInt8], at offset: Int) {
    precondition(offset + bytes.count <= count)
    replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }

  func isZero(_ range: Range<Int>) -> Bool {
    self[range].allSatisfy { $0 == 0 }
  }
}

extension FixedWidthInteger {
  var bigEndianBytes: [UInt8] {
    withUnsafeBytes(of: bigEndian) { [UInt8]($0) }
  }
}

extension UnsafeRawBufferPointer {
  func bigEndian32(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset + 4 <= count)
    return UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  func bigEndian64(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset + 8 <= count)
    return UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Whether the 56 bytes that belong to the sealing are zero in a page of SQLite.
  var hasZeroReserve: Bool {
    precondition(count == FRV1.pageSize)
    var sum: UInt64 = 0
    for offset in stride(from: FRV1.usable, to: FRV1.pageSize, by: 8) {
      sum |= loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    return sum == 0
  }
}

extension UnsafeMutableRawBufferPointer {
  func storeBigEndian(_ value: UInt32, at offset: Int) {
    precondition(offset >= 0 && offset + 4 <= count)
    storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt32.self)
  }

  func storeBigEndian(_ value: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset + 8 <= count)
    storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt64.self)
  }

  /// Sets a range to zero.
  func clear(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    UnsafeMutableRawBufferPointer(rebasing: self[range]).initializeMemory(
      as: UInt8.self, repeating: 0)
  }
}
