internal import FrunCrypto

/// The compressed stream of a damaged archive, with holes where chunks are lost.
final class DamagedStream {
  /// A hole was reached.
  struct Hole: Error {
    /// The first position behind the damaged chunk.
    let end: UInt64
  }

  private let chunks: AgeChunkReader
  private var damaged: Set<Int> = []

  init(_ chunks: AgeChunkReader) {
    self.chunks = chunks
  }

  /// Chunks found to be damaged so far.
  var damagedCount: Int { damaged.count }

  /// Looks at every chunk, so that the damage is counted whole.
  func countDamage() throws {
    for index in 0..<chunks.count where try chunks.chunk(index) == nil {
      damaged.insert(index)
    }
    // What was appended behind the proven end is no damage.
    if let last = chunks.last { damaged = damaged.filter { $0 <= last } }
  }

  /// The bytes from `position` to the end of its chunk, valid until the next call; empty at the end of the file.
  /// Throws ``Hole``.
  func bytes(at position: UInt64) throws -> UnsafeRawBufferPointer {
    let index = Int(position / UInt64(AgeChunkReader.chunkSize))
    let offset = Int(position % UInt64(AgeChunkReader.chunkSize))
    guard index < chunks.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let chunk = try chunks.chunk(index) else {
      damaged.insert(index)
      throw Hole(end: UInt64(index + 1) * UInt64(AgeChunkReader.chunkSize))
    }
    guard offset < chunk.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: chunk[offset...])
  }

  /// Copies `count` bytes from `position`; nil when the file ends before. Throws ``Hole``.
  func copy(_ count: Int, at position: UInt64) throws -> [UInt8]? {
    var copy: [UInt8] = []
    while copy.count < count {
      let bytes = try bytes(at: position + UInt64(copy.count))
      if bytes.isEmpty { return nil }
      copy.append(contentsOf: bytes.prefix(count - copy.count))
    }
    return copy
  }
}
