/// The base32 alphabet of Douglas Crockford: no I, L, O, U, so that a symbol
/// read aloud or copied by hand is not mistaken for another.
enum Crockford {
  static let symbols: [UInt8] = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The value 0...31 of a symbol in either case; O counts as 0, I and L as 1.
  static func value(of byte: UInt8) -> UInt8? {
    let lower = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
    switch lower {
    case 0x30...0x39: return lower - 0x30
    case UInt8(ascii: "o"): return 0
    case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
    default: return symbols.firstIndex(of: lower).map { UInt8($0) }
    }
  }
}
