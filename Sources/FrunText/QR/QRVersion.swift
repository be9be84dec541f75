/// The size of a symbol, 1 to 40, and how its bytes are laid out.
struct QRVersion: Hashable {
  let number: Int

  /// The smallest symbol that holds a segment; nil when none does.
  static func smallest(for segment: QRSegment, _ correction: QRCode.Correction) -> QRVersion? {
    (1...40).lazy.map { QRVersion(number: $0) }.first { version in
      guard let bits = segment.bitCount(in: version) else { return false }
      return bits <= version.dataBytes(correction) * 8
    }
  }

  var size: Int { 17 + 4 * number }

  /// Where the middles of the small squares are, along one side.
  var alignment: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    let step = number == 32 ? 26 : (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
  }

  /// Bytes of text and correction together.
  var allBytes: Int {
    var modules = (16 * number + 128) * number + 64
    if number > 1 {
      let count = number / 7 + 2
      modules -= (25 * count - 10) * count - 55
    }
    if number > 6 { modules -= 36 }
    return modules / 8
  }

  /// Bytes for text.
  func dataBytes(_ correction: QRCode.Correction) -> Int {
    allBytes - correctionBytes(correction) * blocks(correction)
  }

  private func correctionBytes(_ correction: QRCode.Correction) -> Int {
    Self.correctionBytes[correction.rawValue][number - 1]
  }

  private func blocks(_ correction: QRCode.Correction) -> Int {
    Self.blocks[correction.rawValue][number - 1]
  }

  /// The bytes of a symbol in the order they are drawn: the text closed and filled up, cut into
  /// blocks, each with its correction, the blocks interleaved (7.4.10 to 7.6).
  func codewords(of segment: QRSegment, _ correction: QRCode.Correction) -> [UInt8] {
    var bits = segment.bits(in: self)
    let room = dataBytes(correction) * 8
    bits.append(0, width: min(4, room - bits.count))
    bits.append(0, width: (8 - bits.count % 8) % 8)
    var filler = 0xEC
    while bits.count < room {
      bits.append(filler, width: 8)
      filler ^= 0xEC ^ 0x11
    }
    let data = bits.bytes
    let count = blocks(correction)
    let short = data.count / count
    let longBlocks = data.count % count
    let reedSolomon = QRReedSolomon(degree: correctionBytes(correction))
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for index in 0..<count {
      // The longer blocks come last.
      let length = short + (index >= count - longBlocks ? 1 : 0)
      parts.append(data[start..<start + length])
      start += length
    }
    return interleaved(parts) + interleaved(parts.map { reedSolomon.remainder(of: $0)[...] })
  }

  private func interleaved(_ parts: [ArraySlice<UInt8>]) -> [UInt8] {
    let longest = parts.map(\.count).max() ?? 0
    return (0..<longest).flatMap { place in
      parts.compactMap { $0.count > place ? $0[$0.startIndex + place] : nil }
    }
  }

  /// Correction bytes in each block, by correction and version (table 9).
  private static let correctionBytes = [
    [
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30,
      26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
      28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
      13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
      30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
      17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
  ]

  /// Blocks, by correction and version (table 9).
  private static let blocks = [
    [
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14,
      15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25,
      26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
      1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34,
      34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
      1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37,
      40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
  ]
}
