/// Reads lines, or everything, from a ``ByteSource``, within limits.
package final class InputReader {
  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var isAtEnd = false

  package init(_ source: any ByteSource) {
    self.source = source
  }

  /// Whether a whole line, or the end, was read already and waits here.
  package var hasLine: Bool { isAtEnd || buffer.contains(0x0A) }

  /// The next line without its end (`\n` or `\r\n`), or nil at the end of input.
  ///
  /// - Parameter limit: the longest line accepted, in bytes.
  package func line(limit: Int = 65_536) throws(StreamError) -> [UInt8]? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        var line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        if line.last == 0x0D { line.removeLast() }
        guard line.count <= limit else { throw .tooLong(limit: limit) }
        return line
      }
      guard buffer.count <= limit else { throw .tooLong(limit: limit) }
      if isAtEnd {
        guard !buffer.isEmpty else { return nil }
        defer { buffer.removeAll() }
        return buffer
      }
      try fill()
    }
  }

  /// Everything that is left.
  ///
  /// - Parameter limit: the most accepted, in bytes.
  package func all(limit: Int) throws(StreamError) -> [UInt8] {
    while !isAtEnd {
      guard buffer.count <= limit else { throw .tooLong(limit: limit) }
      try fill()
    }
    guard buffer.count <= limit else { throw .tooLong(limit: limit) }
    defer { buffer.removeAll() }
    return buffer
  }

  private func fill() throws(StreamError) {
    let bytes = try source.read(upTo: 65_536)
    if bytes.isEmpty { isAtEnd = true } else { buffer.append(contentsOf: bytes) }
  }
}
