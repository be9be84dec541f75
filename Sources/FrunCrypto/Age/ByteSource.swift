import Glibc

/// A buffered view of a reader: lines with a length limit, look-ahead, and whole blocks.
final class ByteSource {
  private let reader: ByteReader
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  init(capacity: Int = 16_384, _ reader: @escaping ByteReader) {
    self.reader = reader
    buffer = [UInt8](repeating: 0, count: max(capacity, 4096))
  }

  /// A line as found by ``line(limit:)``.
  enum Line {
    /// The bytes before the line feed; `isTerminated` is false for a last line without one.
    case bytes(ArraySlice<UInt8>, isTerminated: Bool)
    /// Longer than the limit.
    case tooLong
    /// Nothing is left.
    case end
  }

  /// Takes the next line, of at most `limit` bytes (not more than the capacity) without its line feed.
  func line(limit: Int) throws -> Line {
    var searched = 0
    while true {
      if let feed = firstLineFeed(after: searched) {
        let line = buffer[start..<feed]
        start = feed + 1
        return line.count <= limit ? .bytes(line, isTerminated: true) : .tooLong
      }
      searched = end - start
      if searched > limit { return .tooLong }
      if try !fill() {
        if start == end { return .end }
        let line = buffer[start..<end]
        start = end
        return .bytes(line, isTerminated: false)
      }
    }
  }

  /// Returns up to `count` next bytes without taking them.
  func peek(_ count: Int) throws -> ArraySlice<UInt8> {
    while end - start < count, try fill() {}
    return buffer[start..<min(end, start + count)]
  }

  /// Whether nothing is left.
  func isExhausted() throws -> Bool {
    try peek(1).isEmpty
  }

  /// Takes bytes until `target` is full or nothing is left; returns how many.
  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    var count = takeBuffered(into: target)
    while count < target.count, !isAtEnd {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target.dropFirst(count))
      count += try readDirectly(into: rest)
    }
    return count
  }

  private func takeBuffered(into target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(end - start, target.count)
    if count > 0 {
      target.copyBytes(from: buffer[start..<(start + count)])
      start += count
    }
    return count
  }

  private func readDirectly(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(max(try reader(target), 0), target.count)
    if count == 0 { isAtEnd = true }
    return count
  }

  /// Reads more into the buffer; false at the end or when it is full.
  private func fill() throws -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      buffer.replaceSubrange(0..<(end - start), with: buffer[start..<end])
      end -= start
      start = 0
    }
    if end == buffer.count { return false }
    let count = try buffer.withUnsafeMutableBytes { bytes in
      try readDirectly(into: UnsafeMutableRawBufferPointer(rebasing: bytes.dropFirst(end)))
    }
    end += count
    return count > 0
  }

  private func firstLineFeed(after searched: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start + searched < end,
        let found = memchr(base + start + searched, 0x0A, end - start - searched)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }
}
