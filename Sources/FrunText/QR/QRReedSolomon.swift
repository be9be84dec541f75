/// The correction bytes of a block: the remainder of its polynomial, over the field of 256 elements
/// with the polynomial 0x11D (annex A).
struct QRReedSolomon {
  /// The generator without its leading one, the highest power first.
  private let generator: [UInt8]

  init(degree: Int) {
    var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for place in coefficients.indices {
        coefficients[place] = Self.product(coefficients[place], root)
        if place + 1 < degree { coefficients[place] ^= coefficients[place + 1] }
      }
      root = Self.product(root, 2)
    }
    generator = coefficients
  }

  func remainder(of block: ArraySlice<UInt8>) -> [UInt8] {
    var remainder = [UInt8](repeating: 0, count: generator.count)
    for byte in block {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for place in remainder.indices {
        remainder[place] ^= Self.product(generator[place], factor)
      }
    }
    return remainder
  }

  private static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
    var result = 0
    for place in (0..<8).reversed() {
      result = result << 1 ^ (result >> 7) * 0x11D
      result ^= (Int(second) >> place & 1) * Int(first)
    }
    return UInt8(truncatingIfNeeded: result)
  }
}
