/// The last stage of taking an archive in: seals and writes on a thread of its own, while the caller hashes.
///
/// The staging belongs to this stage from the start to ``finish()``.
final class StagingStage {
  private static let fileEnds: UInt8 = 1

  /// What the thread has written, the thread's until ``finish()`` has returned.
  private final class Places {
    var stored: [SealedStaging.Stored] = []
    var isOpen = false
  }

  private let thread: ThreadedSink
  private let places = Places()

  /// Starts the thread.
  init(_ staging: SealedStaging) throws {
    let places = places
    thread = try ThreadedSink { piece in
      if !places.isOpen { try staging.begin() }
      places.isOpen = true
      if !piece.bytes.isEmpty { try staging.write(piece.bytes) }
      if piece.mark == Self.fileEnds {
        places.stored.append(try staging.end())
        places.isOpen = false
      }
    }
  }

  /// Queues contents of the current file; waits while the thread is too far behind.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try thread.write(bytes)
  }

  /// Completes the current file, which may be empty.
  func endFile() throws {
    try thread.mark(Self.fileEnds)
  }

  /// Waits until everything is written; where each file stands, in the order they came.
  func finish() throws -> [SealedStaging.Stored] {
    try thread.finish()
    return places.stored
  }
}
