import FrunForms
import FrunKit

/// A form's question as a question to the person at a terminal, and the reply as an answer.
struct QuestionPrompt {
  private let question: QuestionState
  private let choices: [ChoiceOption]

  /// The reply that leaves a choice open.
  static let nothing = ""

  init(_ question: QuestionState, in session: FormSession) {
    self.question = question
    choices = (try? session.choices(question.path)) ?? []
  }

  /// Why the question cannot be asked in words; empty when there is nothing to say. Nil when it
  /// can be asked.
  var whyNot: String? {
    switch question.type {
    case .note: question.label
    case .image, .audio, .video, .file, .osm: "\(question.label): files cannot be added here."
    default: question.isReadOnly ? "\(question.label): \(question.value)" : nil
    }
  }

  /// The choices of a question with several answers, one on a line.
  var choiceLines: [String] {
    guard question.type == .selectMultiple || question.type == .rank else { return [] }
    return choices.enumerated().map { "\($0 + 1). \($1.label)" }
  }

  /// What to ask.
  var prompt: Prompt {
    let text = question.label + (question.isRequired ? "" : " (may stay empty)")
    switch question.type {
    case .selectOne:
      let options = choices.map { Prompt.Option($0.name, label: $0.label) }
      let none = [Prompt.Option(Self.nothing, label: "(no answer)")]
      return Prompt(
        .choice(options + (question.isRequired ? [] : none)), text, fallback: fallback,
        option: "--answers")
    case .selectMultiple, .rank:
      return Prompt(
        .line, text + ", numbers or codes with spaces between", fallback: fallback,
        option: "--answers")
    case .acknowledge:
      return Prompt(.yesNo, text, fallback: fallback == nil ? nil : "yes", option: "--answers")
    case .text where question.item.appearance.contains("masked"):
      return Prompt(.secret, text, option: "--answers")
    default: return Prompt(.line, text + example, fallback: fallback, option: "--answers")
    }
  }

  private var fallback: String? { question.value.isEmpty ? nil : question.value }

  private var example: String {
    switch question.type {
    case .date: ", as in 2026-03-31"
    case .dateTime: ", as in 2026-03-31T09:30"
    case .time: ", as in 09:30"
    case .geopoint: ", latitude and longitude"
    default: ""
    }
  }

  /// The stored answer that a reply means.
  ///
  /// - Throws: `AnswerProblem` when a number is not that of a choice.
  func answer(_ reply: String) throws -> String {
    switch question.type {
    case .acknowledge: return reply == "yes" ? "OK" : ""
    case .selectMultiple, .rank:
      return try reply.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "،" })
        .map { try choice(String($0)) }.joined(separator: " ")
    default: return reply
    }
  }

  /// A code, the number of a choice, or its label.
  private func choice(_ word: String) throws -> String {
    if choices.contains(where: { $0.name == word }) { return word }
    if let number = Int(word), choices.indices.contains(number - 1) {
      return choices[number - 1].name
    }
    if let named = choices.first(where: { $0.label.lowercased() == word.lowercased() }) {
      return named.name
    }
    throw AnswerProblem(.choice, question.path, "the answer is not among the choices")
  }
}
