/// Sixteen random bytes, written as 26 lower-case Crockford base32 symbols.
///
/// The bits fill the text from the left; the last symbol carries the three
/// bits that remain, so only `0 4 8 c g m r w` end a valid text.
public struct Identifier128: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// The identifier of exactly 16 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The 16 bytes, most significant first.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// The 26-symbol text form.
  public var text: String {
    var symbols: [UInt8] = []
    symbols.reserveCapacity(26)
    for index in 0..<26 { symbols.append(Crockford.symbols[symbolValue(index)]) }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// The five bits of the symbol at an index 0...25.
  private func symbolValue(_ index: Int) -> Int {
    let end = (index + 1) * 5
    let bits: UInt64
    if end <= 64 {
      bits = high >> UInt64(64 - end)
    } else if end > 128 {
      bits = low << UInt64(end - 128)
    } else if end - 5 >= 64 {
      bits = low >> UInt64(128 - end)
    } else {
      bits = high << UInt64(end - 64) | low >> UInt64(128 - end)
    }
    return Int(bits & 31)
  }

  /// Reads the 26 symbols in either case, with O, I and L read as 0, 1 and 1;
  /// nil for anything else.
  public init?(text: String) {
    let symbols = Array(text.utf8)
    guard symbols.count == 26 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, symbol) in symbols.enumerated() {
      guard let value = Crockford.value(of: symbol) else { return nil }
      let width = index == 25 ? 3 : 5
      guard index < 25 || value & 3 == 0 else { return nil }
      let bits = UInt64(index == 25 ? value >> 2 : value)
      high = high << UInt64(width) | low >> UInt64(64 - width)
      low = low << UInt64(width) | bits
    }
    self.high = high
    self.low = low
  }
}

extension Identifier128: Comparable {
  /// The order of the bytes, which is the order of the texts.
  public static func < (left: Identifier128, right: Identifier128) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
