/// Bytes as lower-case hexadecimal, the spelling of digests in canonical JSON.
public enum Hexadecimal {
  /// Two lower-case digits per byte.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var symbols: [UInt8] = []
    for byte in bytes {
      symbols.append(digits[Int(byte >> 4)])
      symbols.append(digits[Int(byte & 15)])
    }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// The bytes of a text of digit pairs; nil for odd length, other symbols or
  /// capital letters.
  public static func bytes(_ text: String) -> [UInt8]? {
    let symbols = Array(text.utf8)
    guard symbols.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(symbols.count / 2)
    for index in stride(from: 0, to: symbols.count, by: 2) {
      guard let high = digit(symbols[index]), let low = digit(symbols[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ symbol: UInt8) -> UInt8? {
    switch symbol {
    case 0x30...0x39: symbol - 0x30
    case 0x61...0x66: symbol - 0x61 + 10
    default: nil
    }
  }
}
