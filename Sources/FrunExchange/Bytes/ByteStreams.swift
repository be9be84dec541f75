/// Receives bytes that are valid only during the call.
package typealias ByteConsumer = (UnsafeRawBufferPointer) throws -> Void

/// Gives the next bytes of a stream; an empty array is the end.
package typealias ByteSource = () throws -> [UInt8]

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
}
