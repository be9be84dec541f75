import FrunKit
import FrunTerminal
import FrunText

/// Says a turn line by line: one thing in each line, in words, without drawing.
struct PlainVoice {
  let turn: Turn
  let wording: Wording
  let repertoire: Repertoire
  private let sanitizer: Sanitizer

  init(_ turn: Turn, settings: ConversationSettings) {
    self.turn = turn
    wording = Wording(language: turn.language)
    repertoire = settings.repertoire
    // No direction controls: not every reader is silent about them.
    sanitizer = Sanitizer(repertoire: settings.repertoire, isolatesRightToLeft: false)
  }

  /// Text without anything a terminal could take for an order.
  func clean(_ text: String) -> String { sanitizer.line(text) }

  /// Text of several lines, each clean.
  func lines(_ text: String) -> [String] {
    sanitizer.block(text).split(separator: "\n").map(String.init)
  }

  /// Where the person is, the question, and what is known about the answer.
  func question() -> [String] {
    var said = turn.header.map(clean)
    // Said once, at the first question of the group.
    if let group = turn.group, group.before.isEmpty, !group.after.isEmpty {
      let others = group.after.map(clean).joined(separator: "; ")
      said.append(wording.text(.together, clean(group.title), others))
    }
    var question = lines(turn.question)
    if question.isEmpty { question = [""] }
    if turn.isRequired { question[question.count - 1] += " (\(wording.text(.required)))" }
    said += question
    if let secondary = turn.secondary { said += lines(secondary) }
    if case .masked = turn.field { said.append(wording.text(.hidden)) }
    if let current = turn.current { said.append(wording.text(.currentAnswer, clean(current))) }
    if turn.current != nil, keepsByEnter { said.append(wording.text(.enterKeeps)) }
    return said
  }

  /// Whether an empty line leaves the answer there is: where it is typed, and may be taken away.
  private var keepsByEnter: Bool {
    switch turn.field {
    case .line, .block, .number, .date: KeyCommands.isAllowed(.clear, in: turn)
    default: false
    }
  }

  /// Options with their numbers.
  func options(_ choices: [Turn.Choice], _ listed: [Int]) -> [String] {
    listed.enumerated().map { number, position in
      let choice = choices[position]
      let second = choice.secondary.map { " / " + clean($0) } ?? ""
      return "\(number + 1). \(clean(choice.label))\(second)"
    }
  }

  /// What is chosen, with the numbers of the whole list where it is short.
  func chosen(_ choices: [Turn.Choice], _ positions: [Int]) -> String {
    guard !positions.isEmpty else { return wording.text(.nothingChosen) }
    let names = positions.map { place in
      choices.count <= PlainList.longest
        ? "\(place + 1) \(clean(choices[place].label))" : clean(choices[place].label)
    }
    return wording.text(.chosen, names.joined(separator: ", "))
  }

  /// The rows of a repeated group.
  func roster(_ roster: Turn.Roster) -> [String] {
    var said: [String] = []
    if let expected = roster.expected {
      let done = roster.rows.count(where: \.isComplete)
      said.append(wording.text(.rowsFilled, "\(done)", "\(expected)"))
    }
    if roster.rows.isEmpty { return said + [wording.text(.noRows)] }
    for (place, row) in roster.rows.enumerated() {
      let cells = zip(roster.columns, row.cells).filter { !$0.1.isEmpty }.map {
        "\(clean($0)): \(clean($1))"
      }
      let rest = row.isComplete ? [] : [wording.text(.incomplete)]
      said.append("\(place + 1). " + (cells + rest).joined(separator: ", "))
    }
    return said
  }

  /// The lines of a review.
  func review(_ review: ReviewLines) -> [String] {
    review.lines.map { line in
      switch line {
      case .title(let title): return clean(title)
      case .item(let item, let number):
        var said = number.map { "\($0). " } ?? ""
        said += clean(item.label)
        if !item.value.isEmpty { said += ": " + clean(item.value) }
        if let word = ReviewLines.word(item.state) { said += " (\(wording.text(word)))" }
        return said
      }
    }
  }

  /// The hint, the guidance, and the words that mean something here.
  func help() -> [String] {
    var said = lines(turn.hint) + lines(turn.guidance)
    if let hint = fieldHint { said.append(wording.text(hint)) }
    said.append(wording.text(.plainHelp))
    for entry in KeyCommands.entries(for: turn) {
      said.append("\(entry.word) - \(KeyMeanings.text(entry.meaning, language: turn.language))")
    }
    return said + [
      ":repeat - say the question again", ":hints on - say hints with every question",
      ":: at the start of an answer stands for one colon",
    ]
  }

  /// What is said once for each kind of field.
  var fieldHint: Phrase? {
    switch turn.field {
    case .many: .hintMany
    case .rank: .hintRank
    case .roster: .hintRoster
    case .review: .hintReview
    case .line, .block, .masked, .number, .date, .yesNo, .note, .one, .menu: nil
    }
  }

  /// The words before the cursor.
  var prompt: String {
    let phrase: Phrase =
      switch turn.field {
      case .line, .masked: .answer
      case .block: .blockEnd
      case .number: .number
      case .date: .date
      case .yesNo, .one, .menu, .review: .choice
      case .many: .choiceMore
      case .rank: .order
      case .note, .roster: .goOnEnter
      }
    return wording.text(phrase) + " "
  }
}
