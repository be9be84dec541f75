import FrunForms
import FrunKit
import FrunTerminal

/// The state of a turn's field while keys are pressed. A pure value.
struct Widget {
  /// What is being changed.
  enum State {
    case text(TextEditor)
    case list(PickList)
    case rank(RankList, typed: TextEditor)
    /// Rows or lines with a bar; `typed` collects the digits of a line's number.
    case rows(bar: Int, count: Int, typed: String)
    case note
  }

  /// The field it stands for.
  let field: Turn.Field
  /// What is being changed.
  var state: State
  private let wording: Wording
  /// Whether the line began with the answer there is: emptying it takes that away.
  private let beganWithAnswer: Bool
  /// Columns for text, set by layout before keys are taken.
  var columns = 80
  /// Rows of a page, set by layout.
  var page = 10

  init(_ turn: Turn, finding: ChoiceFinding) {
    field = turn.field
    wording = Wording(language: turn.language)
    beganWithAnswer = !(turn.initial ?? "").isEmpty
    let typed = turn.typed ?? turn.initial ?? ""
    switch turn.field {
    case .line(let rule), .masked(let rule), .date(let rule):
      state = .text(TextEditor(typed, limit: rule.limit))
    case .block(let rule): state = .text(TextEditor(typed, isMultiline: true, limit: rule.limit))
    case .number: state = .text(TextEditor(typed, limit: 64))
    case .yesNo(let yes, let no, let chosen):
      state = .list(
        Self.list(
          [Turn.Choice("yes", label: yes), Turn.Choice("no", label: no)],
          finding, at: chosen.map { $0 ? 0 : 1 }))
    case .note: state = .note
    case .one(let choices, let chosen):
      let place = chosen.flatMap { value in choices.firstIndex { $0.value == value } }
      state = .list(Self.list(choices, finding, at: place))
    case .menu(let choices): state = .list(Self.list(choices, finding, at: nil))
    case .many(let choices, let chosen, let exclusive):
      let values = Set(turn.typed.map(Self.values) ?? chosen)
      let ticked = choices.indices.filter { values.contains(choices[$0].value) }
      let alone = choices.indices.filter { exclusive.contains(choices[$0].value) }
      let index = finding.index(of: choices)
      state = .list(
        PickList(count: choices.count, ticked: Set(ticked), exclusive: Set(alone)) {
          index.matches($0)
        })
    case .rank(let choices, let order):
      let values = turn.typed.map(Self.values) ?? order
      let places = values.compactMap { value in choices.firstIndex { $0.value == value } }
      state = .rank(RankList(count: choices.count, order: places), typed: TextEditor(limit: 200))
    case .roster(let roster): state = .rows(bar: 0, count: roster.rows.count, typed: "")
    case .review(let sections):
      state = .rows(bar: 0, count: ReviewLines(sections).targets.count, typed: "")
    }
  }

  private static func list(
    _ choices: [Turn.Choice], _ finding: ChoiceFinding, at place: Int?
  ) -> PickList {
    let index = finding.index(of: choices)
    return PickList(count: choices.count, at: place) { index.matches($0) }
  }

  private static func values(_ typed: String) -> [String] {
    typed.split(separator: " ").map(String.init)
  }

  /// The choices of a field that has some.
  var choices: [Turn.Choice] {
    switch field {
    case .one(let choices, _), .menu(let choices), .many(let choices, _, _),
      .rank(let choices, _):
      choices
    case .yesNo(let yes, let no, _):
      [Turn.Choice("yes", label: yes), Turn.Choice("no", label: no)]
    default: []
    }
  }

  /// Whether options are chosen by a digit: nine at most.
  var hasDigits: Bool { !choices.isEmpty && choices.count <= 9 }

  /// What stands in the field and was not accepted, for ``Turn/typed``.
  var typed: String? {
    switch (field, state) {
    case (.masked, _): nil
    case (_, .text(let editor)): editor.isEmpty ? nil : editor.text
    case (.many(let choices, _, _), .list(let list)):
      list.ticked.sorted().map { choices[$0].value }
        .joined(separator: " ")
    case (.rank(let choices, _), .rank(let list, _)):
      list.order.map { choices[$0].value }.joined(separator: " ")
    default: nil
    }
  }

  /// Whether a question mark typed now asks for help: where it could be part of
  /// an answer, only an empty line takes it so.
  var takesQuestionMark: Bool {
    switch state {
    case .text(let editor): editor.isEmpty
    case .list(let list): list.query.isEmpty
    case .rank, .rows, .note: true
    }
  }

  /// Does what a key does here.
  mutating func take(_ key: Key) -> Effect {
    switch state {
    case .text(let editor): takeText(key, editor)
    case .list(let list): takeList(key, list)
    case .rank(let list, let typed): takeRank(key, list, typed)
    case .rows(let bar, let count, let typed): takeRows(key, bar, count, typed)
    case .note: key.accepts ? .reply(.value("")) : .ignored
    }
  }

