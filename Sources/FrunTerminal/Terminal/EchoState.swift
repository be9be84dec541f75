import CSystem
import Glibc
import Synchronization

/// The one place that knows whether the terminal's echo is switched off.
///
/// Kept in atomics because a signal handler must be able to switch the echo on
/// again: it may touch neither locks nor allocated memory. `tcgetattr` and
/// `tcsetattr` are async-signal-safe (POSIX.1-2017, 2.4.3).
enum EchoState {
  /// Descriptor whose echo is off, or -1.
  private static let descriptor = Atomic<Int32>(-1)
  /// Its local mode flags before the echo went off.
  private static let flags = Atomic<UInt32>(0)

  /// Switches the echo off, keeping the newline visible. False: see `errno`.
  static func hide(descriptor fd: Int32) -> Bool {
    var attributes = termios()
    guard tcgetattr(fd, &attributes) == 0 else { return false }
    if descriptor.load(ordering: .sequentiallyConsistent) < 0 {
      flags.store(attributes.c_lflag, ordering: .sequentiallyConsistent)
      descriptor.store(fd, ordering: .sequentiallyConsistent)
    }
    attributes.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK)
    attributes.c_lflag |= tcflag_t(ECHONL)
    // TCSAFLUSH: what was typed before the question is not the answer to it.
    guard tcsetattr(fd, TCSAFLUSH, &attributes) == 0 else {
      descriptor.store(-1, ordering: .sequentiallyConsistent)
      return false
    }
    return true
  }

  /// Switches the echo on again if it is off. Async-signal-safe.
  static func show() {
    let fd = descriptor.load(ordering: .sequentiallyConsistent)
    guard fd >= 0 else { return }
    restore(fd)
    descriptor.store(-1, ordering: .sequentiallyConsistent)
  }

  /// Shows the echo while the process is stopped (Ctrl-Z), then hides it again.
  /// Async-signal-safe.
  static func pause(_ stop: () -> Void) {
    let fd = descriptor.load(ordering: .sequentiallyConsistent)
    if fd >= 0 { restore(fd) }
    stop()
    guard fd >= 0 else { return }
    var attributes = termios()
    guard tcgetattr(fd, &attributes) == 0 else { return }
    attributes.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK)
    attributes.c_lflag |= tcflag_t(ECHONL)
    _ = tcsetattr(fd, TCSAFLUSH, &attributes)
  }

  private static func restore(_ fd: Int32) {
    var attributes = termios()
    guard tcgetattr(fd, &attributes) == 0 else { return }
    attributes.c_lflag = flags.load(ordering: .sequentiallyConsistent)
    _ = tcsetattr(fd, TCSADRAIN, &attributes)
  }
}
