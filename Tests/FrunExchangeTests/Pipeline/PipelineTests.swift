import Glibc
import Testing

@testable import FrunExchange

@Suite struct PipelineTests {
  private struct Broken: Error, Equatable { let number: Int }

  private func feed(_ bytes: [UInt8], piece: Int, _ sink: ByteConsumer) rethrows {
    try bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        try sink(UnsafeRawBufferPointer(rebasing: rest.prefix(piece)))
        rest = rest.dropFirst(piece)
      }
    }
  }

  /// Sizes around one buffer, all buffers, and more than go round at once.
  static let sizes = [
    0, 1, BufferPipe.slotSize - 1, BufferPipe.slotSize, BufferPipe.slotSize + 1,
    BufferPipe.slotSize * (BufferPipe.slots + 3) + 17,
  ]

  @Test(arguments: sizes, [1000, 70_000, 3 << 20])
  func bytesArriveInOrder(size: Int, piece: Int) throws {
    var numbers = SeededNumbers(seed: 4)
    let bytes = numbers.bytes(size)
    var received: [UInt8] = []
    let sink = try ThreadedSink { received.append(contentsOf: $0) }
    try feed(bytes, piece: piece, sink.write)
    try sink.finish()
    #expect(received == bytes)

    let source = try ThreadedSource { try feed(bytes, piece: piece, $0) }
    received = []
    while case let next = try source.next(), !next.isEmpty { received.append(contentsOf: next) }
    #expect(received == bytes)
    #expect(try source.next().isEmpty, "the end stays the end")
  }

  @Test func marksStandWhereTheyWereSet() throws {
    var seen: [(Int, UInt8)] = []
    let sink = try ThreadedSink { (piece: BufferPipe.Piece) in
      seen.append((piece.bytes.count, piece.mark))
    }
    try feed([1, 2, 3], piece: 3, sink.write)
    try sink.mark(1)
    try sink.mark(2)
    try feed([4], piece: 1, sink.write)
    try sink.finish()
    #expect(seen.map(\.0) == [3, 0, 1] && seen.map(\.1) == [1, 2, 0])
  }

  /// A disk that is full stops the writer with its own error, however much is queued.
  @Test func theErrorOfAConsumerStopsTheWriter() throws {
    let sink = try ThreadedSink { (_: UnsafeRawBufferPointer) in throw Broken(number: 7) }
    #expect(throws: Broken(number: 7)) {
      try feed([UInt8](repeating: 0, count: 8 << 20), piece: 1 << 20, sink.write)
      try sink.finish()
    }
    #expect(throws: Broken(number: 7)) { try sink.finish() }
  }

  @Test func aSmallErrorComesOutAtTheEnd() throws {
    let sink = try ThreadedSink { (_: UnsafeRawBufferPointer) in throw Broken(number: 8) }
    try feed([1], piece: 1, sink.write)
    #expect(throws: Broken(number: 8)) { try sink.finish() }
  }

  /// What was produced before the failure is still handed out.
  @Test func theErrorOfAProducerComesAfterItsBytes() throws {
    let source = try ThreadedSource { sink in
      try feed([1, 2, 3], piece: 1, sink)
      throw Broken(number: 9)
    }
    #expect(Array(try source.next()) == [1, 2, 3])
    #expect(throws: Broken(number: 9)) { _ = try source.next() }
    #expect(throws: Broken(number: 9)) { _ = try source.next() }
  }

  /// Whoever stops in the middle leaves no thread behind and nothing that still runs.
  @Test func releasedEarlyTheThreadsEnd() throws {
    final class Witness {}
    weak var witness: Witness?
    do {
      let held = Witness()
      witness = held
      let source = try ThreadedSource { sink in
        while true { try withExtendedLifetime(held) { try feed([0], piece: 1, sink) } }
      }
      _ = try source.next()
      let sink = try ThreadedSink { (_: UnsafeRawBufferPointer) in
        withExtendedLifetime(held) { _ = usleep(1000) }
      }
      try feed([UInt8](repeating: 0, count: 1 << 20), piece: 1 << 20, sink.write)
    }
    #expect(witness == nil)
  }

  @Test func theWorkerLeavesSignalsToTheOthers() throws {
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &before)
    var blocked = sigset_t()
    let worker = try Worker { pthread_sigmask(SIG_BLOCK, nil, &blocked) }
    worker.join()
    #expect(sigismember(&blocked, SIGINT) == 1 && sigismember(&blocked, SIGTERM) == 1)
    var own = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &own)
    #expect(sigismember(&own, SIGINT) == sigismember(&before, SIGINT))
  }
}
