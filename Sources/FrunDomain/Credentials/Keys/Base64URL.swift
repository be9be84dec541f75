/// Bytes in the alphabet of base64 for addresses, without padding (RFC 7515, section 2).
public enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The text of bytes.
  public static func text(_ bytes: some Collection<UInt8>) -> String {
    var symbols: [UInt8] = []
    symbols.reserveCapacity(bytes.count * 4 / 3 + 3)
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = (pending << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        symbols.append(alphabet[Int(pending >> UInt32(bits) & 63)])
      }
    }
    if bits > 0 { symbols.append(alphabet[Int(pending << UInt32(6 - bits) & 63)]) }
    return String(decoding: symbols, as: UTF8.self)
  }

  /// The bytes of a text; nil for padding, blanks, the symbols `+` and `/`, a length that no bytes
  /// have, or bits at the end that are not zero: one text for one sequence of bytes.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for symbol in text.utf8 {
      guard let value = value(symbol) else { return nil }
      pending = (pending << 6 | UInt32(value)) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(pending >> UInt32(bits) & 0xFF))
      }
    }
    guard bits < 6, pending & (1 << UInt32(bits) - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(_ symbol: UInt8) -> UInt8? {
    switch symbol {
    case 0x41...0x5A: symbol - 0x41
    case 0x61...0x7A: symbol - 0x61 + 26
    case 0x30...0x39: symbol - 0x30 + 52
    case 0x2D: 62
    case 0x5F: 63
    default: nil
    }
  }
}
