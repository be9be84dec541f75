/// Reads plain files from a tar container, piece by piece, and refuses everything else.
///
/// After the two zero blocks nothing may follow. Names are only checked for printable ASCII here;
/// which names may occur is the matter of the caller.
package final class UstarReader {
  private let source: BufferSource
  private let largestEntry: UInt64
  /// What the source gave last; it stays valid until the source is asked again.
  private var buffer = UnsafeRawBufferPointer(start: nil, count: 0)
  private var offset = 0
  private var remaining: UInt64 = 0
  private var padding = 0
  private var count = 0
  /// Bytes of the container read so far.
  package private(set) var position: UInt64 = 0
  private var finished = false

  /// Reads from `buffers`; refuses files of more than `largestEntry` bytes.
  package init(largestEntry: UInt64 = 1 << 33, buffers: @escaping BufferSource) {
    source = buffers
    self.largestEntry = largestEntry
  }

  /// Reads from `source`; refuses files of more than `largestEntry` bytes.
  package convenience init(largestEntry: UInt64 = 1 << 33, source: @escaping ByteSource) {
    self.init(largestEntry: largestEntry, buffers: ByteSources.buffers(source))
  }

  /// The next file, or nil after a proper end. Contents of the file before it must have been read.
  package func next() throws -> UstarEntry? {
    if finished { return nil }
    guard remaining == 0 else { throw ExchangeError(.containerTruncated, at: place) }
    guard try block(padding).allSatisfy({ $0 == 0 }) else {
      throw ExchangeError(.containerTrailingData, at: place)
    }
    padding = 0
    let header = try block(UstarHeader.size)
    count += 1
    if header.allSatisfy({ $0 == 0 }) {
      try readEnd()
      return nil
    }
    let entry = try UstarHeader.entry(from: header, at: place)
    guard entry.size <= largestEntry else {
      throw ExchangeError(.containerEntryTooLarge, at: place)
    }
    remaining = entry.size
    padding = Int((512 - entry.size % 512) % 512)
    return entry
  }

  /// Hands the contents of the current file to `use`, piece by piece.
  package func read(_ use: ByteConsumer) throws {
    while remaining > 0 {
      try fill()
      let count = Int(min(UInt64(buffer.count - offset), remaining))
      try use(UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + count]))
      offset += count
      position += UInt64(count)
      remaining -= UInt64(count)
    }
  }

  /// The contents of the current file, which must be at most `limit` bytes.
  package func contents(limit: Int) throws -> [UInt8] {
    guard remaining <= UInt64(max(0, limit)) else {
      throw ExchangeError(.containerEntryTooLarge, at: place)
    }
    var contents: [UInt8] = []
    contents.reserveCapacity(Int(remaining))
    try read { contents.append(contentsOf: $0) }
    return contents
  }

  private var place: String { "entry \(count)" }

  private func readEnd() throws {
    guard try block(UstarHeader.size).allSatisfy({ $0 == 0 }) else {
      throw ExchangeError(.containerNotUstar, at: place)
    }
    guard offset == buffer.count, try source().isEmpty else {
      throw ExchangeError(.containerTrailingData, at: "after the end")
    }
    finished = true
  }

  private func block(_ size: Int) throws -> [UInt8] {
    var block: [UInt8] = []
    while block.count < size {
      try fill()
      let count = min(buffer.count - offset, size - block.count)
      block += buffer[offset..<offset + count]
      offset += count
      position += UInt64(count)
    }
    return block
  }

  /// Makes at least one byte available.
  private func fill() throws {
    if offset < buffer.count { return }
    buffer = try source()
    offset = 0
    if buffer.isEmpty { throw ExchangeError(.containerTruncated, at: place) }
  }
}
