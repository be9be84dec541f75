/// Bech32 (BIP 173) without its length limit, as age uses it for keys.
package enum Bech32 {
  /// Encodes `data` under the human-readable part `hrp`, which is all lower or all upper case and decides the
  /// case of the whole string.
  package static func encode(hrp: String, data: [UInt8]) -> String {
    let lower = hrp.lowercased()
    var values = regroup(data, from: 8, to: 5, pads: true) ?? []
    let check = polymod(expand(Array(lower.utf8)) + values + [0, 0, 0, 0, 0, 0]) ^ 1
    values += (0..<6).map { UInt8(check >> UInt32(5 * (5 - $0)) & 31) }
    let text = lower + "1" + String(decoding: values.map { alphabet[Int($0)] }, as: UTF8.self)
    return hrp == lower ? text : text.uppercased()
  }

  /// Decodes a string strictly: one case, printable human-readable part, valid checksum, zero padding bits.
  ///
  /// The human-readable part is returned as it is written, so that a caller may insist on its case.
  package static func decode(_ text: String) throws(CryptoError) -> (hrp: String, data: [UInt8]) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 16_384 else { throw CryptoError(.encodingMalformed, "Bech32 length") }
    let isLower = bytes.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let isUpper = bytes.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    if isLower && isUpper { throw CryptoError(.encodingMalformed, "Bech32 mixed case") }
    guard let separator = bytes.lastIndex(of: UInt8(ascii: "1")), separator >= 1,
      separator + 7 <= bytes.count
    else { throw CryptoError(.encodingMalformed, "Bech32 separator") }
    let hrp = bytes[..<separator]
    guard hrp.allSatisfy({ (33...126).contains($0) }) else {
      throw CryptoError(.encodingMalformed, "Bech32 human-readable part")
    }
    var values: [UInt8] = []
    for byte in bytes[(separator + 1)...] {
      guard let value = alphabet.firstIndex(of: lowercase(byte)) else {
        throw CryptoError(.encodingMalformed, "Bech32 character")
      }
      values.append(UInt8(value))
    }
    guard polymod(expand(hrp.map(lowercase)) + values) == 1 else {
      throw CryptoError(.encodingMalformed, "Bech32 checksum")
    }
    guard let data = regroup(Array(values.dropLast(6)), from: 5, to: 8, pads: false) else {
      throw CryptoError(.encodingMalformed, "Bech32 padding")
    }
    return (String(decoding: hrp, as: UTF8.self), data)
  }

  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// The checksum of BIP 173, a BCH code over GF(32).
  private static func polymod(_ values: [UInt8]) -> UInt32 {
    let generator: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    return values.reduce(1) { checksum, value in
      let top = checksum >> 25
      let shifted = (checksum & 0x01FF_FFFF) << 5 ^ UInt32(value)
      return generator.enumerated().reduce(shifted) {
        top >> UInt32($1.offset) & 1 == 1 ? $0 ^ $1.element : $0
      }
    }
  }

  private static func expand(_ hrp: [UInt8]) -> [UInt8] {
    hrp.map { $0 >> 5 } + [0] + hrp.map { $0 & 31 }
  }

  /// Regroups bits; nil when padding bits are not zero or make up a whole group.
  private static func regroup(_ input: [UInt8], from: Int, to: Int, pads: Bool) -> [UInt8]? {
    var output: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    let mask = UInt32(1) << UInt32(to) - 1
    for value in input {
      buffer = (buffer << UInt32(from) | UInt32(value)) & 0xFFFF
      bits += from
      while bits >= to {
        bits -= to
        output.append(UInt8(buffer >> UInt32(bits) & mask))
      }
    }
    if pads {
      if bits > 0 { output.append(UInt8(buffer << UInt32(to - bits) & mask)) }
    } else if bits >= from || buffer & (UInt32(1) << UInt32(bits) - 1) != 0 {
      return nil
    }
    return output
  }
}