  // MARK: Text

  private mutating func takeText(_ key: Key, _ before: TextEditor) -> Effect {
    var editor = before
    if key.accepts { return accept(editor) }
    if case .named(.escape) = key {
      guard !editor.isEmpty else { return .ignored }
      editor.replace(with: "")
      state = .text(editor)
      return .changed
    }
    if case .named(let name) = key, name == .up || name == .down, editor.isMultiline {
      if let place = TextView.vertical(editor, columns: columns, by: name == .up ? -1 : 1) {
        editor.move(to: place)
        state = .text(editor)
      }
      return .changed
    }
    if case .number(let rule) = field, let text = key.typedText,
      !text.allSatisfy({
        // A pasted number often brings a line break along.
        $0.isWhitespace
          || NumberEntry.isPossible($0, isDecimal: rule.isDecimal, isSigned: rule.isSigned)
      })
    {
      return .hint(wording.text(.notForNumbers))
    }
    let fits = editor.take(key)
    guard fits || editor != before || key.typedText != nil else { return .ignored }
    state = .text(editor)
    return fits ? .changed : .hint(wording.text(.tooLong))
  }

  private func accept(_ editor: TextEditor) -> Effect {
    let text = Self.trimmed(editor.text)
    if text.isEmpty, beganWithAnswer { return .reply(.action(.clear)) }
    guard case .number(let rule) = field, !text.isEmpty else { return .reply(.value(text)) }
    guard
      let number = NumberEntry.normalized(
        text, isDecimal: rule.isDecimal, isSigned: rule.isSigned)
    else { return .hint(wording.text(.notNumber)) }
    return .reply(.value(number))
  }

  /// Without blanks at both ends.
  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  // MARK: Lists

  private mutating func takeList(_ key: Key, _ before: PickList) -> Effect {
    var list = before
    defer { state = .list(list) }
    let isMany = if case .many = field { true } else { false }
    switch key {
    case .named(.up): list.move(by: -1)
    case .named(.down): list.move(by: 1)
    case .named(.pageUp): list.move(by: -page)
    case .named(.pageDown): list.move(by: page)
    case .named(.home) where list.query.isEmpty: list.move(toEnd: false)
    case .named(.end) where list.query.isEmpty: list.move(toEnd: true)
    case .named(.escape):
      guard !list.query.isEmpty || !list.ticked.isEmpty else { return .ignored }
      if list.query.isEmpty { list.untickAll() } else { list.clearQuery() }
    case .text(" ") where isMany:
      guard let place = list.current else { return .hint(wording.text(.chooseOne)) }
      return toggle(place, &list)
    case let key where key.accepts: return accept(list, isMany: isMany)
    default:
      if hasDigits, list.query.isEmpty, let digit = key.digit {
        guard (1...choices.count).contains(digit) else { return .hint(wording.text(.chooseOne)) }
        return isMany ? toggle(digit - 1, &list) : .reply(.value(choices[digit - 1].value))
      }
      if case .yesNo = field, list.query.isEmpty, let answer = yesNo(key) {
        return .reply(.value(answer))
      }
      guard list.type(key) else { return .ignored }
      if list.matches.isEmpty { return .hint(wording.text(.nothingMatches)) }
    }
    return .changed
  }

  private func toggle(_ place: Int, _ list: inout PickList) -> Effect {
    let lost = list.toggle(place)
    if !list.query.isEmpty { list.clearQuery() }
    list.move(to: place)
    guard !lost.isEmpty else { return .changed }
    let names = lost.map { choices[$0].label }.joined(separator: ", ")
    return .hint(wording.text(.exclusiveNote, names))
  }

  private func accept(_ list: PickList, isMany: Bool) -> Effect {
    if isMany {
      // What was looked for and not ticked would be lost without a word.
      guard list.query.isEmpty else {
        return .hint(wording.text(list.matches.isEmpty ? .nothingMatches : .chooseOne))
      }
      return .reply(
        .values(list.ticked.sorted().map { choices[$0].value }))
    }
    if let place = list.current { return .reply(.value(choices[place].value)) }
    if list.matches.isEmpty, !list.query.isEmpty { return .hint(wording.text(.nothingMatches)) }
    if case .menu = field { return .hint(wording.text(.chooseOne)) }
    return .reply(.value(""))
  }

