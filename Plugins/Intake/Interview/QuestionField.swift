import FrunDomain
import FrunForms
import FrunKit

/// A question as a field of a turn, and replies as stored answers.
struct QuestionField {
  let question: QuestionState
  private let text: AnswerText
  private let choices: [ChoiceOption]
  private var words: InterviewWords { text.words }

  init(_ question: QuestionState, _ text: AnswerText) {
    self.question = question
    self.text = text
    choices =
      question.type.isSelect ? (try? text.book.session.choices(question.path)) ?? [] : []
  }

  /// The answer there is, as it would be typed; nil where there is none, and where it is chosen.
  ///
  /// Numbers and dates are said anew: a digit typed behind the old ones would make another number.
  var initial: String? {
    guard !question.value.isEmpty, !question.isReadOnly else { return nil }
    switch field {
    case .line, .block: return question.value
    default: return nil
    }
  }

  /// What sort of answer is wanted.
  var field: Turn.Field {
    if question.isReadOnly { return .note }
    let appearance = question.item.appearance
    switch question.type {
    case .note: return .note
    case .integer: return .number(.init())
    case .decimal, .range: return .number(.init(isDecimal: true))
    case .date: return .date(.init(limit: 100))
    case .acknowledge:
      return .yesNo(
        yes: words(.yes), no: words(.no), chosen: question.value.isEmpty ? nil : true)
    case .selectOne:
      return .one(offered, chosen: question.value.isEmpty ? nil : question.value)
    case .selectMultiple:
      return .many(offered, chosen: chosen, exclusive: exclusive)
    case .rank: return .rank(offered, order: chosen)
    case .text where appearance.contains("multiline"): return .block(.init())
    case .text where appearance.contains("masked"): return .masked(.init(limit: 1_000))
    case .image, .audio, .video, .file: return .line(.init(limit: 4_096))
    default: return .line(.init())
    }
  }

  private var chosen: [String] { question.value.split(separator: " ").map(String.init) }

  private var offered: [Turn.Choice] {
    let form = text.book.form
    var list: ChoiceList?
    if case .list(let name)? = question.item.choices { list = form.lists[name] }
    return choices.map { option in
      guard let choice = list?.choice(option.name) else {
        return Turn.Choice(option.name, label: option.label)
      }
      let second = text.book.second.map { choice.label.plain($0, fallback: $0) }
      let others = choice.label.templates.values.compactMap(\.constant)
        .filter { $0 != option.label }
      return Turn.Choice(
        option.name, label: option.label, secondary: second == option.label ? nil : second,
        aliases: others.sorted() + Self.aliases(choice))
    }
  }

  /// Columns of the choices sheet in which authors keep other names.
  private static func aliases(_ choice: ChoiceList.Choice) -> [String] {
    choice.columns.filter { $0.header == "alias" || $0.header == "aliases" }
      .flatMap { $0.value.split(whereSeparator: { ",;|".contains($0) }).map(String.init) }
  }

  /// Choices that go with no other, read from the idiom that constraints use for them:
  /// `not(selected(., 'none') and count-selected(.) > 1)`.
  var exclusive: Set<String> {
    guard let rule = question.item.rules[.constraint] else { return [] }
    let source = rule.source.filter { !$0.isWhitespace }.replacing("\"", with: "'")
    guard source.contains("count-selected(.)") else { return [] }
    return Set(choices.map(\.name).filter { source.contains("selected(.,'\($0)')") })
  }

  /// The line below the question.
  var hint: String {
    var lines = question.hint.isEmpty ? [] : [question.hint]
    switch question.type {
    case .date: lines.append(text.dates(question.item).hint)
    case .dateTime: lines.append("2026-03-31T09:30")
    case .time: lines.append("09:30")
    case .geopoint: lines.append("31.95 35.93")
    case .range:
      let start = question.item.parameters["start"] ?? "1"
      let end = question.item.parameters["end"] ?? "10"
      lines.append(words(.between, start, end))
    case .image, .audio, .video, .file: lines.append(words(.fileHint))
    default: break
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Replies

  /// A reply as an answer.
  enum Answer {
    /// The stored value, and the date as it is known.
    case value(String, PartialDate?)
    /// A file is named.
    case file(String)
    /// One of several days is meant.
    case ask([PartialDate])
    /// What is wrong.
    case problem(String)
  }

  /// What a reply means. The form's own rules are asked later.
  func answer(_ reply: TurnReply) -> Answer {
    switch reply {
    case .values(let values): return several(values)
    case .value(let typed): return single(typed)
    case .action: return .problem("")
    }
  }

  private func several(_ values: [String]) -> Answer {
    let known = Set(choices.map(\.name))
    guard values.allSatisfy(known.contains) else { return .problem(words(.notAChoice)) }
    if question.type == .rank, !values.isEmpty, values.count != choices.count {
      return .problem(words(.rankAll))
    }
    if values.count > 1, let alone = values.first(where: exclusive.contains) {
      let label = choices.first { $0.name == alone }?.label ?? alone
      return .problem(words(.exclusive, label))
    }
    return .value(values.joined(separator: " "), nil)
  }

  private func single(_ typed: String) -> Answer {
    if typed.isEmpty { return .value("", nil) }
    switch question.type {
    case let type where FileAnswer.isAsked(by: type): return .file(typed)
    case .osm: return .problem(words(.noFiles))
    case .acknowledge: return .value(typed == "yes" ? "OK" : "", nil)
    case .selectOne:
      return choices.contains { $0.name == typed }
        ? .value(typed, nil) : .problem(words(.notAChoice))
    case .selectMultiple, .rank:
      return several(typed.split(separator: " ").map(String.init))
    case .date:
      switch text.dates(question.item).read(typed) {
      case .date(let date): return .value(DateAnswer.stored(date), date)
      case .ask(let dates): return .ask(dates)
      case .problem(let problem): return .problem(problem)
      }
    default: return .value(typed, nil)
    }
  }
}
