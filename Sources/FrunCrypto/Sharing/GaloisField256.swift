/// Arithmetic with bytes in which every number but zero can be divided by: GF(2⁸) modulo
/// x⁸ + x⁴ + x³ + x + 1, the field of AES.
///
/// Without tables: a table is looked up at a place that depends on the secret, and how long that
/// takes can be measured. Secrets here are short, so the price is nothing.
///
/// Source: SLIP-0039, "Shamir's secret sharing"; FIPS 197, section 4.
enum GaloisField256 {
  /// The product.
  static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (left, right, product) = (left, right, UInt8(0))
    for _ in 0..<8 {
      product ^= left & (0 &- (right & 1))
      left = (left << 1) ^ (0x1B & (0 &- (left >> 7)))
      right >>= 1
    }
    return product
  }

  /// The number whose product with `value` is 1; 0 for 0. It is the 254th power.
  static func inverse(_ value: UInt8) -> UInt8 {
    var (power, result) = (value, UInt8(1))
    for bit in 0..<8 {
      if 254 >> bit & 1 == 1 { result = multiply(result, power) }
      power = multiply(power, power)
    }
    return result
  }
}
