import FrunDomain
import FrunForms
import FrunKit

/// Answers in words.
struct AnswerText {
  let book: AnswerBook
  let words: InterviewWords
  let calendar: CalendarSystem
  let today: CivilDate

  /// The answer of a question, or why there is none; empty when there is neither.
  func callAsFunction(_ question: QuestionState) -> String {
    if question.value.isEmpty {
      return book.missing[question.path].map { "(\(words.missing($0)))" } ?? ""
    }
    if question.item.appearance.contains("masked") { return "••••" }
    return text(question.value, question)
  }

  /// The answer as it may stand beside another question.
  func around(_ question: QuestionState) -> String {
    let shown = self(question)
    return !shown.isEmpty && !question.value.isEmpty
      && SensitivityMark(question.item).isHiddenAround
      ? "••••" : shown
  }

  /// A stored value in words.
  func text(_ value: String, _ question: QuestionState) -> String {
    switch question.type {
    case .selectOne: return label(value, question.item)
    case .selectMultiple, .rank:
      return value.split(separator: " ").map { label(String($0), question.item) }
        .joined(separator: ", ")
    case .acknowledge: return words(.yes)
    case .image, .audio, .video, .file:
      guard case .kept(let file)? = book.files[question.path] else { return value }
      return "\(value) (\(FileSize.text(file.size)))"
    case .date:
      guard let date = date(value, question.path) else { return value }
      return dates(question.item).text(date)
    default: return value.split(separator: "\n").joined(separator: " / ")
    }
  }

  /// The date as it is known.
  func date(_ value: String, _ path: AnswerPath) -> PartialDate? {
    book.dates[path] ?? (try? PartialDate(parsing: value))
  }

  /// How dates of a question are read and shown.
  func dates(_ item: FormItem) -> DateAnswer {
    DateAnswer(item, book.form, calendar: calendar, today: today, words: words)
  }

  private func label(_ name: String, _ item: FormItem) -> String {
    guard case .list(let list)? = item.choices, let choice = book.form.lists[list]?.choice(name)
    else { return name }
    let label = choice.label.plain(book.session.language, fallback: book.form.defaultLanguage)
    return label.isEmpty ? name : label
  }

  /// What a row is called: its first answers that are words.
  func row(_ row: AnswerPath, _ spots: Spots) -> String {
    let number = row.components.last?.row ?? 1
    let own = spots.all.filter { $0.row == row }.compactMap(\.question)
    let name = own.first { ($0.type == .text || $0.type == .selectOne) && !$0.value.isEmpty }
    return name.map { "\(number): \(self($0))" } ?? String(number)
  }
}
