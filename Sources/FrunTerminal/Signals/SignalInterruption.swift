import CSystem
import Glibc
import Synchronization

/// Interruption by the signals of this process.
///
/// The first SIGINT, SIGTERM or SIGHUP is noted and said at once, so that the
/// work in hand can be rolled back; the second ends the process immediately.
/// Blocking reads return with ``StreamError/interrupted``.
package final class SignalInterruption: Interruption {
  private static let first = Atomic<Int32>(0)
  private static let redraw = Atomic<Bool>(false)
  private static let conversing = Atomic<Bool>(false)
  private static let locking = Atomic<Bool>(false)

  package init() {}

  package var signal: Int32? {
    let number = Self.first.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  package var wakeDescriptor: Int32 { WakePipe.descriptor }

  package func acknowledge() {
    Self.first.store(0, ordering: .sequentiallyConsistent)
  }

  package func takeRedraw() -> Bool {
    Self.redraw.exchange(false, ordering: .sequentiallyConsistent)
  }

  package var wantsLock: Bool { Self.locking.load(ordering: .sequentiallyConsistent) }

  package func takeLock() -> Bool {
    Self.locking.exchange(false, ordering: .sequentiallyConsistent)
  }

  package func drain() { WakePipe.drain() }

  /// Whether somebody answers for Ctrl-C and says so: the sentence about it is
  /// left out.
  package static func setConversing(_ isConversing: Bool) {
    conversing.store(isConversing, ordering: .sequentiallyConsistent)
  }

  /// Installs the handlers. Called once, by the executable.
  package static func install() {
    // Touch the atomics now: a lazily initialised global must not be
    // initialised inside a signal handler.
    _ = first.load(ordering: .relaxed)
    _ = redraw.load(ordering: .relaxed)
    _ = conversing.load(ordering: .relaxed)
    _ = locking.load(ordering: .relaxed)
    WakePipe.open()
    EchoState.show()
    RawMode.leave()
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number) { SignalInterruption.received($0) } }
    handle(SIGTSTP) { _ in
      EchoState.pause { RawMode.pause { _ = kill(getpid(), SIGSTOP) } }
    }
    handle(SIGQUIT) { SignalInterruption.quit($0) }
    // A file that grows beyond what is allowed is an error of the write, with a message, and no sudden end.
    _ = Glibc.signal(SIGXFSZ, SIG_IGN)
    for number in [SIGWINCH, SIGCONT] { handle(number) { SignalInterruption.changed($0) } }
  }

  /// Async-signal-safe: atomics, `write`, `tcsetattr` and `_exit` only.
  private static func received(_ number: Int32) {
    let saved = errno
    let (isFirst, _) = first.compareExchange(
      expected: 0, desired: number, ordering: .sequentiallyConsistent)
    EchoState.show()
    if !isFirst {
      RawMode.leave()
      _exit(128 + number)
    }
    if number == SIGINT, !conversing.load(ordering: .sequentiallyConsistent) {
      let text: StaticString = "\nfrun: stopping; press Ctrl-C again to end at once\n"
      _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
    }
    WakePipe.wake()
    errno = saved
  }

  /// Async-signal-safe. In a conversation the key hides the screen; elsewhere it
  /// ends the program as it always did.
  private static func quit(_ number: Int32) {
    let saved = errno
    guard conversing.load(ordering: .sequentiallyConsistent) else {
      EchoState.show()
      RawMode.leave()
      _ = Glibc.signal(number, SIG_DFL)
      raise(number)
      return
    }
    locking.store(true, ordering: .sequentiallyConsistent)
    WakePipe.wake()
    errno = saved
  }

  /// Async-signal-safe. After a stop the shell may have left the terminal in
  /// another mode.
  private static func changed(_ number: Int32) {
    let saved = errno
    if number == SIGCONT { RawMode.resume() }
    redraw.store(true, ordering: .sequentiallyConsistent)
    WakePipe.wake()
    errno = saved
  }

  private static func handle(_ number: Int32, _ body: @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler = .init(sa_handler: body)
    sigemptyset(&action.sa_mask)
    // No SA_RESTART: a prompt must return when Ctrl-C is pressed.
    action.sa_flags = number == SIGWINCH || number == SIGCONT ? SA_RESTART : 0
    var before = sigaction()
    guard sigaction(number, nil, &before) == 0 else { return }
    // `nohup frun …` asks for SIGHUP to be ignored, and it stays so.
    let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
    if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == ignored { return }
    _ = sigaction(number, &action, nil)
  }
}
