/// A stage of a pipeline that takes bytes: what is written here is consumed by another thread.
///
/// One thread at a time may write. Errors of the consumer come out of a later ``write(_:)`` or of
/// ``finish()``. Released without `finish`, the stage throws away what is queued and waits for its
/// thread, so nothing runs on behind an error.
package final class ThreadedSink {
  private let pipe: BufferPipe
  private let worker: Worker

  /// Starts a thread that hands every piece to `consume`, one at a time.
  convenience package init(_ consume: @escaping ByteConsumer) throws(ExchangeError) {
    try self.init { (piece: BufferPipe.Piece) in
      if !piece.bytes.isEmpty { try consume(piece.bytes) }
    }
  }

  /// As above, for consumers that also need the marks.
  init(_ consume: @escaping (BufferPipe.Piece) throws -> Void) throws(ExchangeError) {
    let pipe = BufferPipe()
    self.pipe = pipe
    worker = try Worker {
      do {
        while let piece = try pipe.next() { try consume(piece) }
      } catch {
        pipe.abandon(error)
      }
    }
  }

  deinit {
    pipe.abandon(PipeAbandoned())
    worker.join()
  }

  /// Queues bytes; waits while the consumer is too far behind.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    try pipe.write(bytes)
  }

  /// Queues a mark, which is not 0.
  func mark(_ mark: UInt8) throws {
    try pipe.mark(mark)
  }

  /// Waits until everything was consumed.
  package func finish() throws {
    pipe.close()
    worker.join()
    if let error = pipe.failure { throw error }
  }
}
