/// How much memory and time one guess at a passphrase costs: scrypt with N = 2^logN, r = 8,
/// p = 1, which takes 2^logN KiB.
package struct PassphraseCost: Hashable, Sendable {
  package let logN: Int

  /// What a file may ask for: below, guessing is cheap; above, a changed header could make every
  /// attempt to unlock take minutes or all memory.
  static let accepted = 15...20
  /// The least a new slot gets in the product: 128 MiB, about half a second.
  package static let floor = PassphraseCost(clamping: 17)
  /// 256 MiB, about a second on a laptop of 2020.
  package static let standard = PassphraseCost(clamping: 18)

  /// Takes the nearest accepted exponent, 15 to 20. Only tests go below `floor`.
  package init(clamping logN: Int) {
    self.logN = min(max(logN, Self.accepted.lowerBound), Self.accepted.upperBound)
  }

  /// The cost for a new passphrase on this machine: the standard one where there is memory for
  /// it, one step more where that takes less than half a second, and never below the floor.
  ///
  /// - Parameters:
  ///   - physicalMemory: bytes of main memory.
  ///   - secondsFor: measures one derivation with the given exponent.
  package static func calibrated(
    physicalMemory: UInt64, secondsFor: (Int) throws -> Double
  ) rethrows -> PassphraseCost {
    let gibibyte: UInt64 = 1 << 30
    guard physicalMemory >= 4 * gibibyte else { return floor }
    // The time is proportional to N: an eighth of the work tells enough.
    let standardSeconds = try secondsFor(accepted.lowerBound) * 8
    if standardSeconds > 3 { return floor }
    if standardSeconds < 0.5, physicalMemory >= 8 * gibibyte {
      return PassphraseCost(clamping: standard.logN + 1)
    }
    return standard
  }
}
