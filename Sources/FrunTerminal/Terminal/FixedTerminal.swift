/// A terminal that is only facts: for tests, and for runs without a terminal.
package final class FixedTerminal: Terminal {
  package let isInputTerminal: Bool
  package let isOutputTerminal: Bool
  package let isErrorTerminal: Bool
  package let windowSize: WindowSize?
  /// Whether typing is hidden at the moment.
  package private(set) var isTypingHidden = false
  /// How often typing was hidden so far.
  package private(set) var timesHidden = 0

  package init(
    isInputTerminal: Bool = false, isOutputTerminal: Bool = false, isErrorTerminal: Bool = false,
    windowSize: WindowSize? = nil
  ) {
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.windowSize = windowSize
  }

  package func hideTyping() throws(StreamError) {
    isTypingHidden = true
    timesHidden += 1
  }

  package func showTyping() {
    isTypingHidden = false
  }
}
