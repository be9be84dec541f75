/// The normal form of Burmese text, after the storage order of Unicode Technical Note 11.
///
/// Keyboards and converters emit the signs of one syllable in different orders, and take the digit
/// zero for the letter wa. Text in the Zawgyi encoding is not recognised.
enum Burmese {
  static let virama: UInt32 = 0x1039
  static let asat: UInt32 = 0x103A

  static func contains(_ scalar: UInt32) -> Bool { (0x1000...0x109F).contains(scalar) }
  static func isTone(_ scalar: UInt32) -> Bool { scalar == 0x1037 || scalar == 0x1038 }

  /// The place of a dependent sign in its syllable; nil for letters, digits and the virama.
  private static func order(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x103B...0x103E: Int(scalar - 0x103B)  // medials
    case 0x1031: 4  // e
    case 0x102D, 0x102E, 0x1032, 0x1033, 0x1034, 0x1035: 5  // above
    case 0x102F, 0x1030: 6  // below
    case 0x102B, 0x102C: 7  // aa
    case 0x103A: 8  // asat
    case 0x1036: 9  // anusvara
    case 0x1037: 10  // dot below
    case 0x1038: 11  // visarga
    default: nil
    }
  }

  /// Puts the signs of each syllable into order and resolves the letters that look alike.
  static func normalize(_ scalars: inout [UInt32]) {
    var index = 0
    while index < scalars.count {
      guard contains(scalars[index]) else {
        index += 1
        continue
      }
      replaceLookalike(&scalars, at: index)
      let start = index
      while index < scalars.count, order(scalars[index]) != nil { index += 1 }
      if index - start > 1 {
        // Sorted by place and then by code point: one order for every input order.
        scalars[start..<index].sort { left, right in
          (order(left) ?? 0, left) < (order(right) ?? 0, right)
        }
      }
      if index == start { index += 1 }
    }
    composeLetters(&scalars)
  }

  private static func replaceLookalike(_ scalars: inout [UInt32], at index: Int) {
    let lookalikes: [UInt32: UInt32] = [0x1040: 0x101D, 0x1047: 0x101B]
    guard let letter = lookalikes[scalars[index]] else { return }
    // A digit that carries a sign is the letter that looks like it.
    if index + 1 < scalars.count, order(scalars[index + 1]) != nil { scalars[index] = letter }
  }

  /// Composes letters that have two spellings, and turns the digits that are digits into ASCII.
  private static func composeLetters(_ scalars: inout [UInt32]) {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars {
      if (0x1040...0x1049).contains(scalar) {
        result.append(scalar - 0x1040 + 0x30)
      } else if scalar == 0x102E, result.last == 0x1025 {
        result[result.count - 1] = 0x1026
      } else if scalar == asat, result.last == 0x1025 {
        result[result.count - 1] = 0x1009
        result.append(scalar)
      } else {
        result.append(scalar)
      }
    }
    scalars = result
  }
}
