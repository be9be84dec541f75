/// A pull reader for the small, plain XML inside workbooks and data files.
///
/// Reads elements, attributes, text, CDATA, comments and processing
/// instructions of UTF-8 text. There are no entities beyond the five of XML
/// itself and character numbers, and a document type declaration is refused, so
/// nothing can be expanded or fetched (XML 1.0, fifth edition; OWASP on XXE).
package struct MarkupReader {
  /// What comes next in the document.
  package enum Event: Sendable, Hashable {
    case start(name: String, attributes: [Attribute])
    case end(name: String)
    case text(String)
    case comment(String)
    case instruction(target: String, content: String)
  }

  /// An attribute with its value unescaped.
  package struct Attribute: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  /// Why a document is refused, with the byte offset.
  package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    package let offset: Int
    package var description: String { "\(message) (at byte \(offset))" }
  }

  /// Deepest nesting that is accepted.
  package static let deepest = 256

  private let bytes: [UInt8]
  private var position = 0
  private var open: [String] = []
  private var pendingEnd: String?
  private var hasRoot = false
  private let skipsDoctype: Bool
  /// Where the document stops being UTF-8. Checked once for the whole, as
  /// checking every piece costs more than reading it.
  private let invalid: Int?

  /// A reader at the start of the document. `skipsDoctype` steps over a
  /// declaration without internal subset instead of refusing it.
  package init(_ bytes: [UInt8], skipsDoctype: Bool = false) {
    self.bytes = bytes
    self.skipsDoctype = skipsDoctype
    invalid = UTF8Check.firstInvalid(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next event, or nil at the end of a complete document.
  package mutating func next() throws(Failure) -> Event? {
    if let invalid { throw Failure(message: "the text is not UTF-8", offset: invalid) }
    if let name = pendingEnd {
      pendingEnd = nil
      open.removeLast()
      return .end(name: name)
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        let text = try characters()
        if open.isEmpty {
          guard text.utf8.allSatisfy(Self.isSpace) else {
            throw failure("text outside of the document")
          }
          continue
        }
        return .text(text)
      }
      if let event = try markup() { return event }
    }
    guard open.isEmpty, hasRoot else { throw failure("the document ends too early") }
    return nil
  }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: position) }

  private func looking(at text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    var index = start
    while index + count <= bytes.count {
      if bytes[index] == text.utf8Start[0],
        (1..<count).allSatisfy({ bytes[index + $0] == text.utf8Start[$0] })
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private func string(_ range: Range<Int>) -> String {
    // Pieces begin and end at ASCII characters, so that none is cut in two.
    bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
  }

  private mutating func markup() throws(Failure) -> Event? {
    if looking(at: "<!--") {
      guard let end = find("-->", from: position + 4) else { throw failure("an endless comment") }
      let text = string(position + 4..<end)
      position = end + 3
      return open.isEmpty ? nil : .comment(text)
    }
    if looking(at: "<![CDATA[") {
      guard !open.isEmpty, let end = find("]]>", from: position + 9) else {
        throw failure("an endless or misplaced CDATA section")
      }
      let text = string(position + 9..<end)
      position = end + 3
      return .text(text)
    }
    if looking(at: "<?") { return try instruction() }
    if looking(at: "<!") {
      guard skipsDoctype, !hasRoot, let end = find(">", from: position),
        !bytes[position..<end].contains(UInt8(ascii: "["))
      else { throw failure("document type declarations are refused") }
      position = end + 1
      return nil
    }
    return looking(at: "</") ? try endTag() : try startTag()
  }

  private mutating func instruction() throws(Failure) -> Event? {
    guard let end = find("?>", from: position + 2) else {
      throw failure("an endless processing instruction")
    }
    let content = string(position + 2..<end)
    position = end + 2
    let parts = content.split(separator: " ", maxSplits: 1).map(String.init)
    if open.isEmpty { return nil }
    return .instruction(target: parts.first ?? "", content: parts.count > 1 ? parts[1] : "")
  }

  private mutating func endTag() throws(Failure) -> Event {
    position += 2
    let name = try name()
    skipSpace()
    guard take(UInt8(ascii: ">")), open.popLast() == name else {
      throw failure("a closing tag does not fit its opening tag")
    }
    return .end(name: name)
  }

  private mutating func startTag() throws(Failure) -> Event {
    guard !(open.isEmpty && hasRoot) else { throw failure("a second document element") }
    guard open.count < Self.deepest else {
      throw failure("nested deeper than \(Self.deepest) levels")
    }
    position += 1
    let name = try name()
    var attributes: [Attribute] = []
    while true {
      let before = position
      skipSpace()
      if take(UInt8(ascii: ">")) { break }
      if looking(at: "/>") {
        position += 2
        pendingEnd = name
        break
      }
      guard position > before, attributes.count < 256 else { throw failure("a malformed tag") }
      attributes.append(try attribute())
    }
    hasRoot = true
    open.append(name)
    return .start(name: name, attributes: attributes)
  }

  private mutating func attribute() throws(Failure) -> Attribute {
    let name = try name()
    skipSpace()
    guard take(UInt8(ascii: "=")) else { throw failure("an attribute without value") }
    skipSpace()
    guard position < bytes.count, bytes[position] == 34 || bytes[position] == 39 else {
      throw failure("an attribute value without quotation marks")
    }
    let quote = bytes[position]
    position += 1
    guard let end = bytes[position...].firstIndex(of: quote) else {
      throw failure("an endless attribute value")
    }
    guard !bytes[position..<end].contains(UInt8(ascii: "<")) else {
      throw failure("“<” inside an attribute value")
    }
    let value = try unescaped(position..<end)
    position = end + 1
    return Attribute(name: name, value: value)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 13
  }

  private mutating func skipSpace() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  private mutating func name() throws(Failure) -> String {
    let start = position
    loop: while position < bytes.count {
      switch bytes[position] {
      case 32, 9, 10, 13, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="),
        UInt8(ascii: "<"), 34, 39, UInt8(ascii: "&"):
        break loop
      default: position += 1
      }
    }
    guard position > start, position - start <= 256 else { throw failure("a name is expected") }
    return string(start..<position)
  }

  private mutating func characters() throws(Failure) -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return try unescaped(start..<position)
  }

  private func unescaped(_ range: Range<Int>) throws(Failure) -> String {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return string(range) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "&") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard let end = bytes[index..<min(index + 12, range.upperBound)].firstIndex(of: 59) else {
        throw failure("“&” without “;”")
      }
      result += Array(try entity(string(index + 1..<end)).utf8)
      index = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func entity(_ name: String) throws(Failure) -> String {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    var number: UInt32?
    if name.hasPrefix("#x") {
      number = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      number = UInt32(name.dropFirst())
    }
    guard let number, number != 0, let scalar = Unicode.Scalar(number) else {
      throw failure("an unknown entity")
    }
    return String(Character(scalar))
  }
}
