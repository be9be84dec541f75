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

  package init() {}

  package var signal: Int32? {
    let number = Self.first.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// Installs the handlers. Called once, by the executable.
  package static func install() {
    // Touch the atomics now: a lazily initialised global must not be
    // initialised inside a signal handler.
    _ = first.load(ordering: .relaxed)
    EchoState.show()
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number) { SignalInterruption.received($0) } }
    handle(SIGTSTP) { _ in
      EchoState.pause { _ = kill(getpid(), SIGSTOP) }
    }
  }

  /// Async-signal-safe: atomics, `write`, `tcsetattr` and `_exit` only.
  private static func received(_ number: Int32) {
    let saved = errno
    let (isFirst, _) = first.compareExchange(
      expected: 0, desired: number, ordering: .sequentiallyConsistent)
    EchoState.show()
    if !isFirst { _exit(128 + number) }
    if number == SIGINT {
      let text: StaticString = "\nfrun: stopping; press Ctrl-C again to end at once\n"
      _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
    }
    errno = saved
  }

  private static func handle(_ number: Int32, _ body: @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler = .init(sa_handler: body)
    sigemptyset(&action.sa_mask)
    // No SA_RESTART: a prompt must return when Ctrl-C is pressed.
    action.sa_flags = 0
    var before = sigaction()
    guard sigaction(number, nil, &before) == 0 else { return }
    // `nohup frun …` asks for SIGHUP to be ignored, and it stays so.
    let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
    if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == ignored { return }
    _ = sigaction(number, &action, nil)
  }
}
