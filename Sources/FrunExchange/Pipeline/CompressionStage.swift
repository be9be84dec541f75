internal import FrunArchive

/// The second and third stage of writing an archive: zstd on one thread, the sink on another.
///
/// The sink encrypts and writes, so the three costs of an archive (reading and hashing, compressing,
/// encrypting and writing) are paid side by side.
final class CompressionStage {
  private static let frameEnds: UInt8 = 1
  private static let streamEnds: UInt8 = 2

  private let packing: ThreadedSink
  private let sealing: ThreadedSink

  /// Starts both threads; `isPadded` adds a ``Padding`` at the end.
  init(level: Int, isPadded: Bool, sink: @escaping ByteConsumer) throws {
    let sealing = try ThreadedSink(sink)
    self.sealing = sealing
    var size: UInt64 = 0
    let encoder = try ExchangeError.translating {
      try ZstdEncoder(level: level) { bytes in
        size += UInt64(bytes.count)
        try sealing.write(bytes)
      }
    }
    packing = try ThreadedSink { piece in
      try ExchangeError.translating {
        if !piece.bytes.isEmpty { try encoder.write(piece.bytes) }
        if piece.mark != 0 { try encoder.end() }
      }
      if piece.mark == Self.streamEnds, isPadded {
        try Padding.write(after: size) { try sealing.write($0) }
      }
    }
  }

  /// Queues bytes of the open frame.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try packing.write(bytes)
  }

  /// Completes the frame: what follows can be read without it.
  func endFrame() throws {
    try packing.mark(Self.frameEnds)
  }

  /// Completes the last frame and waits until the sink has taken everything.
  func finish() throws {
    try packing.mark(Self.streamEnds)
    try packing.finish()
    try sealing.finish()
  }
}