  /// The first letters of the two labels, where they differ, and y and n.
  private func yesNo(_ key: Key) -> String? {
    guard case .yesNo(let yes, let no, _) = field, case .text(let text) = key,
      let letter = text.lowercased().first
    else { return nil }
    let first = (yes.lowercased().first, no.lowercased().first)
    if first.0 != first.1 {
      if letter == first.0 { return "yes" }
      if letter == first.1 { return "no" }
    }
    if Wording.yesNoLetters.yes.contains(letter) { return "yes" }
    return Wording.yesNoLetters.no.contains(letter) ? "no" : nil
  }

  // MARK: Order

  private mutating func takeRank(
    _ key: Key, _ before: RankList, _ typedBefore: TextEditor
  ) -> Effect {
    var list = before
    var typed = typedBefore
    defer { state = .rank(list, typed: typed) }
    switch key {
    case .named(.up): list.move(by: -1)
    case .named(.down): list.move(by: 1)
    case .text("u"), .text("U"): list.carry(by: -1)
    case .text("d"), .text("D"): list.carry(by: 1)
    case .named(.escape) where !typed.isEmpty: typed.replace(with: "")
    case .named(.escape): return .ignored
    case let key where key.accepts:
      guard typed.isEmpty else {
        guard let numbers = Self.numbers(typed.text), list.take(numbers) else {
          return .hint(wording.text(.hintRank))
        }
        typed.replace(with: "")
        return .changed
      }
      return .reply(.values(list.order.map { choices[$0].value }))
    default:
      if let text = key.typedText, Self.numbers(text) == nil, text != " ", text != "," {
        return .hint(wording.text(.hintRank))
      }
      guard typed.take(key) else { return .ignored }
    }
    return .changed
  }

  /// Numbers in digits of any script, separated by blanks or commas; nil when
  /// anything else is there.
  static func numbers(_ text: String) -> [Int]? {
    let parts = text.split { $0.isWhitespace || $0 == "," || $0 == "،" || $0 == ";" }
    var numbers: [Int] = []
    for part in parts {
      let digits = String(part.unicodeScalars.compactMap(NumberEntry.digit))
      guard digits.count == part.unicodeScalars.count, let number = Int(digits) else { return nil }
      numbers.append(number)
    }
    return numbers.isEmpty ? nil : numbers
  }

  // MARK: Rows

  private mutating func takeRows(
    _ key: Key, _ bar: Int, _ count: Int, _ typed: String
  ) -> Effect {
    func at(_ place: Int, _ typed: String = "") -> Effect {
      state = .rows(bar: min(max(0, place), max(0, count - 1)), count: count, typed: typed)
      return .changed
    }
    switch key {
    case .named(.up): return at(bar - 1)
    case .named(.down): return at(bar + 1)
    case .named(.pageUp): return at(bar - page)
    case .named(.pageDown): return at(bar + page)
    case .named(.home): return at(0)
    case .named(.end): return at(count - 1)
    case .named(.escape), .named(.backspace): return typed.isEmpty ? .ignored : at(bar)
    default: break
    }
    if let digit = key.digit, typed.count < 6 {
      let number = typed + "\(digit)"
      return at((Int(number) ?? 1) - 1, number)
    }
    switch field {
    case .roster(let roster): return takeRoster(key, bar, roster)
    case .review(let sections):
      let targets = ReviewLines(sections).targets
      if case .text(let text) = key, text.lowercased() == "f" {
        return .reply(.action(.finish))
      }
      guard key.accepts else { return .ignored }
      guard targets.indices.contains(bar) else { return .reply(.value("")) }
      return .reply(.action(.edit, argument: targets[bar]))
    default: return .ignored
    }
  }

  private func takeRoster(_ key: Key, _ bar: Int, _ roster: Turn.Roster) -> Effect {
    if key.accepts { return .reply(.value("")) }
    guard case .text(let text) = key else { return .ignored }
    let row = roster.rows.indices.contains(bar) ? roster.rows[bar].id : nil
    switch text.lowercased() {
    case "a": return .reply(.action(.add))
    case "e":
      return row.map { .reply(.action(.edit, argument: $0)) } ?? .hint(wording.text(.noRows))
    case "d":
      return row.map { .reply(.action(.delete, argument: $0)) } ?? .hint(wording.text(.noRows))
    case "c":
      return row.map { .reply(.action(.copyRow, argument: $0)) } ?? .hint(wording.text(.noRows))
    default: return .ignored
    }
  }
}

extension Key {
  /// Whether the key accepts what stands in the field.
  var accepts: Bool { self == .named(.enter) || self == .named(.tab) }

  /// The text that a key would put in.
  var typedText: String? {
    switch self {
    case .text(let text), .paste(let text): text
    default: nil
    }
  }

  /// A single digit of any script.
  var digit: Int? {
    guard case .text(let text) = self, text.unicodeScalars.count == 1,
      let digit = text.unicodeScalars.first.flatMap(NumberEntry.digit)
    else { return nil }
    return digit.wholeNumberValue
  }
}
