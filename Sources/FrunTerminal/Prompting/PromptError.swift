/// Why a question was not answered.
package enum PromptError: Error, Hashable, Sendable {
  /// No terminal, or `--no-input`: the caller names the option to use instead.
  case notInteractive
  /// The input ended (Ctrl-D).
  case ended
  /// The user pressed Ctrl-C.
  case interrupted
  /// No usable answer after several tries.
  case noAnswer
  /// Reading or writing failed.
  case stream(StreamError)
}
