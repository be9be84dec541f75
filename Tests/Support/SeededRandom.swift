/// A small deterministic generator (SplitMix64), so that a run can be repeated by its seed.
package final class SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// A generator of a seed.
  package init(_ seed: UInt64) { state = seed }

  /// The next 64 bits.
  package func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// So many bytes.
  package func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
