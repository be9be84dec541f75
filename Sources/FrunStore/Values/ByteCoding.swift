/// Writes numbers and byte strings for rows that hold several of them. Big endian.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func write(_ number: UInt64) {
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func write(_ number: UInt32) {
    for shift in stride(from: UInt32(24), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// The count in four bytes, then the bytes.
  mutating func write(_ part: some Collection<UInt8>) {
    write(UInt32(clamping: part.count))
    bytes.append(contentsOf: part)
  }
}

/// Reads what ``ByteWriter`` wrote; nil instead of a trap when bytes are missing.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func number64() -> UInt64? { take(8)?.reduce(0) { $0 << 8 | UInt64($1) } }

  mutating func number32() -> UInt32? { take(4)?.reduce(0) { $0 << 8 | UInt32($1) } }

  mutating func part() -> [UInt8]? {
    guard let count = number32() else { return nil }
    return take(Int(count))
  }
}
