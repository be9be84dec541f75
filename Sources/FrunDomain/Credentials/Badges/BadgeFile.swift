import FrunText

/// A certificate as it comes: a token, a JSON document, a picture or page with one of the two baked
/// in, or the short code that is printed as a QR code.
public enum BadgeFile: Hashable, Sendable {
  /// `header.payload.signature`.
  case token(String)
  /// A credential with a proof inside.
  case document([UInt8])
  /// `FRUN1|…`.
  case code(String)

  /// The largest token or document, in bytes.
  public static let largest = 64 << 10
  /// The largest picture or page around one, in bytes.
  public static let largestPicture = 4 << 20

  /// Finds out what a file is. Nothing is verified yet.
  public init(reading bytes: [UInt8]) throws(BadgeFinding) {
    guard bytes.count <= Self.largestPicture else {
      throw BadgeFinding(.invalid, .size, "the file is larger than 4 MiB")
    }
    if bytes.starts(with: BakedPNG.signature) {
      self = try Self.inner(BakedPNG.content(of: bytes))
      return
    }
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      throw BadgeFinding(.invalid, .parts, "the file is neither text nor a PNG picture")
    }
    var text = whole[...]
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    text = text.trimmed
    guard !text.isEmpty else { throw BadgeFinding(.invalid, .parts, "the file is empty") }
    if text.hasPrefix("<") {
      self = try Self.inner(BakedBadge.content(of: String(text)))
      return
    }
    try Self.checkSize(String(text))
    if text.hasPrefix("{") {
      self = .document(Array(text.utf8))
    } else if text.hasPrefix(BadgeCode.prefix) {
      self = .code(String(text))
    } else {
      self = .token(String(text))
    }
  }

  /// What was baked into a picture.
  private static func inner(_ content: String) throws(BadgeFinding) -> BadgeFile {
    try checkSize(content)
    return content.hasPrefix("{") ? .document(Array(content.utf8)) : .token(content)
  }

  private static func checkSize(_ text: String) throws(BadgeFinding) {
    guard text.utf8.count <= largest else {
      throw BadgeFinding(.invalid, .size, "the certificate is larger than 64 KiB")
    }
  }
}

/// A badge inside an SVG picture, or inside a page that holds such a picture.
///
/// *Source: Open Badges 3.0, section on baking into SVG.*
enum BakedBadge {
  static let namespace = "https://purl.imsglobal.org/ob/v3p0"

  /// The token of the attribute `verify`, or the text of the element.
  static func content(of markup: String) throws(BadgeFinding) -> String {
    func wrong(_ reason: String) -> BadgeFinding { BadgeFinding(.invalid, .parts, reason) }
    let bytes = withoutComments(Array(markup.utf8))
    guard let prefix = prefix(in: bytes) else {
      throw wrong("no certificate is baked into this picture")
    }
    let opening = Array("<\(prefix):credential".utf8)
    let places = bytes.places(of: opening, atMost: 2)
    guard let start = places.first else {
      throw wrong("no certificate is baked into this picture")
    }
    guard places.count == 1 else { throw wrong("more than one certificate is baked in") }
    let rest = bytes[(start + opening.count)...]
    guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
      throw wrong("the picture is cut")
    }
    let head = rest[..<end]
    if let token = attribute("verify", in: head) { return token }
    guard head.last != UInt8(ascii: "/"),
      let close = Array(rest[(end + 1)...]).places(
        of: Array("</\(prefix):credential".utf8), atMost: 1
      )
      .first
    else { throw wrong("the certificate in the picture is empty") }
    var text = String(decoding: rest[(end + 1)...].prefix(close), as: UTF8.self)[...].trimmed
    guard text.hasPrefix("<![CDATA["), text.hasSuffix("]]>") else {
      throw wrong("the certificate in the picture is not protected as CDATA")
    }
    text = text.dropFirst(9).dropLast(3)
    return String(text.trimmed)
  }

  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    let open = Array("<!--".utf8)
    let close = Array("-->".utf8)
    var result: [UInt8] = []
    var rest = bytes[...]
    while let start = Array(rest).places(of: open, atMost: 1).first {
      result += rest.prefix(start)
      rest = rest.dropFirst(start + 4)
      guard let end = Array(rest).places(of: close, atMost: 1).first else { return result }
      rest = rest.dropFirst(end + 3)
    }
    return result + rest
  }

  /// The prefix that is bound to the namespace of badges.
  private static func prefix(in bytes: [UInt8]) -> String? {
    for quote in ["\"", "'"] {
      let value = Array("=\(quote)\(namespace)\(quote)".utf8)
      for place in bytes.places(of: value, atMost: 4) {
        let name = bytes[..<place].reversed().prefix { byte in
          (48...58).contains(byte) || (97...122).contains(byte | 32) || byte == 45
        }
        let text = String(decoding: name.reversed(), as: UTF8.self)
        if text.hasPrefix("xmlns:"), text.utf8.count > 6 { return String(text.dropFirst(6)) }
      }
    }
    return nil
  }

  private static func attribute(_ name: String, in head: ArraySlice<UInt8>) -> String? {
    let head = Array(head)
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
      let start = Array(name.utf8) + [UInt8(ascii: "="), quote]
      guard let place = head.places(of: start, atMost: 1).first,
        place > 0, [0x20, 0x09, 0x0A, 0x0D].contains(head[place - 1]),
        let end = head[(place + start.count)...].firstIndex(of: quote)
      else { continue }
      return String(decoding: head[(place + start.count)..<end], as: UTF8.self)
    }
    return nil
  }
}

extension [UInt8] {
  /// Where a run of bytes begins, from the left, not overlapping.
  func places(of run: [UInt8], atMost most: Int) -> [Int] {
    guard let first = run.first, count >= run.count else { return [] }
    var places: [Int] = []
    var index = 0
    while index <= count - run.count, places.count < most {
      if self[index] == first, self[index..<(index + run.count)].elementsEqual(run) {
        places.append(index)
        index += run.count
      } else {
        index += 1
      }
    }
    return places
  }
}

extension Substring {
  /// Without blanks and line ends at both ends.
  var trimmed: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
