/// What is known about the terminal the program runs in, and its echo switch.
package protocol Terminal: AnyObject {
  /// Whether standard input is a terminal (`isatty`).
  var isInputTerminal: Bool { get }
  /// Whether standard output is a terminal.
  var isOutputTerminal: Bool { get }
  /// Whether standard error is a terminal.
  var isErrorTerminal: Bool { get }
  /// Size of the window, or nil when it cannot be told.
  var windowSize: WindowSize? { get }
  /// Stops showing what is typed, until ``showTyping()``.
  func hideTyping() throws(StreamError)
  /// Shows what is typed again; does nothing when it is shown already.
  func showTyping()
  /// Gives every key at once, on the terminal's other screen, until
  /// ``leaveKeyMode()``; does nothing when it does already. Nil when this
  /// terminal cannot do it.
  func enterKeyMode(_ interruption: any Interruption) throws(StreamError) -> (any KeySource)?
  /// Back to lines, on the first screen; does nothing when it is there already.
  func leaveKeyMode()
  /// Waits until a line can be read, a signal comes, or time is over.
  func waitForLine(
    _ interruption: any Interruption, milliseconds: Int
  ) throws(StreamError) -> Wake
  /// Gives the terminal back to the shell until the program is continued.
  func suspend()
}

extension Terminal {
  package func enterKeyMode(
    _ interruption: any Interruption
  ) throws(StreamError) -> (any KeySource)? { nil }
  package func leaveKeyMode() {}
  package func suspend() {}
  package func waitForLine(
    _ interruption: any Interruption, milliseconds: Int
  ) throws(StreamError) -> Wake { .ready }
}

/// Size of a terminal window in character cells.
package struct WindowSize: Hashable, Sendable {
  /// Cells in a row.
  package var columns: Int
  /// Rows in the window.
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

extension Terminal {
  /// Cells in a row: `COLUMNS` when it is a sensible number, else the window,
  /// else 80.
  ///
  /// Clamped to 20…1,000, so that a wrong setting still gives readable output.
  package func columns(environment: [String: String]) -> Int {
    if let named = environment["COLUMNS"].flatMap({ Int($0) }), named > 0 {
      return min(max(named, 20), 1_000)
    }
    if let size = windowSize, size.columns > 0 { return min(max(size.columns, 20), 1_000) }
    return 80
  }
}
