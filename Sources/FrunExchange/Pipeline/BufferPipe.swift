internal import FrunCrypto
internal import Glibc

/// A bounded queue of bytes between two threads: the one place where stages of an archive meet.
///
/// One thread writes, one reads. Bytes are copied into a few buffers that go round for the life of the
/// pipe, so its memory is ``slots`` times ``slotSize`` whatever flows through it, and a slow stage makes
/// the fast one wait. What was written before a failure of the writer is still read; a reader that gives
/// up makes the next write fail with its error. The buffers hold unencrypted data and are wiped.
// Sendable is true because every property that changes is touched only while `lock` is held, except the
// buffers and the two positions in them, which have one owner at a time: a buffer belongs to the writer
// until it is queued and to the reader until it asks for the next; `filling` is the writer's, `reading`
// the reader's.
final class BufferPipe: @unchecked Sendable {
  /// What is read at once.
  struct Piece {
    /// The bytes, valid until the next piece is asked for.
    let bytes: UnsafeRawBufferPointer
    /// What the writer says happens after these bytes, 0 for nothing.
    let mark: UInt8
  }

  /// Bytes in a buffer: four chunks of the age format.
  static let slotSize = 256 << 10
  /// Buffers of a pipe: one at each side and two between.
  static let slots = 4

  private struct Slot {
    let memory: UnsafeMutableRawBufferPointer
    var count = 0
    var mark: UInt8 = 0
    /// The most bytes it ever held, which is what has to be wiped.
    var highest = 0
  }

  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// Signalled whenever the queue, the free buffers or the state change.
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var free: [Slot] = []
  private var made = 0
  private var queue: [Slot] = []
  private var isClosed = false
  private var writerError: (any Error)?
  private var readerError: (any Error)?
  private var filling: Slot?
  private var reading: Slot?

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    for slot in free + queue + [filling, reading].compactMap(\.self) {
      let used = max(slot.highest, slot.count)
      ConstantTime.wipe(UnsafeMutableRawBufferPointer(rebasing: slot.memory.prefix(used)))
      slot.memory.deallocate()
    }
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  // MARK: The writer's side

  /// Appends bytes, waiting while all buffers are full. Throws the error of a reader that gave up.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      var slot = try filling ?? emptySlot()
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(slot.memory.count - slot.count))
      UnsafeMutableRawBufferPointer(rebasing: slot.memory.dropFirst(slot.count)).copyMemory(
        from: piece)
      slot.count += piece.count
      rest = rest.dropFirst(piece.count)
      filling = slot
      if slot.count == slot.memory.count { try submit() }
    }
  }

  /// Says that something happens at this place of the stream; `mark` is not 0.
  func mark(_ mark: UInt8) throws {
    var slot = try filling ?? emptySlot()
    slot.mark = mark
    filling = slot
    try submit()
  }

  /// Ends the stream, by a failure of the writer or properly. The first call counts.
  func close(_ error: (any Error)? = nil) {
    // Fails only when the reader gave up, who then needs nothing more.
    try? submit()
    locked {
      if isClosed { return }
      isClosed = true
      writerError = error
    }
  }

  private func emptySlot() throws -> Slot {
    try locked {
      while true {
        if let readerError { throw readerError }
        if var slot = free.popLast() {
          slot.count = 0
          slot.mark = 0
          return slot
        }
        if made < Self.slots {
          made += 1
          return Slot(memory: .allocate(byteCount: Self.slotSize, alignment: 64))
        }
        pthread_cond_wait(change, lock)
      }
    }
  }

  private func submit() throws {
    guard var slot = filling else { return }
    slot.highest = max(slot.highest, slot.count)
    filling = nil
    try locked {
      queue.append(slot)
      if let readerError { throw readerError }
    }
  }

  // MARK: The reader's side

  /// The next bytes, waiting for them; nil at the end. Throws the writer's error where it happened.
  func next() throws -> Piece? {
    let slot: Slot? = try locked {
      if let reading { free.append(reading) }
      reading = nil
      if let readerError { throw readerError }
      while queue.isEmpty, !isClosed, readerError == nil {
        // The writer may wait for the buffer just given back.
        pthread_cond_signal(change)
        pthread_cond_wait(change, lock)
      }
      if let readerError { throw readerError }
      if queue.isEmpty {
        if let writerError { throw writerError }
        return nil
      }
      return queue.removeFirst()
    }
    guard let slot else { return nil }
    reading = slot
    return Piece(
      bytes: UnsafeRawBufferPointer(rebasing: slot.memory.prefix(slot.count)), mark: slot.mark)
  }

  /// Gives up: the next call of either side fails with `error`. The first call counts.
  func abandon(_ error: any Error) {
    locked { readerError = readerError ?? error }
  }

  /// Why the reader gave up.
  var failure: (any Error)? { locked { readerError } }

  private func locked<T>(_ body: () throws -> T) rethrows -> T {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_signal(change)
      pthread_mutex_unlock(lock)
    }
    return try body()
  }
}

/// The other side of a pipe went away, which is nobody's failure.
struct PipeAbandoned: Error {}
