import FrunForms
import FrunKit

/// Asks the questions of a form one after the other, each on its own line, as they become
/// relevant. Works on any terminal and with a screen reader.
struct LineInterview {
  /// How often a wrong answer is asked for again.
  static let tries = 20

  private let session: FormSession
  private let services: any Services
  private var answered: Set<AnswerPath> = []
  private var headed: Set<AnswerPath> = []
  private var finished: Set<AnswerPath> = []

  init(_ session: FormSession, _ services: any Services) {
    self.session = session
    self.services = services
  }

  /// Something to do next.
  private enum Step {
    case heading(AnswerPath, String)
    case question(QuestionState)
    case anotherRow(RepeatState)
  }

  /// Asks until nothing relevant is unanswered. What becomes relevant by a later answer is asked
  /// when it does, and what ceases to be is passed over.
  mutating func run() throws {
    while let step = next() {
      switch step {
      case .heading(let path, let text):
        headed.insert(path)
        if !text.isEmpty { try services.say("— \(text) —") }
      case .question(let question):
        try ask(question)
        answered.insert(question.path)
      case .anotherRow(let rows): try another(rows)
      }
    }
  }

  /// Marks questions as unanswered, so that they are asked again. Returns false when none of the
  /// paths is a question that can be.
  mutating func reopen(_ paths: [String]) -> Bool {
    let known = paths.compactMap { AnswerPath($0) }.filter { answered.contains($0) }
    answered.subtract(known)
    return !known.isEmpty
  }

  // MARK: What comes next

  private func next() -> Step? {
    var open: [RepeatState] = []
    for step in session.outline() {
      let path = Self.path(of: step)
      while let last = open.last, !Self.isInside(path, last.path) {
        open.removeLast()
        if isOpen(last) { return .anotherRow(last) }
      }
      switch step {
      case .group(let path, let label, _):
        if !headed.contains(path) { return .heading(path, label) }
      case .repeating(let rows): open.append(rows)
      case .row(let path):
        if !headed.contains(path) {
          return .heading(path, "\(open.last?.label ?? path.name) \(path.row ?? 1)")
        }
      case .question(let question):
        if !answered.contains(question.path) { return .question(question) }
      }
    }
    return open.last(where: isOpen).map { .anotherRow($0) }
  }

  private func isOpen(_ rows: RepeatState) -> Bool {
    rows.fixedCount == nil && !finished.contains(rows.path)
  }

  private static func path(of step: FormStep) -> AnswerPath {
    switch step {
    case .group(let path, _, _), .row(let path): path
    case .repeating(let rows): rows.path
    case .question(let question): question.path
    }
  }

  /// Whether a place lies in a row of a repeat, whose own path has no row at its end.
  private static func isInside(_ path: AnswerPath, _ repeating: AnswerPath) -> Bool {
    let outer = repeating.components
    guard path.components.count >= outer.count, let last = outer.last else { return false }
    let place = outer.count - 1
    return path.components[..<place] == outer[..<place]
      && path.components[place].name == last.name && path.components[place].row != nil
  }

  // MARK: Asking

  private mutating func another(_ rows: RepeatState) throws {
    let question =
      rows.rows == 0 ? "\(rows.label): add one?" : "\(rows.label): add another one?"
    let answer = try services.ask(
      Prompt(.yesNo, question, fallback: "no", option: "--answers"))
    guard answer == "yes" else {
      finished.insert(rows.path)
      return
    }
    do { _ = try session.addRow(rows.path) } catch {
      try services.warn(error.message)
      finished.insert(rows.path)
    }
  }

  private func ask(_ question: QuestionState) throws {
    let asking = QuestionPrompt(question, in: session)
    if let reason = asking.whyNot {
      if !reason.isEmpty { try services.say(reason) }
      return
    }
    if !question.hint.isEmpty { try services.say(question.hint) }
    for line in asking.choiceLines { try services.say(line) }
    for _ in 0..<Self.tries {
      let reply = try services.ask(asking.prompt)
      do {
        let answer = try asking.answer(reply)
        try session.setAnswer(answer, at: question.path)
        if let problem = session.problem(question.path) { throw problem }
        return
      } catch let problem as AnswerProblem {
        try services.warn(problem.message)
      }
    }
    throw Failure.cancelled
  }
}
