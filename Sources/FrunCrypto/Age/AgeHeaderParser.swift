/// Reads a header strictly by the grammar of age v1 and stops behind its last line.
struct AgeHeaderParser {
  private let source: ByteSource
  private let limits: AgeLimits
  private var raw: [UInt8] = []
  private var stanzas: [AgeStanza] = []

  private init(_ source: ByteSource, limits: AgeLimits) {
    self.source = source
    self.limits = limits
  }

  /// Takes the header from the source.
  static func parse(_ source: ByteSource, limits: AgeLimits) throws -> AgeHeader {
    var parser = AgeHeaderParser(source, limits: limits)
    return try parser.parse()
  }

  private mutating func parse() throws -> AgeHeader {
    try checkBeginning()
    let version = try nextLine()
    guard version.elementsEqual(AgeHeader.version) else {
      let name = version.dropFirst(AgeHeader.versionPrefix.count)
      guard !name.isEmpty, name.allSatisfy(Self.isVisible) else { throw malformed("version line") }
      throw AgeError(.versionUnsupported, "only age v1 is supported")
    }
    while true {
      let lineStart = raw.count
      let line = try nextLine()
      if line.starts(with: Array("---".utf8)) {
        guard !stanzas.isEmpty else { throw malformed("no stanza", at: lineStart) }
        let code = try code(in: line, at: lineStart)
        return AgeHeader(
          stanzas: stanzas, code: code, authenticated: Array(raw[..<(lineStart + 3)]))
      }
      guard stanzas.count < limits.stanzas else {
        throw AgeError(.headerTooLarge, "too many stanzas", at: .header(byte: lineStart))
      }
      let arguments = try arguments(in: line, at: lineStart)
      stanzas.append(AgeStanza(arguments, body: try body()))
    }
  }

  /// Tells a file that is no age file at all from a damaged one.
  private func checkBeginning() throws {
    let beginning = try source.peek(AgeHeader.versionPrefix.count)
    guard beginning.elementsEqual(AgeHeader.versionPrefix) else {
      throw AgeError(.notAge, "no version line")
    }
  }

  private func arguments(in line: ArraySlice<UInt8>, at start: Int) throws -> [String] {
    guard line.starts(with: Array("-> ".utf8)) else { throw malformed("stanza", at: start) }
    let arguments = line.dropFirst(3).split(separator: 0x20, omittingEmptySubsequences: false)
    guard arguments.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isVisible) }) else {
      throw malformed("stanza argument", at: start)
    }
    return arguments.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func body() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let start = raw.count
      let line = try nextLine()
      let isCanonical = line.withUnsafeBytes {
        $0.count <= 64 && Base64.decode($0, padding: .absent, into: &body)
      }
      guard isCanonical else { throw malformed("stanza body", at: start) }
      if line.count < 64 { return body }
    }
  }

  private func code(in line: ArraySlice<UInt8>, at start: Int) throws -> [UInt8] {
    guard line.starts(with: Array("--- ".utf8)),
      let code = Base64.decode(Array(line.dropFirst(4)), padding: .absent), code.count == 32
    else { throw malformed("authentication code", at: start) }
    return code
  }

  /// Takes a line that ends in LF and appends it, with the LF, to the raw bytes.
  private mutating func nextLine() throws -> ArraySlice<UInt8> {
    let left = limits.headerBytes - raw.count - 1
    switch try source.line(limit: max(left, 0)) {
    case .bytes(let line, isTerminated: true):
      raw += line
      raw.append(0x0A)
      return line
    case .tooLong:
      throw AgeError(.headerTooLarge, "header or line too long", at: .header(byte: raw.count))
    case .bytes(_, isTerminated: false), .end:
      throw malformed("header ends early")
    }
  }

  private func malformed(_ detail: StaticString, at byte: Int? = nil) -> AgeError {
    AgeError(.headerMalformed, detail, at: .header(byte: byte ?? raw.count))
  }

  private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
