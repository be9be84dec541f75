/// Whether the user or the system asked the program to stop.
package protocol Interruption: AnyObject {
  /// Number of the first signal received (SIGINT, SIGTERM, SIGHUP), or nil.
  var signal: Int32? { get }
}

/// Nobody interrupts: for tests and for library use.
package final class NoInterruption: Interruption {
  package init() {}
  package var signal: Int32? { nil }
}
