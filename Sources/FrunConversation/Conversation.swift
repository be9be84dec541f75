package import FrunKit
package import FrunTerminal

/// The host's side of turns: shows them with keys where the terminal can do
/// that, else line by line, and gives the replies.
package final class Conversation {
  /// Windows smaller than this are not drawn on.
  static let smallest = WindowSize(columns: 30, rows: 8)

  private let streams: StandardStreams
  private let settings: ConversationSettings
  private let finding = ChoiceFinding()
  private var rich: RichConversation?
  private lazy var plain = PlainConversation(
    streams: streams, settings: settings, finding: finding)

  /// - Parameter streams: both standard input and standard error must be a
  ///   terminal; the caller looks.
  package init(streams: StandardStreams, settings: ConversationSettings) {
    self.streams = streams
    self.settings = settings
  }

  /// Puts a turn before the person and waits.
  package func converse(_ turn: Turn) throws(PromptError) -> TurnReply {
    SignalInterruption.setConversing(true)
    defer { SignalInterruption.setConversing(false) }
    guard let rich = try enter() else { return try plain.converse(turn) }
    return try rich.converse(turn)
  }

  /// Gives the terminal back, because something else is written or asked. The
  /// next turn takes it again.
  package func pause() {
    streams.terminal.leaveKeyMode()
    rich?.forget()
  }

  private func enter() throws(PromptError) -> RichConversation? {
    guard !settings.isPlain else { return nil }
    // Once drawn, a window may become small; only the first look decides.
    if rich == nil, let size = streams.terminal.windowSize,
      size.columns < Self.smallest.columns || size.rows < Self.smallest.rows
    {
      return nil
    }
    do {
      guard let keys = try streams.terminal.enterKeyMode(streams.interruption) else { return nil }
      if let rich { return rich }
      let made = RichConversation(
        streams: streams, keys: keys, settings: settings, finding: finding)
      rich = made
      if settings.bidi == .terminal { try streams.error.write("\u{1B}[8h") }
      return made
    } catch {
      throw .stream(error)
    }
  }

  deinit { streams.terminal.leaveKeyMode() }
}
