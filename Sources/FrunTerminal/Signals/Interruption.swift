import CSystem
import Glibc

/// Whether the user or the system asked the program to stop.
package protocol Interruption: AnyObject {
  /// Number of the first signal received (SIGINT, SIGTERM, SIGHUP), or nil.
  var signal: Int32? { get }
  /// A descriptor that can be read after every signal, or -1. A signal between
  /// looking at ``signal`` and waiting is not lost: it leaves a byte there.
  var wakeDescriptor: Int32 { get }
  /// Forgets the signal, because it was dealt with: the work goes on, or ends in
  /// order. The next signal is a first one again.
  func acknowledge()
  /// Says once whether the window changed or the program came back from the
  /// background.
  func takeRedraw() -> Bool
  /// Whether the person asked to hide the screen: Ctrl-\ in line mode, SIGQUIT.
  /// Otherwise it would write a core file with every answer in it.
  var wantsLock: Bool { get }
  /// Says once whether the person asked to hide the screen.
  func takeLock() -> Bool
  /// Takes the bytes out of the wake descriptor.
  func drain()
}

/// Why waiting for a descriptor ended.
package enum Wake: Hashable, Sendable {
  /// It can be read.
  case ready
  /// A signal came.
  case signal
  /// The time is over.
  case timeout
}

extension Interruption {
  /// Waits until a descriptor can be read, a signal comes, or time is over.
  ///
  /// - Parameter milliseconds: -1 waits on.
  package func wait(for descriptor: Int32, milliseconds: Int32 = -1) throws(StreamError) -> Wake {
    var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    if wakeDescriptor >= 0 {
      descriptors.append(pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0))
    }
    let count = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
    let code = errno
    if count < 0 {
      guard code == EINTR else { throw .failed(code) }
      drain()
      return .signal
    }
    if descriptors.count > 1, descriptors[1].revents != 0 {
      drain()
      return .signal
    }
    return count == 0 ? .timeout : .ready
  }
}

// What an interruption without signals of its own answers.
extension Interruption {
  package var wakeDescriptor: Int32 { -1 }
  package func acknowledge() {}
  package func takeRedraw() -> Bool { false }
  package var wantsLock: Bool { false }
  package func takeLock() -> Bool { false }
  package func drain() {}
}

/// Nobody interrupts: for tests and for library use.
package final class NoInterruption: Interruption {
  package init() {}
  package var signal: Int32? { nil }
}
