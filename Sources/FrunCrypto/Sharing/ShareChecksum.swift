/// RS1024, the Reed-Solomon checksum of 30 bits at the end of a share: any three wrong words are
/// certain to be noticed, more with all but one chance in 10⁹.
///
/// Source: SLIP-0039, "Checksum".
enum ShareChecksum {
  /// Number of words it takes.
  static let count = 3

  /// The three values that make `values` a valid share.
  static func checksum(of values: [UInt16], isExtendable: Bool) -> [UInt16] {
    let state = polynomial(label(isExtendable) + values + [0, 0, 0]) ^ 1
    return [UInt16(state >> 20 & 1023), UInt16(state >> 10 & 1023), UInt16(state & 1023)]
  }

  /// Whether the last three values are the checksum of those before.
  static func isValid(_ values: [UInt16], isExtendable: Bool) -> Bool {
    polynomial(label(isExtendable) + values) == 1
  }

  /// What the checksum also covers, so that the two versions cannot be taken for each other.
  private static func label(_ isExtendable: Bool) -> [UInt16] {
    (isExtendable ? "shamir_extendable" : "shamir").utf8.map(UInt16.init)
  }

  private static let generator: [UInt32] = [
    0xE0_E040, 0x1C1_C080, 0x383_8100, 0x707_0200, 0xE0E_0009,
    0x1C0C_2412, 0x3808_6C24, 0x3090_FC48, 0x21B1_F890, 0x3F3_F120,
  ]

  private static func polynomial(_ values: [UInt16]) -> UInt32 {
    var state: UInt32 = 1
    for value in values {
      let top = state >> 20
      state = (state & 0xF_FFFF) << 10 ^ UInt32(value)
      for (bit, term) in generator.enumerated() where top >> UInt32(bit) & 1 == 1 {
        state ^= term
      }
    }
    return state
  }
}
