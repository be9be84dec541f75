/// Bytes as base58 in the alphabet of Bitcoin, which multibase marks with a `z`.
public enum Base58 {
  private static let alphabet = Array(
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
  /// The longest text read, in symbols: the time grows with the square of it.
  static let longest = 256

  /// The text of bytes; every leading zero byte becomes a `1`.
  public static func text(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      var carry = Int(byte)
      for index in digits.indices {
        carry += Int(digits[index]) << 8
        digits[index] = UInt8(carry % 58)
        carry /= 58
      }
      while carry > 0 {
        digits.append(UInt8(carry % 58))
        carry /= 58
      }
    }
    let zeros = bytes.prefix { $0 == 0 }.map { _ in alphabet[0] }
    return String(decoding: zeros + digits.reversed().map { alphabet[Int($0)] }, as: UTF8.self)
  }

  /// The bytes of a text; nil for another symbol or a text of more than 256 symbols.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    let symbols = Array(text.utf8)
    guard symbols.count <= longest else { return nil }
    var bytes: [UInt8] = []
    for symbol in symbols {
      guard let digit = alphabet.firstIndex(of: symbol) else { return nil }
      var carry = digit
      for index in bytes.indices {
        carry += Int(bytes[index]) * 58
        bytes[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      while carry > 0 {
        bytes.append(UInt8(carry & 0xFF))
        carry >>= 8
      }
    }
    let zeros = symbols.prefix { $0 == alphabet[0] }.map { _ in UInt8(0) }
    return zeros + bytes.reversed()
  }
}
