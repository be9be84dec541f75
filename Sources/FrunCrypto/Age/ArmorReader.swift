/// Decodes the text armor of an age file (strict PEM, RFC 7468 figure 3) while it is read.
///
/// Lines of exactly 64 characters, the last one shorter; padded canonical Base64; LF or CRLF; blank lines only
/// before and after the armor, at most 1 KiB of them.
final class ArmorReader {
  static let header = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
  static let footer = Array("-----END AGE ENCRYPTED FILE-----".utf8)
  static let columns = 64
  static let whitespaceLimit = 1024

  private let source: ByteSource
  private var decoded: [UInt8] = []
  private var position = 0
  private var lineNumber = 0
  private var state = State.beforeHeader

  private enum State {
    case beforeHeader, inBody, ended
  }

  init(_ source: ByteSource) {
    self.source = source
  }

  /// Reads decoded bytes as a ``ByteReader`` does.
  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    if target.isEmpty { return 0 }
    if position == decoded.count {
      decoded.removeAll(keepingCapacity: true)
      position = 0
      // One call decodes many lines, so that the chunk loop is not slowed by tiny reads.
      while state != .ended, decoded.count < 12_288 { try step() }
    }
    let count = min(decoded.count - position, target.count)
    target.copyBytes(from: decoded[position..<(position + count)])
    position += count
    return count
  }

  private func step() throws {
    switch state {
    case .beforeHeader: try readHeader()
    case .inBody: try readBodyLine()
    case .ended: break
    }
  }

  private func readHeader() throws {
    var skipped = 0
    while true {
      guard let line = try nextLine(limit: Self.whitespaceLimit) else {
        throw malformed("begin line missing")
      }
      if !line.allSatisfy(Self.isWhitespace) {
        guard line.elementsEqual(Self.header) else { throw malformed("begin line") }
        state = .inBody
        return
      }
      skipped += line.count + 1
      if skipped > Self.whitespaceLimit { throw malformed("too many blank lines") }
    }
  }

  private func readBodyLine() throws {
    guard let line = try nextLine(limit: Self.columns) else { throw malformed("end line missing") }
    if line.elementsEqual(Self.footer) { return try readTrailer() }
    guard !line.isEmpty else { throw malformed("empty line") }
    let before = decoded.count
    let isCanonical = line.withUnsafeBytes {
      Base64.decode($0, padding: .required, into: &decoded)
    }
    guard isCanonical else {
      decoded.removeSubrange(before...)
      throw malformed("Base64")
    }
    if decoded.count - before < 48 {
      guard let footer = try nextLine(limit: Self.columns), footer.elementsEqual(Self.footer) else {
        throw malformed("end line")
      }
      try readTrailer()
    }
  }

  private func readTrailer() throws {
    state = .ended
    let rest = try source.peek(Self.whitespaceLimit + 1)
    guard rest.count <= Self.whitespaceLimit, rest.allSatisfy(Self.isWhitespace) else {
      throw malformed("data after the end line")
    }
  }

  /// The next line without its end, LF or CRLF.
  private func nextLine(limit: Int) throws -> ArraySlice<UInt8>? {
    lineNumber += 1
    switch try source.line(limit: limit + 1) {
    case .end: return nil
    case .tooLong: throw malformed("line too long")
    case .bytes(let line, _):
      let content = line.last == 0x0D ? line.dropLast() : line
      guard content.count <= limit else { throw malformed("line too long") }
      return content
    }
  }

  static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private func malformed(_ detail: StaticString) -> AgeError {
    AgeError(.armorMalformed, detail, at: .line(lineNumber))
  }
}
