import FrunKit
import FrunTerminal
import FrunText

/// Reading the answer to each sort of field.
extension PlainConversation {
  func answer(_ turn: Turn, _ voice: PlainVoice) throws -> TurnReply {
    switch turn.field {
    case .line, .date: return .value(Widget.trimmed(try line(turn, voice)))
    case .masked:
      try hideTyping()
      defer { streams.terminal.showTyping() }
      return .value(Widget.trimmed(try line(turn, voice)))
    case .number(let rule): return try number(rule, turn, voice)
    case .note:
      _ = try line(turn, voice)
      return .value("")
    case .block: return try block(turn, voice)
    case .yesNo(let yes, let no, let chosen):
      let choices = [Turn.Choice("yes", label: yes), Turn.Choice("no", label: no)]
      return try one(
        choices, chosen.map { $0 ? "yes" : "no" }, turn, voice, isMenu: false)
    case .one(let choices, let chosen):
      return try one(choices, chosen, turn, voice, isMenu: false)
    case .menu(let choices): return try one(choices, nil, turn, voice, isMenu: true)
    case .many(let choices, let chosen, let exclusive):
      return try many(choices, turn.typed.map(Self.values) ?? chosen, exclusive, turn, voice)
    case .rank(let choices, let order):
      return try rank(choices, turn.typed.map(Self.values) ?? order, turn, voice)
    case .roster:
      while true {
        if try line(turn, voice).isEmpty { return .value("") }
        try sayError(voice.wording.text(.hintRoster), voice)
      }
    case .review(let sections): return try review(ReviewLines(sections), turn, voice)
    }
  }

  private static func values(_ typed: String) -> [String] {
    typed.split(separator: " ").map(String.init)
  }

  private func number(
    _ rule: Turn.NumberRule, _ turn: Turn, _ voice: PlainVoice
  ) throws -> TurnReply {
    while true {
      let text = Widget.trimmed(try line(turn, voice))
      if text.isEmpty { return .value("") }
      if let number = NumberEntry.normalized(
        text, isDecimal: rule.isDecimal, isSigned: rule.isSigned)
      {
        return .value(number)
      }
      try sayError(voice.wording.text(.notNumber), voice)
    }
  }

  private func block(_ turn: Turn, _ voice: PlainVoice) throws -> TurnReply {
    var lines: [String] = []
    while true {
      let text = lines.isEmpty ? try line(turn, voice) : try read(turn, voice, prompt: "")
      if text == "." || (lines.isEmpty && text.isEmpty) { break }
      lines.append(text)
    }
    let editor = TextEditor(lines.joined(separator: "\n"), isMultiline: true, limit: 1_000_000)
    return .value(Widget.trimmed(editor.text))
  }

  private func one(
    _ choices: [Turn.Choice], _ chosen: String?, _ turn: Turn, _ voice: PlainVoice, isMenu: Bool
  ) throws -> TurnReply {
    var list = PlainList(choices, finding)
    while true {
      let text = Widget.trimmed(try line(turn, voice))
      if text.isEmpty {
        guard isMenu else { return .value(chosen ?? "") }
        try sayError(voice.wording.text(.chooseOne), voice)
        continue
      }
      if case .yesNo = turn.field, ["y", "n"].contains(text.lowercased()) {
        return .value(text.lowercased() == "y" ? "yes" : "no")
      }
      switch list.read(text) {
      case .positions(let places) where places.count == 1: return .value(choices[places[0]].value)
      case .one(let place): return .value(choices[place].value)
      case .listed(let count): try sayListed(list, count, voice)
      case .positions, .nothing:
        try sayError(voice.wording.text(isNumber(text) ? .chooseOne : .nothingMatches), voice)
      }
    }
  }

  private func isNumber(_ text: String) -> Bool { Widget.numbers(text) != nil }

  private func sayListed(_ list: PlainList, _ count: Int, _ voice: PlainVoice) throws {
    try say(voice.options(list.choices, list.listed))
    if count > list.listed.count {
      try say([voice.wording.text(.shownOf, "\(list.listed.count)", "\(count)")])
    }
  }

  private func many(
    _ choices: [Turn.Choice], _ chosen: [String], _ exclusive: Set<String>, _ turn: Turn,
    _ voice: PlainVoice
  ) throws -> TurnReply {
    var list = PlainList(choices, finding)
    let values = Set(chosen)
    var picks = PickList(
      count: choices.count,
      ticked: Set(choices.indices.filter { values.contains(choices[$0].value) }),
      exclusive: Set(choices.indices.filter { exclusive.contains(choices[$0].value) })
    ) { _ in [] }
    while true {
      try say([voice.chosen(choices, picks.ticked.sorted())])
      let text = Widget.trimmed(try line(turn, voice))
      if text.isEmpty { return .values(picks.ticked.sorted().map { choices[$0].value }) }
      var places: [Int] = []
      switch list.read(text) {
      case .positions(let found): places = found
      case .one(let place): places = [place]
      case .listed(let count): try sayListed(list, count, voice)
      case .nothing:
        try sayError(voice.wording.text(isNumber(text) ? .chooseOne : .nothingMatches), voice)
      }
      var lost: [Int] = []
      for place in places { lost += picks.toggle(place) }
      if !lost.isEmpty {
        let names = lost.map { voice.clean(choices[$0].label) }.joined(separator: ", ")
        try say([voice.wording.text(.exclusiveNote, names)])
      }
    }
  }

  private func rank(
    _ choices: [Turn.Choice], _ order: [String], _ turn: Turn, _ voice: PlainVoice
  ) throws -> TurnReply {
    let places = order.compactMap { value in choices.firstIndex { $0.value == value } }
    var list = RankList(count: choices.count, order: places)
    if list.order != Array(choices.indices) { try say(voice.options(choices, list.order)) }
    while true {
      let text = Widget.trimmed(try line(turn, voice))
      if text.isEmpty { return .values(list.order.map { choices[$0].value }) }
      if let numbers = Widget.numbers(text), list.take(numbers) {
        try say(voice.options(choices, list.order))
      } else {
        try sayError(voice.wording.text(.hintRank), voice)
      }
    }
  }

  private func review(
    _ review: ReviewLines, _ turn: Turn, _ voice: PlainVoice
  ) throws -> TurnReply {
    while true {
      let text = Widget.trimmed(try line(turn, voice))
      if text.isEmpty { return .value("") }
      if let numbers = Widget.numbers(text), numbers.count == 1,
        review.targets.indices.contains(numbers[0] - 1)
      {
        return .action(.edit, argument: review.targets[numbers[0] - 1])
      }
      try sayError(voice.wording.text(.hintReview), voice)
    }
  }
}
