/// Finds the zstd frames (RFC 8878 section 3.1) of a stream with holes, without unpacking them.
struct FrameFinder {
  /// Where a frame lies.
  struct Frame: Hashable {
    let start: UInt64
    let end: UInt64
    /// Whether it is padding.
    let isSkippable: Bool
  }

  private let stream: DamagedStream

  init(_ stream: DamagedStream) {
    self.stream = stream
  }

  /// The frame that begins at `position`; nil when none does. Throws ``DamagedStream/Hole`` when its extent cannot
  /// be told.
  func frame(at position: UInt64) throws -> Frame? {
    guard let head = try stream.copy(5, at: position) else { return nil }
    if head[0] & 0xF0 == 0x50, Array(head[1..<4]) == [0x2A, 0x4D, 0x18] {
      guard let length = try stream.copy(4, at: position + 4) else { return nil }
      return Frame(
        start: position, end: position + 8 + length.littleEndian, isSkippable: true)
    }
    guard Array(head[..<4]) == [0x28, 0xB5, 0x2F, 0xFD], head[4] & 0x08 == 0 else { return nil }
    let descriptor = head[4]
    let isSingle = descriptor & 0x20 != 0
    let dictionary = [0, 1, 2, 4][Int(descriptor & 3)]
    let size = [isSingle ? 1 : 0, 2, 4, 8][Int(descriptor >> 6)]
    var at = position + 5 + (isSingle ? 0 : 1) + UInt64(dictionary + size)
    while true {
      guard let block = try stream.copy(3, at: at) else { return nil }
      let header = block.littleEndian
      let length = header >> 3
      guard header >> 1 & 3 != 3, length <= 128 << 10 else { return nil }
      at += 3 + (header >> 1 & 3 == 1 ? 1 : length)
      if header & 1 == 1 { break }
    }
    return Frame(start: position, end: at + (descriptor & 4 != 0 ? 4 : 0), isSkippable: false)
  }

  /// The next position from `position` where a frame may begin, behind holes if need be; nil at the end.
  func candidate(from position: UInt64) throws -> UInt64? {
    var at = position
    var matched = 0
    let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    while true {
      do {
        let bytes = try stream.bytes(at: at)
        if bytes.isEmpty { return nil }
        for (index, byte) in bytes.enumerated() {
          // No byte of the magic number occurs twice in it, so a mismatch can only begin anew.
          matched = byte == magic[matched] ? matched + 1 : byte == magic[0] ? 1 : 0
          if matched == 4 { return at + UInt64(index) - 3 }
        }
        at += UInt64(bytes.count)
      } catch let hole as DamagedStream.Hole {
        at = hole.end
        matched = 0
      }
    }
  }
}

extension [UInt8] {
  fileprivate var littleEndian: UInt64 { reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}
