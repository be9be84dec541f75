import FrunKit
import FrunTerminal
import FrunText

/// A module's question in the terms of the terminal.
struct Question {
  private let prompt: Prompt
  private let sanitizer: Sanitizer

  init(_ prompt: Prompt, _ repertoire: Repertoire) {
    self.prompt = prompt
    sanitizer = Sanitizer(repertoire: repertoire)
  }

  func ask(_ prompter: Prompter) throws -> String {
    let question = sanitizer.block(prompt.question)
    switch prompt.kind {
    case .line: return try prompter.line(question, fallback: prompt.fallback)
    case .secret: return try prompter.secret(question)
    case .yesNo:
      let fallback = prompt.fallback.map { $0 == "yes" }
      return try prompter.yesNo(question, fallback: fallback) ? "yes" : "no"
    case .choice(let options):
      guard !options.isEmpty else {
        throw Failure(.bug, "prompt.empty", "a question without answers")
      }
      let shown = options.map {
        Prompter.Option(value: $0.value, label: sanitizer.line($0.label))
      }
      let fallback = options.firstIndex { $0.value == prompt.fallback }
      return options[try prompter.choice(question, shown, fallback: fallback)].value
    case .confirmation(let expected):
      guard try prompter.confirmation(question, expected: expected) else {
        throw Failure.cancelled
      }
      return expected
    }
  }
}
