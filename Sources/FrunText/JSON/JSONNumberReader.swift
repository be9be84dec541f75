/// Reads one JSON number from bytes.
struct JSONNumberReader {
  enum Result {
    case number(JSONValue, end: Int)
    case failure(JSONError.Reason, at: Int)
    /// There is no number here.
    case none
  }

  /// No honest number is longer, and converting endless digits costs time.
  private static let longest = 400

  let relaxed: Bool

  mutating func read(_ bytes: [UInt8], from start: Int) -> Result {
    var place = start
    var negative = false
    func byte(_ offset: Int = 0) -> UInt8? {
      place + offset < bytes.count ? bytes[place + offset] : nil
    }
    func digits() -> Int {
      let first = place
      while let next = byte(), Self.isDigit(next) { place += 1 }
      return place - first
    }
    if byte() == UInt8(ascii: "-") {
      negative = true
      place += 1
    } else if relaxed, byte() == UInt8(ascii: "+") {
      place += 1
    }
    guard let first = byte() else {
      return place > start ? .failure(.unexpectedEnd, at: place) : .none
    }
    guard Self.isDigit(first) || (relaxed && first == UInt8(ascii: ".")) else {
      return place > start ? .failure(.invalidNumber, at: start) : .none
    }
    if relaxed, first == UInt8(ascii: "0"),
      byte(1) == UInt8(ascii: "x") || byte(1) == UInt8(ascii: "X")
    {
      return hexadecimal(bytes, digits: place + 2, start: start, negative: negative)
    }
    let whole = digits()
    if whole > 1, first == UInt8(ascii: "0") { return .failure(.invalidNumber, at: start) }
    var isInteger = true
    if byte() == UInt8(ascii: ".") {
      isInteger = false
      place += 1
      let fraction = digits()
      guard fraction > 0 || (relaxed && whole > 0) else {
        return .failure(.invalidNumber, at: start)
      }
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      isInteger = false
      place += 1
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { place += 1 }
      guard digits() > 0 else { return .failure(.invalidNumber, at: start) }
    }
    guard place - start <= Self.longest else { return .failure(.numberOutOfRange, at: start) }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isInteger {
      guard let value = Int64(text) else { return .failure(.numberOutOfRange, at: start) }
      return .number(.integer(value), end: place)
    }
    guard let value = Double(Self.completed(text)), value.isFinite else {
      return .failure(.numberOutOfRange, at: start)
    }
    return .number(.number(value), end: place)
  }

  private func hexadecimal(
    _ bytes: [UInt8], digits first: Int, start: Int, negative: Bool
  ) -> Result {
    var place = first
    var value: Int64 = 0
    while place < bytes.count, let digit = Self.hexadecimalDigit(bytes[place]) {
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 16)
      let (sum, carry) = shifted.addingReportingOverflow(Int64(digit))
      guard !overflow, !carry else { return .failure(.numberOutOfRange, at: start) }
      value = sum
      place += 1
    }
    guard place > first else { return .failure(.invalidNumber, at: start) }
    return .number(.integer(negative ? -value : value), end: place)
  }

  /// Adds the zero that JSON5 lets people leave out: `.5`, `5.`, `5.e3`.
  private static func completed(_ text: String) -> String {
    var result = ""
    var last: Character = " "
    for character in text {
      if character == ".", !last.isASCIIDigit { result.append("0") }
      if last == ".", !character.isASCIIDigit { result.append("0") }
      result.append(character)
      last = character
    }
    if last == "." { result.append("0") }
    return result
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Character {
  /// Whether this is one of `0` to `9`; `isNumber` would also accept other scripts' digits.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
