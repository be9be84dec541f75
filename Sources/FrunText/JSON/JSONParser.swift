/// Reads JSON text. Bounded, strict about duplicate keys and surrogates, never traps.
struct JSONParser {
  private let bytes: [UInt8]
  private let limits: JSONLimits
  private let relaxed: Bool
  private var place = 0
  private var values = 0

  init(_ bytes: [UInt8], syntax: JSONSyntax, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
    self.relaxed = syntax == .relaxed
  }

  mutating func document() throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else { throw JSONError(.tooLarge, line: 1, column: 1) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      // A byte order mark is what editors on Windows add to files; in strict text it is an error.
      guard relaxed else { throw error(.unexpectedCharacter) }
      place = 3
    }
    try skipSpace()
    let value = try self.value(depth: 0)
    try skipSpace()
    guard place == bytes.count else { throw error(.trailingText) }
    return value
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    values += 1
    guard values <= limits.values else { throw error(.tooManyValues) }
    guard let byte = current else { throw error(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string(until: byte))
    case UInt8(ascii: "'") where relaxed: return .string(try string(until: byte))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default:
      var number = JSONNumberReader(relaxed: relaxed)
      switch number.read(bytes, from: place) {
      case .number(let value, let end):
        place = end
        return value
      case .failure(let reason, let at): throw error(reason, at: at)
      case .none: throw error(.unexpectedCharacter)
      }
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for expected in text.utf8 {
      guard let byte = current else { throw error(.unexpectedEnd) }
      guard byte == expected else { throw error(.unexpectedCharacter) }
      place += 1
    }
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= limits.depth else { throw error(.tooDeep) }
    place += 1
    var elements: [JSONValue] = []
    try skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth))
      try skipSpace()
      if take("]") { return .array(elements) }
      try expect(",")
      try skipSpace()
      if relaxed, take("]") { return .array(elements) }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= limits.depth else { throw error(.tooDeep) }
    place += 1
    var object = JSONObject()
    try skipSpace()
    if take("}") { return .object(object) }
    while true {
      let start = place
      let key = try self.key()
      try skipSpace()
      try expect(":")
      try skipSpace()
      let value = try self.value(depth: depth)
      guard object.insert(key, value) else { throw error(.duplicateKey, at: start) }
      try skipSpace()
      if take("}") { return .object(object) }
      try expect(",")
      try skipSpace()
      if relaxed, take("}") { return .object(object) }
    }
  }

  private mutating func key() throws(JSONError) -> String {
    guard let byte = current else { throw error(.unexpectedEnd) }
    if byte == UInt8(ascii: "\"") || (relaxed && byte == UInt8(ascii: "'")) {
      return try string(until: byte)
    }
    guard relaxed else { throw error(.unexpectedCharacter) }
    let start = place
    while let byte = current, Self.isIdentifier(byte, first: place == start) { place += 1 }
    guard place > start else { throw error(.unexpectedCharacter) }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isIdentifier(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"):
      return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return !first
    default: return false
    }
  }

  // MARK: Strings

  private mutating func string(until quote: UInt8) throws(JSONError) -> String {
    let opening = place
    place += 1
    var text: [UInt8] = []
    var start = place
    while let byte = current {
      if byte == quote {
        text += bytes[start..<place]
        place += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw error(.invalidUTF8, at: opening)
        }
        return string
      }
      if byte == UInt8(ascii: "\\") {
        text += bytes[start..<place]
        try escape(into: &text)
        start = place
      } else if byte < 0x20 {
        throw error(.controlCharacter)
      } else {
        place += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = place
    place += 1
    guard let byte = current else { throw error(.unexpectedEnd) }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(from: start, into: &text)
    case UInt8(ascii: "'") where relaxed: text.append(byte)
    case UInt8(ascii: "\n") where relaxed: break
    case UInt8(ascii: "\r") where relaxed: _ = take("\n")
    default: throw error(.invalidEscape, at: start)
    }
  }

  private mutating func unicodeEscape(
    from start: Int, into text: inout [UInt8]
  ) throws(JSONError) {
    var value = try hexadecimal(from: start)
    if (0xD800..<0xDC00).contains(value) {
      guard take("\\"), take("u") else { throw error(.loneSurrogate, at: start) }
      let low = try hexadecimal(from: start)
      guard (0xDC00..<0xE000).contains(low) else { throw error(.loneSurrogate, at: start) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw error(.loneSurrogate, at: start) }
    text += Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw error(.unexpectedEnd) }
      guard let digit = JSONNumberReader.hexadecimalDigit(byte) else {
        throw error(.invalidEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  // MARK: Spaces and single characters

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
    guard current != nil else { throw error(.unexpectedEnd) }
    guard take(character) else { throw error(.unexpectedCharacter) }
  }

  private mutating func skipSpace() throws(JSONError) {
    while let byte = current {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      case 0x0B, 0x0C: if relaxed { place += 1 } else { return }
      case 0xC2 where relaxed && place + 1 < bytes.count && bytes[place + 1] == 0xA0: place += 2
      case UInt8(ascii: "/") where relaxed: try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    let start = place
    place += 1
    if take("/") {
      while let byte = current, byte != 0x0A { place += 1 }
    } else if take("*") {
      while place + 1 < bytes.count {
        if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
          place += 2
          return
        }
        place += 1
      }
      throw error(.openComment, at: start)
    } else {
      throw error(.unexpectedCharacter, at: start)
    }
  }

  // MARK: Errors

  private func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    let end = min(offset ?? place, bytes.count)
    var line = 1
    var start = 0
    for index in 0..<end where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    let before = bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    return JSONError(reason, line: line, column: before + 1)
  }
}
