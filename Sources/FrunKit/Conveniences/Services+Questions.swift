extension Services {
  /// Asks for one line; an empty answer to a question without fallback asks
  /// again.
  public func askLine(
    _ question: String, option: String, fallback: String? = nil
  ) throws -> String {
    for _ in 0..<3 {
      let answer = try ask(Prompt(.line, question, fallback: fallback, option: option))
      if !answer.isEmpty { return answer }
      try warn("An answer is needed; Ctrl-C stops.")
    }
    throw Failure.cancelled
  }

  /// Asks for one of several; answers its value.
  public func choose(
    _ question: String, _ options: [Prompt.Option], option: String
  ) throws -> String {
    try ask(Prompt(.choice(options), question, option: option))
  }

  /// Asks before a step that is easily undone; throws ``Failure/cancelled`` on
  /// no. `--yes` answers it.
  public func confirm(_ question: String) throws {
    let answer = try ask(Prompt(.yesNo, question, fallback: "no", option: "--yes"))
    guard answer == "yes" else { throw Failure.cancelled }
  }

  /// Asks before a dangerous step: the identifier must be typed, or given with
  /// `--confirm`.
  public func confirm(_ question: String, typing expected: String) throws {
    let prompt = Prompt(
      .confirmation(expected: expected), question, option: "--confirm \(expected)")
    guard try ask(prompt) == expected else { throw Failure.cancelled }
  }
}
