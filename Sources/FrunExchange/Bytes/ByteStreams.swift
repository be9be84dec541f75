/// Receives bytes that are valid only during the call.
package typealias ByteConsumer = (UnsafeRawBufferPointer) throws -> Void

/// Gives the next bytes of a stream; an empty array is the end.
package typealias ByteSource = () throws -> [UInt8]

/// Gives the next bytes of a stream, valid until the next call; an empty buffer is the end.
package typealias BufferSource = () throws -> UnsafeRawBufferPointer

/// Is told how many bytes of how many are done; called often. Throws to stop the work.
package typealias ByteProgress = (_ done: UInt64, _ total: UInt64) throws -> Void

/// Sources over bytes in memory.
package enum ByteSources {
  /// Gives `bytes` in pieces of at most `piece` bytes.
  package static func bytes(_ bytes: [UInt8], piece: Int = 64 << 10) -> ByteSource {
    var offset = 0
    return {
      let end = min(offset + max(piece, 1), bytes.count)
      defer { offset = end }
      return Array(bytes[offset..<end])
    }
  }

  /// Gives the pieces of `source` in memory that stays in place until the next call.
  static func buffers(_ source: @escaping ByteSource) -> BufferSource {
    let held = HeldBytes()
    return { held.hold(try source()) }
  }
}

/// A copy of the bytes held last.
private final class HeldBytes {
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  deinit { memory.deallocate() }

  func hold(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    if memory.count < bytes.count {
      memory.deallocate()
      memory = .allocate(byteCount: bytes.count, alignment: 16)
    }
    memory.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(rebasing: memory.prefix(bytes.count))
  }
}
