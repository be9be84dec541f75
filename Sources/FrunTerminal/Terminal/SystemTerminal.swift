import CSystem
import Glibc

/// The terminal behind three descriptors of this process.
package final class SystemTerminal: Terminal {
  private let input: Int32
  private let output: Int32
  private let error: Int32
  /// Kept over leaving and entering: keys typed ahead wait in it.
  private var keys: DescriptorKeys?

  /// - Parameters: descriptors that stay open longer than this object.
  package init(input: Int32 = 0, output: Int32 = 1, error: Int32 = 2) {
    self.input = input
    self.output = output
    self.error = error
  }

  package var isInputTerminal: Bool { isatty(input) == 1 }
  package var isOutputTerminal: Bool { isatty(output) == 1 }
  package var isErrorTerminal: Bool { isatty(error) == 1 }

  package var windowSize: WindowSize? {
    for descriptor in [output, error, input] {
      var rows: UInt16 = 0
      var columns: UInt16 = 0
      if frun_window_size(descriptor, &rows, &columns) == 0, columns > 0 {
        return WindowSize(columns: Int(columns), rows: Int(rows))
      }
    }
    return nil
  }

  package func hideTyping() throws(StreamError) {
    guard EchoState.hide(descriptor: input) else { throw .failed(errno) }
  }

  package func showTyping() {
    EchoState.show()
  }

  package func enterKeyMode(
    _ interruption: any Interruption
  ) throws(StreamError) -> (any KeySource)? {
    guard isInputTerminal, isErrorTerminal else { return nil }
    try RawMode.enter(input, drawing: error)
    if let keys { return keys }
    let made = DescriptorKeys(descriptor: input, interruption: interruption)
    keys = made
    return made
  }

  package func leaveKeyMode() { RawMode.leave() }

  package func waitForLine(
    _ interruption: any Interruption, milliseconds: Int
  ) throws(StreamError) -> Wake {
    try interruption.wait(for: input, milliseconds: Int32(clamping: milliseconds))
  }

  package func suspend() { RawMode.pause { _ = kill(getpid(), SIGSTOP) } }

  deinit {
    EchoState.show()
    RawMode.leave()
  }
}
