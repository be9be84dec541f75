/// Decompression of zlib data (RFC 1950, RFC 1951), for vectors that are stored compressed.
///
/// The checksum is not verified: a wrong byte makes the vector fail anyway.
struct Inflate {
  private let input: [UInt8]
  private var position = 2
  private var bitBuffer: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  /// Returns the decompressed bytes.
  static func zlib(_ input: [UInt8]) throws -> [UInt8] {
    guard input.count > 6, input[0] & 15 == 8, input[1] & 32 == 0 else {
      throw VectorError(reason: "not zlib")
    }
    var inflate = Inflate(input: input)
    return try inflate.run()
  }

  private init(input: [UInt8]) { self.input = input }

  private mutating func run() throws -> [UInt8] {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try copyStored()
      case 1: try block(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try readCodes()
        try block(literals, distances)
      default: throw VectorError(reason: "deflate block type")
      }
    }
    return output
  }

  private mutating func bits(_ count: Int) throws -> Int {
    while bitCount < count {
      guard position < input.count else { throw VectorError(reason: "deflate data ends early") }
      bitBuffer |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bitBuffer & (1 << UInt32(count) - 1)
    bitBuffer >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func copyStored() throws {
    bitBuffer = 0
    bitCount = 0
    let length = try bits(16)
    _ = try bits(16)
    guard position + length <= input.count else { throw VectorError(reason: "stored block") }
    output += input[position..<(position + length)]
    position += length
  }

  private mutating func symbol(_ code: HuffmanCode) throws -> Int {
    var bitsRead = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      bitsRead |= try bits(1)
      let count = code.counts[length]
      if bitsRead - count < first { return code.symbols[index + bitsRead - first] }
      index += count
      first = (first + count) << 1
      bitsRead <<= 1
    }
    throw VectorError(reason: "Huffman code")
  }

  private mutating func block(_ literals: HuffmanCode, _ distances: HuffmanCode) throws {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        guard symbol < 286 else { throw VectorError(reason: "length symbol") }
        let length = Self.lengths[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
        let code = try self.symbol(distances)
        guard code < 30 else { throw VectorError(reason: "distance symbol") }
        let distance = Self.distances[code] + (try bits(code < 4 ? 0 : code / 2 - 1))
        try copy(length: length, distance: distance)
      }
    }
  }

  private mutating func copy(length: Int, distance: Int) throws {
    guard distance <= output.count else { throw VectorError(reason: "distance") }
    let start = output.count - distance
    let end = output.count + length
    // An overlapping copy repeats what it has just written, so each round can take twice as much.
    while output.count < end {
      let piece = Array(output[start..<min(output.count, start + end - output.count)])
      output.append(contentsOf: piece)
    }
  }

  private mutating func readCodes() throws -> (HuffmanCode, HuffmanCode) {
    let literalCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let codeCount = try bits(4) + 4
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in 0..<codeCount { codeLengths[Self.codeOrder[index]] = try bits(3) }
    let code = HuffmanCode(lengths: codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 0...15: lengths.append(symbol)
      case 16:
        guard let last = lengths.last else { throw VectorError(reason: "code lengths") }
        lengths += [Int](repeating: last, count: try bits(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
      default: lengths += [Int](repeating: 0, count: try bits(7) + 11)
      }
    }
    guard lengths.count == literalCount + distanceCount else {
      throw VectorError(reason: "code lengths")
    }
    return (
      HuffmanCode(lengths: Array(lengths[..<literalCount])),
      HuffmanCode(lengths: Array(lengths[literalCount...]))
    )
  }

  private static let fixedLiterals = HuffmanCode(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = HuffmanCode(lengths: [Int](repeating: 5, count: 30))
  private static let codeOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
  ]
}

/// A canonical Huffman code: how many codes there are of each length, and the symbols in code order.
struct HuffmanCode {
  let counts: [Int]
  let symbols: [Int]

  init(lengths: [Int]) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[length] += 1 }
    self.counts = counts
    symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted {
      (lengths[$0], $0) < (lengths[$1], $1)
    }
  }
}
