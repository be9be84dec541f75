/// A badge inside a PNG picture: the text of the chunk `iTXt` with the keyword
/// `openbadgecredential`, not compressed.
///
/// *Sources: Open Badges 3.0, section on baking into PNG; Portable Network Graphics, sections 5.2 to
/// 5.5 and 11.3.3.4.*
enum BakedPNG {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let keyword = Array("openbadgecredential".utf8)
  /// Pictures have a few dozen chunks; more are only there to keep a reader busy.
  private static let mostChunks = 100_000

  /// The token or document.
  static func content(of picture: [UInt8]) throws(BadgeFinding) -> String {
    func wrong(_ reason: String) -> BadgeFinding { BadgeFinding(.invalid, .parts, reason) }
    var place = signature.count
    var found: String?
    for _ in 0..<mostChunks {
      guard let length = number(picture, place), length <= picture.count,
        place + 12 + length <= picture.count
      else { throw wrong("the picture is cut") }
      let kind = picture[(place + 4)..<(place + 8)]
      let data = picture[(place + 8)..<(place + 8 + length)]
      if kind.elementsEqual("IEND".utf8) {
        guard let found else { throw wrong("no certificate is baked into this picture") }
        return found
      }
      if kind.elementsEqual("iTXt".utf8), data.starts(with: keyword + [0]) {
        guard
          checkSum(picture[(place + 4)..<(place + 8 + length)])
            == number(picture, place + 8 + length)
        else { throw wrong("the certificate in the picture is damaged") }
        guard found == nil else { throw wrong("more than one certificate is baked in") }
        found = try text(of: Array(data.dropFirst(keyword.count + 1)))
      }
      place += 12 + length
    }
    throw wrong("the picture has too many parts")
  }

  /// What stands behind compression, language and translated keyword.
  private static func text(of rest: [UInt8]) throws(BadgeFinding) -> String {
    func wrong(_ reason: String) -> BadgeFinding { BadgeFinding(.invalid, .parts, reason) }
    guard rest.count >= 4 else { throw wrong("the certificate in the picture is cut") }
    guard rest[0] == 0 else {
      throw wrong("the certificate in the picture is compressed, which badges do not allow")
    }
    let words = rest[2...].split(
      separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count == 3, let text = String(validating: words[2], as: UTF8.self) else {
      throw wrong("the certificate in the picture is no text")
    }
    let inner = String(text[...].trimmed)
    guard !inner.isEmpty else { throw wrong("the certificate in the picture is empty") }
    return inner
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> Int? {
    guard place >= 0, place + 4 <= bytes.count else { return nil }
    return bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// CRC-32 as in PNG (ISO 3309).
  private static func checkSum(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
