/// Base64 with the standard alphabet (RFC 4648 section 4), strict: canonical trailing bits, padding exactly as
/// asked for, no line breaks or blanks.
package enum Base64 {
  /// Whether the text ends in `=` up to a multiple of four characters.
  package enum Padding: Sendable {
    /// Always padded.
    case required
    /// Never padded.
    case absent
  }

  /// Returns the text form of `bytes`.
  package static func encode(_ bytes: [UInt8], padding: Padding) -> String {
    var text: [UInt8] = []
    bytes.withUnsafeBytes { encode($0, padding: padding, into: &text) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text form of `bytes` to `text`.
  package static func encode(
    _ bytes: UnsafeRawBufferPointer, padding: Padding, into text: inout [UInt8]
  ) {
    var index = 0
    while index + 3 <= bytes.count {
      let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8
      append(group | UInt32(bytes[index + 2]), characters: 4, to: &text)
      index += 3
    }
    switch bytes.count - index {
    case 1: append(UInt32(bytes[index]) << 16, characters: 2, to: &text)
    case 2:
      append(
        UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8, characters: 3, to: &text)
    default: return
    }
    if padding == .required {
      for _ in 0..<(3 - (bytes.count - index)) { text.append(UInt8(ascii: "=")) }
    }
  }

  /// Returns the bytes, or nil when the text is not their one canonical form.
  package static func decode(_ text: String, padding: Padding) -> [UInt8]? {
    decode(Array(text.utf8), padding: padding)
  }

  /// Returns the bytes, or nil when the text is not their one canonical form.
  package static func decode(_ text: [UInt8], padding: Padding) -> [UInt8]? {
    text.withUnsafeBytes { text in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count / 4 * 3 + 3)
      return decode(text, padding: padding, into: &bytes) ? bytes : nil
    }
  }

  /// Appends the bytes to `bytes`; false when the text is not their one canonical form.
  package static func decode(
    _ text: UnsafeRawBufferPointer, padding: Padding, into bytes: inout [UInt8]
  ) -> Bool {
    var end = text.count
    if padding == .required {
      guard end.isMultiple(of: 4) else { return false }
      // At most two; a third "=" is then an invalid character.
      for _ in 0..<2 where end > 0 && text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    }
    if end % 4 == 1 { return false }
    var index = 0
    while index + 4 <= end {
      let group =
        value(text[index]) << 18 | value(text[index + 1]) << 12 | value(text[index + 2]) << 6
        | value(text[index + 3])
      // An invalid character sets bits that no valid one can.
      if group & 0xFF00_0000 != 0 { return false }
      bytes.append(UInt8(truncatingIfNeeded: group >> 16))
      bytes.append(UInt8(truncatingIfNeeded: group >> 8))
      bytes.append(UInt8(truncatingIfNeeded: group))
      index += 4
    }
    switch end - index {
    case 2:
      let group = value(text[index]) << 6 | value(text[index + 1])
      if group & 0xFFFF_F00F != 0 { return false }
      bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    case 3:
      let group = value(text[index]) << 12 | value(text[index + 1]) << 6 | value(text[index + 2])
      if group & 0xFFFC_0003 != 0 { return false }
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    default: break
    }
    return true
  }

  private static func append(_ group: UInt32, characters: Int, to text: inout [UInt8]) {
    for position in 0..<characters {
      text.append(alphabet[Int(group >> UInt32(18 - 6 * position) & 63)])
    }
  }

  /// The value of a character; all high bits set when it is not in the alphabet.
  private static func value(_ character: UInt8) -> UInt32 { values[Int(character)] }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt32] = {
    var values = [UInt32](repeating: 0xFFFF_FFFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt32(value) }
    return values
  }()
}
