import CSystem
import Glibc
import Synchronization

/// A pipe that a signal handler writes into, so that no signal is lost between
/// looking whether one came and waiting for input (the self-pipe trick).
enum WakePipe {
  private static let reading = Atomic<Int32>(-1)
  private static let writing = Atomic<Int32>(-1)

  /// The end that becomes readable, or -1 before ``open()``.
  static var descriptor: Int32 { reading.load(ordering: .sequentiallyConsistent) }

  /// Opens the pipe once. Called before the handlers are installed.
  static func open() {
    guard descriptor < 0 else { return }
    var ends: (Int32, Int32) = (-1, -1)
    let made = withUnsafeMutablePointer(to: &ends) { pair in
      pair.withMemoryRebound(to: Int32.self, capacity: 2) { pipe($0) }
    }
    guard made == 0 else { return }
    for end in [ends.0, ends.1] {
      _ = frun_fcntl(end, F_SETFL, O_NONBLOCK)
      _ = frun_fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    writing.store(ends.1, ordering: .sequentiallyConsistent)
    reading.store(ends.0, ordering: .sequentiallyConsistent)
  }

  /// Makes the reading end readable. Async-signal-safe.
  static func wake() {
    let end = writing.load(ordering: .sequentiallyConsistent)
    guard end >= 0 else { return }
    var byte: UInt8 = 1
    // A full pipe wakes as well as one byte more.
    _ = write(end, &byte, 1)
  }

  /// Takes out what was written.
  static func drain() {
    guard descriptor >= 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
