/// SHA-1 (FIPS 180-4). Broken as a cryptographic hash: for checking old bags only.
struct SHA1 {
  private var buffer = BlockBuffer()
  private var state: [UInt32] = [
    0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0,
  ]

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var next = state
    buffer.append(bytes) { Self.compress($0, &next) }
    state = next
  }

  mutating func finalize() -> [UInt8] {
    var last = state
    buffer.close(bigEndian: true) { Self.compress($0, &last) }
    return last.flatMap { $0.bytes(bigEndian: true) }
  }

  private static func compress(_ block: ArraySlice<UInt8>, _ state: inout [UInt32]) {
    var words = (0..<16).map { block.word($0, bigEndian: true) }
    for index in 16..<80 {
      words.append(
        (words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16])
          .rotated(left: 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for step in 0..<80 {
      let mixed: UInt32
      let constant: UInt32
      switch step / 20 {
      case 0: (mixed, constant) = (b & c | ~b & d, 0x5A82_7999)
      case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
      case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8F1B_BCDC)
      default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
      }
      let sum = a.rotated(left: 5) &+ mixed &+ e &+ constant &+ words[step]
      (e, d, c, b, a) = (d, c, b.rotated(left: 30), a, sum)
    }
    for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
  }
}
