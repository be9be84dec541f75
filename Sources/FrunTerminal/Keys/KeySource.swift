/// What happens at a keyboard.
package enum KeyEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The window changed its size, or the program was in the background: all of
  /// the screen is drawn again.
  case redraw
  /// Nothing was pressed for as long as was asked.
  case idle
  /// The line went away, or the program was asked to end; the signal's number.
  case stopped(Int32)
  /// There is no more input.
  case ended
}

/// A place keys come from.
package protocol KeySource: AnyObject {
  /// Waits for the next event.
  ///
  /// - Parameter milliseconds: how long until ``KeyEvent/idle``; nil waits on.
  func next(within milliseconds: Int?) throws(StreamError) -> KeyEvent
}

/// Keys from a list, then the end: for tests.
package final class ScriptedKeys: KeySource {
  private var events: ArraySlice<KeyEvent>

  package init(_ events: [KeyEvent]) {
    self.events = events[...]
  }

  package func next(within milliseconds: Int?) throws(StreamError) -> KeyEvent {
    events.popFirst() ?? .ended
  }
}
