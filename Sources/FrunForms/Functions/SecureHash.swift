import Glibc

/// The hash functions of the `digest` function (RFC 1321, FIPS 180-4).
///
/// Written here because this layer calls no library; nothing secret is ever
/// hashed with them, forms only use them for check values.
enum SecureHash {
  static func md5(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    let table = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 4_294_967_296) }
    for block in blocks(message, size: 64, isBigEndian: false) {
      let words: [UInt32] = (0..<16).map { index in
        var word: UInt32 = 0
        for byte in (0..<4).reversed() { word = word << 8 | UInt32(block[index * 4 + byte]) }
        return word
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for i in 0..<64 {
        let mixed: UInt32
        let index: Int
        switch i / 16 {
        case 0: (mixed, index) = (b & c | ~b & d, i)
        case 1: (mixed, index) = (d & b | ~d & c, (5 * i + 1) % 16)
        case 2: (mixed, index) = (b ^ c ^ d, (3 * i + 5) % 16)
        default: (mixed, index) = (c ^ (b | ~d), 7 * i % 16)
        }
        let sum = a &+ mixed &+ table[i] &+ words[index]
        (a, d, c) = (d, c, b)
        b = b &+ rotateLeft(sum, shifts[i / 16 * 4 + i % 4])
      }
      state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  static func sha1(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in blocks(message, size: 64, isBigEndian: true) {
      var words: [UInt32] = bigEndianWords(block)
      for i in 16..<80 {
        words.append(rotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for i in 0..<80 {
        let mixed: UInt32
        let constant: UInt32
        switch i / 20 {
        case 0: (mixed, constant) = (b & c | ~b & d, 0x5A82_7999)
        case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
        case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
        }
        let sum = rotateLeft(a, 5) &+ mixed &+ e &+ constant &+ words[i]
        (e, d, c, b, a) = (d, c, rotateLeft(b, 30), a, sum)
      }
      state = zip(state, [a, b, c, d, e]).map { $0 &+ $1 }
    }
    return bigEndianBytes(state)
  }

  static func sha256(_ message: [UInt8]) -> [UInt8] {
    let constants = roots(of: 64, cube: true).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    var state = roots(of: 8, cube: false).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    for block in blocks(message, size: 64, isBigEndian: true) {
      state = compress(
        state, bigEndianWords(block), constants, (7, 18, 3), (17, 19, 10), (6, 11, 25), (2, 13, 22))
    }
    return bigEndianBytes(state)
  }

  static func sha512(_ message: [UInt8]) -> [UInt8] {
    bigEndianBytes(wide(message, roots(of: 8, cube: false)))
  }

  static func sha384(_ message: [UInt8]) -> [UInt8] {
    let start = Array(roots(of: 16, cube: false).suffix(8))
    return Array(bigEndianBytes(wide(message, start)).prefix(48))
  }

  private static func wide(_ message: [UInt8], _ start: [UInt64]) -> [UInt64] {
    let constants = roots(of: 80, cube: true)
    var state = start
    for block in blocks(message, size: 128, isBigEndian: true) {
      state = compress(
        state, bigEndianWords(block), constants, (1, 8, 7), (19, 61, 6), (14, 18, 41), (28, 34, 39))
    }
    return state
  }

  /// One round of SHA-2; both widths differ only in the rotations.
  private static func compress<Word: FixedWidthInteger & UnsignedInteger>(
    _ state: [Word], _ block: [Word], _ constants: [Word], _ small0: (Int, Int, Int),
    _ small1: (Int, Int, Int), _ big1: (Int, Int, Int), _ big0: (Int, Int, Int)
  ) -> [Word] {
    func rotate(_ word: Word, _ count: Int) -> Word {
      word >> Word(count) | word << Word(Word.bitWidth - count)
    }
    var words = block
    for i in 16..<constants.count {
      let a = words[i - 15]
      let b = words[i - 2]
      let first = rotate(a, small0.0) ^ rotate(a, small0.1) ^ a >> Word(small0.2)
      let second = rotate(b, small1.0) ^ rotate(b, small1.1) ^ b >> Word(small1.2)
      words.append(words[i - 16] &+ first &+ words[i - 7] &+ second)
    }
    var v = state
    for i in constants.indices {
      let s1 = rotate(v[4], big1.0) ^ rotate(v[4], big1.1) ^ rotate(v[4], big1.2)
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let t1 = v[7] &+ s1 &+ choice &+ constants[i] &+ words[i]
      let s0 = rotate(v[0], big0.0) ^ rotate(v[0], big0.1) ^ rotate(v[0], big0.2)
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
    }
    return zip(state, v).map { $0 &+ $1 }
  }

  /// The first 64 bits of the fractional parts of the square or cube roots of
  /// the first primes, which is how the standard defines its constants.
  private static func roots(of count: Int, cube: Bool) -> [UInt64] {
    Array((cube ? cubeRoots : squareRoots).prefix(count))
  }

  // Found once: searching them costs more than hashing a page of answers.
  private static let cubeRoots = searchedRoots(of: 80, cube: true)
  private static let squareRoots = searchedRoots(of: 16, cube: false)

  private static func searchedRoots(of count: Int, cube: Bool) -> [UInt64] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { fraction(of: $0, cube: cube) }
  }

  /// Finds the root by bits: the largest x with x² (or x³) ≤ prime · 2^(64·k).
  private static func fraction(of prime: UInt64, cube: Bool) -> UInt64 {
    let exponent = cube ? 3 : 2
    let target = [UInt64](repeating: 0, count: exponent) + [prime]
    var whole: UInt64 = 0
    while power(whole + 1, exponent) <= prime { whole += 1 }
    var fraction: UInt64 = 0
    for bit in (0..<64).reversed() {
      let trial = fraction | 1 << UInt64(bit)
      var product = [trial, whole]
      for _ in 1..<exponent { product = multiply(product, [trial, whole]) }
      if !isGreater(product, target) { fraction = trial }
    }
    return fraction
  }

  private static func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// Little-endian multi-word product.
  private static func multiply(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: a.count + b.count)
    for (i, x) in a.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.enumerated() {
        let product = x.multipliedFullWidth(by: y)
        let (low, first) = product.low.addingReportingOverflow(carry)
        let (sum, second) = low.addingReportingOverflow(result[i + j])
        result[i + j] = sum
        carry = product.high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      result[i + b.count] = carry
    }
    return result
  }

  private static func isGreater(_ a: [UInt64], _ b: [UInt64]) -> Bool {
    for index in (0..<max(a.count, b.count)).reversed() {
      let x = index < a.count ? a[index] : 0
      let y = index < b.count ? b[index] : 0
      if x != y { return x > y }
    }
    return false
  }

  private static func rotateLeft(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }

  private static func blocks(
    _ message: [UInt8], size: Int, isBigEndian: Bool
  ) -> [ArraySlice<UInt8>] {
    let lengthSize = size / 8
    var padded = message + [0x80]
    while padded.count % size != size - lengthSize { padded.append(0) }
    padded += [UInt8](repeating: 0, count: lengthSize - 8)
    let bits = UInt64(message.count) * 8
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) }
    padded += isBigEndian ? length.reversed() : length
    return stride(from: 0, to: padded.count, by: size).map { ArraySlice(padded[$0..<$0 + size]) }
      .map { ArraySlice(Array($0)) }
  }

  private static func bigEndianWords<Word: FixedWidthInteger>(_ block: ArraySlice<UInt8>) -> [Word]
  {
    let width = Word.bitWidth / 8
    return stride(from: 0, to: block.count, by: width).map { start in
      (0..<width).reduce(Word(0)) { $0 << 8 | Word(block[block.startIndex + start + $1]) }
    }
  }

  private static func bigEndianBytes<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    words.flatMap { word in
      (0..<Word.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: word >> Word(8 * $0)) }
    }
  }
}
