/// Encodings of tag files that are read; written is UTF-8 only.
package enum BagTextEncoding: String, Hashable, Sendable {
  case utf8 = "UTF-8"
  case ascii = "US-ASCII"
  case latin1 = "ISO-8859-1"
  case utf16 = "UTF-16"

  /// The encoding of an IANA name, in any case; nil for others.
  init?(name: String) {
    switch name.uppercased() {
    case "UTF-8", "UTF8": self = .utf8
    case "US-ASCII", "ASCII": self = .ascii
    case "ISO-8859-1", "LATIN1": self = .latin1
    case "UTF-16": self = .utf16
    default: return nil
    }
  }

  /// The text of a tag file; throws ``ExchangeCode/bagEncoding`` when it is not in this encoding.
  func text(_ bytes: [UInt8], at place: String) throws(ExchangeError) -> String {
    let text: String?
    switch self {
    case .utf8: text = String(validating: bytes, as: UTF8.self)
    case .ascii: text = String(validating: bytes, as: Unicode.ASCII.self)
    case .latin1:
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
      text = String(scalars)
    case .utf16: text = Self.utf16(bytes)
    }
    guard let text, !text.unicodeScalars.contains("\u{FEFF}") else {
      throw ExchangeError(.bagEncoding, at: place)
    }
    return text
  }

  /// Byte order from the mark; without one big endian (RFC 2781).
  private static func utf16(_ bytes: [UInt8]) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let little = bytes.starts(with: [0xFF, 0xFE])
    let marked = little || bytes.starts(with: [0xFE, 0xFF])
    var units: [UInt16] = []
    for index in stride(from: marked ? 2 : 0, to: bytes.count, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(little ? second << 8 | first : first << 8 | second)
    }
    return String(validating: units, as: UTF16.self)
  }

  /// Lines ended by LF, CR or CR LF; an empty rest after the last end is no line.
  static func lines(_ text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r" || $0 == "\r\n"
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
