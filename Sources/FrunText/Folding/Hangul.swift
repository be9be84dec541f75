/// Composition of Korean syllables from their letters (The Unicode Standard, chapter 3.12), so
/// that text from systems that decompose it is found too.
enum Hangul {
  static func compose(_ scalars: inout [UInt32]) {
    guard scalars.contains(where: { (0x1100...0x11FF).contains($0) }) else { return }
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars {
      if let last = result.last, let syllable = compose(last, scalar) {
        result[result.count - 1] = syllable
      } else {
        result.append(scalar)
      }
    }
    scalars = result
  }

  private static func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
      return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
    }
    if (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0,
      (0x11A8...0x11C2).contains(second)
    {
      return first + (second - 0x11A7)
    }
    return nil
  }
}
