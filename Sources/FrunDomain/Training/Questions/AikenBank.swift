/// Reads questions in the Aiken format: the question, answers behind `A)` or `A.`, and a last line
/// `ANSWER: B`. One answer is right; there is no feedback.
///
/// *Source: the Aiken format as the learning system Moodle documents it.*
public struct AikenBank: Hashable, Sendable {
  /// The questions in their order, each with one right answer.
  public private(set) var questions: [GiftQuestion] = []
  /// What could not be read.
  public private(set) var problems: [GiftProblem] = []

  /// Whether a text is written in this format: a line says `ANSWER:` and one letter. Braces inside
  /// an answer make no GIFT of it.
  public static func isLikely(_ text: String) -> Bool {
    CoursePage.lines(text).contains { line in
      guard let key = key(line.drop { $0.isWhitespace }) else { return false }
      return key.isASCII && key.isUppercase
    }
  }

  private struct Draft {
    var line = 0
    var stem: [String] = []
    var answers: [(letter: Character, text: String)] = []
  }

  /// Reads a bank.
  public init(parsing text: String) {
    guard text.utf8.count <= GiftBank.longest else {
      problems = [GiftProblem(line: 1, "longer than \(GiftBank.longest >> 20) MiB")]
      return
    }
    var draft = Draft()
    for (offset, line) in CoursePage.lines(text).enumerated() {
      let number = offset + 1
      let trimmed = line.drop { $0.isWhitespace }
      if let letter = Self.key(trimmed) {
        close(&draft, letter, line: number)
      } else if trimmed.isEmpty {
        if !draft.answers.isEmpty {
          problems.append(GiftProblem(line: number, "ANSWER: is missing before the blank line"))
          draft = Draft()
        }
      } else if let (letter, answer) = Self.answer(trimmed), !draft.stem.isEmpty {
        draft.answers.append((letter, answer))
      } else if draft.answers.isEmpty {
        if draft.stem.isEmpty { draft.line = number }
        draft.stem.append(String(trimmed))
      } else {
        problems.append(
          GiftProblem(line: number, "an answer begins with a letter and ) or ., and a blank"))
      }
    }
    if !draft.stem.isEmpty {
      problems.append(GiftProblem(line: draft.line, "the question has no ANSWER:"))
    }
  }

  private mutating func close(_ draft: inout Draft, _ key: Character, line: Int) {
    defer { draft = Draft() }
    let letters = draft.answers.map(\.letter)
    guard !draft.stem.isEmpty, letters.count >= 2 else {
      problems.append(GiftProblem(line: line, "a question and two answers come before ANSWER:"))
      return
    }
    guard letters == Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix(letters.count)) else {
      problems.append(GiftProblem(line: draft.line, "the answers are A, B, C in their order"))
      return
    }
    guard letters.contains(key) else {
      problems.append(GiftProblem(line: line, "ANSWER: names no answer of the question"))
      return
    }
    guard questions.count < GiftBank.mostQuestions else { return }
    let choices = draft.answers.map { letter, text in
      GiftQuestion.Choice(
        isMarkedCorrect: letter == key, weight: nil, text: GiftText(text), feedback: nil)
    }
    questions.append(
      GiftQuestion(
        id: nil, tags: [], title: nil, stem: GiftText(draft.stem.joined(separator: " ")),
        hasGap: false, kind: .choice(choices), generalFeedback: nil, line: draft.line))
  }

  private static func key(_ line: Substring) -> Character? {
    guard line.hasPrefix("ANSWER:") else { return nil }
    var text = line.dropFirst(7).drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.count == 1 ? text.first : "?"
  }

  private static func answer(_ line: Substring) -> (Character, String)? {
    guard let letter = line.first, letter.isASCII, letter.isUppercase else { return nil }
    let rest = line.dropFirst()
    guard rest.hasPrefix(") ") || rest.hasPrefix(". ") else { return nil }
    let text = rest.dropFirst(2).drop { $0.isWhitespace }
    return text.isEmpty ? nil : (letter, String(text))
  }
}
