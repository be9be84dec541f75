/// The text of a symbol as bits, before the length is known to fit.
struct QRSegment {
  /// The characters of the alphanumeric mode, each with its number as its place.
  private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

  private let bytes: [UInt8]
  /// The numbers of the characters; nil when one of them is not in the list.
  private let numbers: [Int]?
  /// Whether readers must be told that the bytes are UTF-8: some guess another encoding.
  private let needsEncoding: Bool

  init(_ text: String) {
    bytes = Array(text.utf8)
    let found = bytes.map { Self.letters.firstIndex(of: $0) }
    numbers = found.contains(nil) ? nil : found.compactMap { $0 }
    needsEncoding = bytes.contains { $0 > 127 }
  }

  /// Bits the segment takes in a symbol; nil when its length cannot be written there.
  func bitCount(in version: QRVersion) -> Int? {
    let width = countWidth(in: version)
    guard bytes.count < 1 << width else { return nil }
    let content = numbers == nil ? bytes.count * 8 : bytes.count / 2 * 11 + bytes.count % 2 * 6
    return (needsEncoding ? 12 : 0) + 4 + width + content
  }

  /// The mode, the length and the characters.
  func bits(in version: QRVersion) -> QRBits {
    var bits = QRBits()
    if needsEncoding {
      // Extended channel interpretation 26 is UTF-8.
      bits.append(0b0111, width: 4)
      bits.append(26, width: 8)
    }
    bits.append(numbers == nil ? 0b0100 : 0b0010, width: 4)
    bits.append(bytes.count, width: countWidth(in: version))
    guard let numbers else {
      for byte in bytes { bits.append(Int(byte), width: 8) }
      return bits
    }
    for start in stride(from: 0, to: numbers.count, by: 2) {
      if start + 1 < numbers.count {
        bits.append(numbers[start] * Self.letters.count + numbers[start + 1], width: 11)
      } else {
        bits.append(numbers[start], width: 6)
      }
    }
    return bits
  }

  private func countWidth(in version: QRVersion) -> Int {
    switch (numbers != nil, version.number) {
    case (true, ...9): 9
    case (true, ...26): 11
    case (true, _): 13
    case (false, ...9): 8
    case (false, _): 16
    }
  }
}

/// Bits in the order they are written, the highest of a number first.
struct QRBits {
  private(set) var bits: [Bool] = []

  var count: Int { bits.count }

  mutating func append(_ number: Int, width: Int) {
    for place in (0..<width).reversed() { bits.append(number >> place & 1 == 1) }
  }

  /// The bits as bytes. The count is a multiple of eight.
  var bytes: [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }
}
