/// Asks the person at the terminal.
///
/// Questions go to standard error, so that standard output stays clean for
/// results. Nothing is asked unless both standard input and standard error are
/// terminals and asking was not switched off.
package struct Prompter {
  /// Wrong answers tolerated before giving up.
  static let tries = 5
  /// Longest answer, in bytes.
  static let answerLimit = 65_536

  private let streams: StandardStreams
  private let isAllowed: Bool
  private let painter: Painter

  /// - Parameters:
  ///   - isAllowed: false for `--no-input` and `FRUN_NO_INPUT`.
  ///   - painter: colours of standard error.
  package init(streams: StandardStreams, isAllowed: Bool, painter: Painter) {
    self.streams = streams
    self.isAllowed = isAllowed
    self.painter = painter
  }

  /// Whether a question would reach a person.
  package var canAsk: Bool {
    isAllowed && streams.terminal.isInputTerminal && streams.terminal.isErrorTerminal
  }

  /// One line of text; `fallback` when the answer is empty.
  package func line(_ question: String, fallback: String? = nil) throws(PromptError) -> String {
    let shown = fallback.map { " [\($0)]" } ?? ""
    // A question that ends as one needs no colon.
    let end = question.hasSuffix("?") && shown.isEmpty ? " " : ": "
    let answer = try answer(to: "\(question)\(shown)\(end)")
    if answer.isEmpty, let fallback { return fallback }
    return answer
  }

  /// Yes or no. Words: y, yes, n, no, in either case.
  ///
  /// - Parameter fallback: meaning of an empty answer; nil asks again.
  package func yesNo(_ question: String, fallback: Bool?) throws(PromptError) -> Bool {
    let choices =
      switch fallback {
      case true?: "[Y/n]"
      case false?: "[y/N]"
      case nil: "[y/n]"
      }
    for _ in 0..<Self.tries {
      switch try answer(to: "\(question) \(choices) ").lowercased() {
      case "y", "yes": return true
      case "n", "no": return false
      case "": if let fallback { return fallback }
      default: break
      }
      try say("please answer y or n\n")
    }
    throw .noAnswer
  }

  /// One of several. Answer: its number, its value in either case, or the start of one label.
  ///
  /// - Parameter fallback: index of the option that an empty answer means; nil asks again.
  /// - Returns: the index of the chosen option.
  package func choice(
    _ question: String, _ options: [Option], fallback: Int? = nil
  ) throws(PromptError) -> Int {
    precondition(!options.isEmpty, "a choice needs at least one option")
    var menu = "\(painter.paint(question, .heading))\n"
    for (index, option) in options.enumerated() {
      menu += "  \(painter.paint("\(index + 1)", .name))  \(option.label)\n"
    }
    try say(menu)
    let fallback = fallback.flatMap { options.indices.contains($0) ? $0 : nil }
    let shown = fallback.map { " [\($0 + 1)]" } ?? ""
    for _ in 0..<Self.tries {
      let answer = try answer(to: "Number (1-\(options.count))\(shown): ")
      if answer.isEmpty, let fallback { return fallback }
      if let index = Self.match(answer, options) { return index }
      try say("please type one of the numbers\n")
    }
    throw .noAnswer
  }

  /// A secret: nothing is shown while it is typed.
  ///
  /// The echo comes back on every way out, including signals.
  package func secret(_ question: String) throws(PromptError) -> String {
    guard canAsk else { throw .notInteractive }
    do {
      try streams.terminal.hideTyping()
    } catch {
      throw .stream(error)
    }
    defer { streams.terminal.showTyping() }
    // Blanks at the ends of a passphrase are part of it.
    return try answer(to: "\(question): ", trimmed: false)
  }

  /// A dangerous step: true only when `expected` is typed exactly.
  package func confirmation(_ question: String, expected: String) throws(PromptError) -> Bool {
    try answer(to: "\(question)\nType \(painter.paint(expected, .name)) to go on: ") == expected
  }

  /// An option of a choice.
  package struct Option: Hashable, Sendable {
    /// What may be typed instead of the number.
    package var value: String
    /// What is shown.
    package var label: String

    package init(value: String, label: String) {
      self.value = value
      self.label = label
    }
  }

  static func match(_ answer: String, _ options: [Option]) -> Int? {
    if let number = Int(answer), options.indices.contains(number - 1) { return number - 1 }
    guard !answer.isEmpty else { return nil }
    if let exact = options.firstIndex(where: { $0.value == answer }) { return exact }
    let lowered = answer.lowercased()
    // Before the labels: a typed "a" means answer A, not the label that happens to begin so.
    let named = options.indices.filter { options[$0].value.lowercased() == lowered }
    if named.count == 1 { return named[0] }
    let starts = options.indices.filter { options[$0].label.lowercased().hasPrefix(lowered) }
    return starts.count == 1 ? starts[0] : nil
  }

  private func answer(
    to prompt: String, trimmed: Bool = true
  ) throws(PromptError) -> String {
    guard canAsk else { throw .notInteractive }
    for _ in 0..<Self.tries {
      try say(prompt)
      let line: [UInt8]?
      do {
        line = try streams.input.line(limit: Self.answerLimit)
      } catch {
        if error == .interrupted || streams.interruption.signal != nil { throw .interrupted }
        throw .stream(error)
      }
      if streams.interruption.signal != nil { throw .interrupted }
      guard let line else {
        // Ctrl-D leaves the cursor behind the question.
        try say("\n")
        throw .ended
      }
      if let text = String(validating: line, as: UTF8.self) {
        return trimmed ? text.trimmingBlanks : text
      }
      try say("that was not readable text\n")
    }
    throw .noAnswer
  }

  private func say(_ text: String) throws(PromptError) {
    do {
      try streams.error.write(text)
      try streams.error.flush()
    } catch {
      throw .stream(error)
    }
  }
}

extension String {
  /// Without spaces and tabs at both ends.
  fileprivate var trimmingBlanks: String {
    var view = self[...]
    while let first = view.first, first == " " || first == "\t" { view.removeFirst() }
    while let last = view.last, last == " " || last == "\t" { view.removeLast() }
    return String(view)
  }
}
