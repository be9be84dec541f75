import FrunForms
import FrunKit
import Synchronization

/// The moment of an interview as its form sees it. It stands still at the beginning until the
/// first answers are in, so that whoever goes on another day has the same start and the same
/// defaults, and follows the laptop's clock from then on.
final class InterviewClock: Sendable {
  private let milliseconds: Mutex<Int64>

  init(_ start: Int64) { milliseconds = Mutex(start) }

  /// Milliseconds since 1970 in UTC.
  var now: Int64 {
    get { milliseconds.withLock { $0 } }
    set { milliseconds.withLock { $0 = newValue } }
  }
}
