import CSystem
import Glibc
import Synchronization

/// The one place that knows whether the terminal gives every key at once.
///
/// In raw mode the terminal shows its other screen, which keeps nothing in its
/// scrollback, and pasted text comes in brackets. Every way out undoes all of
/// it: the end of the conversation, an error, `exit`, a signal that ends or
/// stops the process, a crash. Only SIGKILL leaves no chance.
package enum RawMode {
  private static let descriptor = Atomic<Int32>(-1)
  /// Where the screen is drawn: the same terminal, opened for writing.
  private static let drawing = Atomic<Int32>(-1)
  private static let installed = Atomic<Bool>(false)

  // Written only while `descriptor` is -1, read only while it is not: the
  // sequentially consistent atomic orders the two.
  private nonisolated(unsafe) static let before = UnsafeMutablePointer<termios>.allocate(
    capacity: 1)
  // As above.
  private nonisolated(unsafe) static let raw = UnsafeMutablePointer<termios>.allocate(capacity: 1)

  /// The other screen, cleared; paste in brackets.
  private static let opening: StaticString = "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[2J\u{1B}[H"
  /// Paste as it was, colours off, the cursor shown, the first screen again.
  private static let closing: StaticString = "\u{1B}[?2004l\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

  /// Whether the terminal is in raw mode.
  package static var isOn: Bool { descriptor.load(ordering: .sequentiallyConsistent) >= 0 }

  /// Switches raw mode on for the terminal at `fd`, which is drawn on through
  /// the descriptor `screen`.
  package static func enter(_ fd: Int32, drawing screen: Int32) throws(StreamError) {
    guard !isOn else { return }
    var attributes = termios()
    guard tcgetattr(fd, &attributes) == 0 else { throw .failed(errno) }
    before.initialize(to: attributes)
    attributes.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    attributes.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT)
    attributes.c_iflag |= tcflag_t(IUTF8)
    withUnsafeMutableBytes(of: &attributes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    raw.initialize(to: attributes)
    watchForCrashes()
    drawing.store(screen, ordering: .sequentiallyConsistent)
    descriptor.store(fd, ordering: .sequentiallyConsistent)
    // TCSADRAIN: what was typed ahead of the question stays for it.
    guard tcsetattr(fd, TCSADRAIN, raw) == 0 else {
      let code = errno
      descriptor.store(-1, ordering: .sequentiallyConsistent)
      throw .failed(code)
    }
    say(opening)
  }

  /// Undoes raw mode if it is on. Async-signal-safe.
  package static func leave() {
    let fd = descriptor.exchange(-1, ordering: .sequentiallyConsistent)
    guard fd >= 0 else { return }
    say(closing)
    _ = tcsetattr(fd, TCSADRAIN, before)
  }

  /// Undoes raw mode while the process is stopped. Async-signal-safe.
  package static func pause(_ stop: () -> Void) {
    let fd = descriptor.load(ordering: .sequentiallyConsistent)
    if fd >= 0 {
      say(closing)
      _ = tcsetattr(fd, TCSADRAIN, before)
    }
    stop()
    resume()
  }

  /// Sets raw mode again after a stop. Async-signal-safe.
  static func resume() {
    let fd = descriptor.load(ordering: .sequentiallyConsistent)
    guard fd >= 0 else { return }
    _ = tcsetattr(fd, TCSADRAIN, raw)
    say(opening)
  }

  private static func say(_ text: StaticString) {
    let fd = drawing.load(ordering: .sequentiallyConsistent)
    _ = write(fd, text.utf8Start, text.utf8CodeUnitCount)
  }

  /// A crash must not leave a terminal that shows nothing of what is typed.
  private static func watchForCrashes() {
    guard !installed.exchange(true, ordering: .sequentiallyConsistent) else { return }
    atexit { RawMode.leave() }
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] {
      var action = sigaction()
      action.__sigaction_handler = .init(sa_handler: { number in
        RawMode.leave()
        // The handler is gone already (SA_RESETHAND): this ends the process.
        raise(number)
      })
      sigemptyset(&action.sa_mask)
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
      _ = sigaction(number, &action, nil)
    }
  }
}
