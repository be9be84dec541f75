/// A stage of a pipeline that gives bytes: another thread produces what is read here.
///
/// The producer runs ahead by a few buffers and then waits. Its error comes out of ``next()`` at the place
/// where it happened. Released early, the stage stops the producer and waits for its thread.
package final class ThreadedSource {
  private let pipe: BufferPipe
  private let worker: Worker

  /// Starts a thread that runs `produce`, which writes into the function it is given.
  package init(_ produce: @escaping (ByteConsumer) throws -> Void) throws(ExchangeError) {
    let pipe = BufferPipe()
    self.pipe = pipe
    worker = try Worker {
      do {
        try produce { try pipe.write($0) }
        pipe.close()
      } catch {
        pipe.close(error)
      }
    }
  }

  deinit {
    pipe.abandon(PipeAbandoned())
    worker.join()
  }

  /// The next bytes, valid until the next call; empty at the end.
  package func next() throws -> UnsafeRawBufferPointer {
    while let piece = try pipe.next() {
      if !piece.bytes.isEmpty { return piece.bytes }
    }
    return UnsafeRawBufferPointer(start: nil, count: 0)
  }
}
