import FrunDomain
import FrunForms
import FrunKit

/// What to put before the person.
extension Interview {
  /// The present turn.
  var turn: Turn {
    var turn =
      switch mode {
      case .place: placeTurn
      case .overview: reviewTurn(isFinal: false)
      case .review: reviewTurn(isFinal: true)
      default: dialog
      }
    turn.language = languageTag
    turn.notices = notices
    turn.problem = problem
    return turn
  }

  // MARK: Questions

  private var placeTurn: Turn {
    let spots = spots
    guard let place, let number = spots.position(place) else { return reviewTurn(isFinal: true) }
    let spot = spots.all[number]
    var turn: Turn
    switch spot.stop {
    case .question(let question): turn = self.turn(question)
    case .roster(let rows): turn = self.turn(rows, spots)
    }
    turn.header = header(spot, spots)
    turn.trail = trail(before: number, spots)
    turn.typed = typed[place]
    turn.group = group(of: spot, number, spots)
    return turn
  }

  private func turn(_ question: QuestionState) -> Turn {
    let field = QuestionField(question, text)
    var label = question.label.isEmpty ? question.path.name : question.label
    if !question.isTranslated, book.form.languages.count > 1 {
      label += " " + words(.notTranslated)
    }
    var turn = Turn(label, field.field)
    if let second = book.second, second != book.session.language {
      turn.secondary = book.label(question.path, in: second)
    }
    turn.hint = field.hint
    turn.initial = field.initial
    turn.guidance = question.guidance
    turn.isRequired = question.isRequired
    let current = text(question)
    turn.current = current.isEmpty ? nil : current
    if let note = book.notes[question.path] {
      turn.current = [turn.current, words(.note, note)].compactMap(\.self).joined(separator: "; ")
    }
    if question.isReadOnly, question.type != .note {
      turn.question += turn.current.map { ": \($0)" } ?? ""
      turn.current = nil
    }
    turn.actions = actions(question)
    return turn
  }

  private func actions(_ question: QuestionState) -> [TurnAction] {
    var actions: [TurnAction] = [.back, .goTo, .overview, .saveAndLeave]
    if question.type != .note {
      actions += question.isReadOnly ? [.note, .why] : [.note, .skip, .clear, .why]
    }
    if book.form.languages.count > 1 { actions.append(.language) }
    return actions + [.review]
  }

  /// "The family › Relatives › 2 · 12 of about 47".
  private func header(_ spot: Spot, _ spots: Spots) -> [String] {
    var lines: [String] = []
    var sections = spot.sections
    if let row = spot.row, let last = row.components.last?.row {
      // The row is called by name as soon as it has one.
      let name = text.row(row, spots)
      if let place = sections.lastIndex(where: { $0.hasSuffix(" › \(last)") }) {
        sections[place] = sections[place].dropLast(String(last).count) + name
      }
    }
    let asked = spots.all.filter { $0.asked != nil }
    let before = spots.all.prefix { $0.path != spot.path }.count { $0.asked != nil }
    let count =
      asked.isEmpty
      ? ""
      : words(.ofAbout, String(min(before + 1, asked.count)), String(asked.count))
    let section = sections.joined(separator: " › ")
    lines.append([section, count].filter { !$0.isEmpty }.joined(separator: " · "))
    return lines
  }

  /// Longest transcript above a question, in lines.
  private static let trailLength = 30

  private func trail(before number: Int, _ spots: Spots) -> [String] {
    var lines: [String] = []
    let list = spots.all[number].fieldList
    for spot in spots.all[..<number].reversed() where list == nil || spot.fieldList != list {
      guard let question = spot.asked else { continue }
      let answer = text.around(question)
      guard !answer.isEmpty else { continue }
      lines.append("\(question.label)  \(answer)")
      if lines.count == Self.trailLength { break }
    }
    return lines.reversed()
  }

  /// The other questions of a `field-list` around a question.
  private func group(of spot: Spot, _ number: Int, _ spots: Spots) -> Turn.Group? {
    guard let list = spot.fieldList, case .question = spot.stop else { return nil }
    func lines(_ others: ArraySlice<Spot>) -> [String] {
      others.filter { $0.fieldList == list && $0.row == spot.row }.compactMap(\.question).map {
        let label = $0.label.isEmpty ? $0.path.name : $0.label
        let answer = text.around($0)
        return answer.isEmpty ? label : "\(label)  \(answer)"
      }
    }
    let (before, after) = (lines(spots.all[..<number]), lines(spots.all[(number + 1)...]))
    return before.isEmpty && after.isEmpty
      ? nil : Turn.Group(spot.sections.last ?? list.name, before: before, after: after)
  }

  /// The answer of a question as it would stand in the line.
  func initial(_ path: AnswerPath) -> String? {
    (try? book.session.question(path)).flatMap { QuestionField($0, text).initial }
  }

  // MARK: Rosters

  private func turn(_ rows: RepeatState, _ spots: Spots) -> Turn {
    let label = rows.label.isEmpty ? rows.path.name : rows.label
    var actions: [TurnAction] = [.back, .goTo, .overview, .saveAndLeave, .review]
    if book.form.languages.count > 1 { actions.append(.language) }
    if rows.rows == 0, rows.fixedCount == nil {
      let chosen: Bool? = book.closed.contains(rows.path) ? false : nil
      return Turn(
        words(.any, label),
        .yesNo(yes: words(.yes), no: words(.no), chosen: chosen), actions: actions)
    }
    let columns = self.columns(rows.path, spots)
    let shown = (1...max(rows.rows, 1)).prefix(rows.rows).map { number in
      let row = rows.path.row(number)
      let inside = spots.all.filter { $0.path.isInside(row) }
      let cells = columns.map { name in
        inside.compactMap(\.question).first { $0.path.name == name }.map { text($0) } ?? ""
      }
      let isComplete = !inside.contains { spot in
        guard let question = spot.asked else { return false }
        return rows.fixedCount != nil && !isSettled(question)
          || book.session.problem(question.path) != nil
      }
      return Turn.Roster.Row(String(number), cells, isComplete: isComplete)
    }
    actions += rows.fixedCount == nil ? [.add, .edit, .delete, .copyRow] : [.edit]
    var turn = Turn(
      label,
      .roster(
        Turn.Roster(
          columns: headings(columns, rows.path), rows: shown, expected: rows.fixedCount,
          noun: label)), actions: actions)
    if let count = rows.fixedCount {
      turn.hint = words(.filled, String(shown.count { $0.isComplete }), String(count))
    }
    return turn
  }

  /// Names of the first three questions of a row.
  private func columns(_ path: AnswerPath, _ spots: Spots) -> [String] {
    guard let repeating = item(path) else { return [] }
    var names: [String] = []
    func look(_ index: Int) {
      let item = book.form.items[index]
      if let type = item.type {
        if type.isVisible, type != .note, names.count < 3 { names.append(item.name) }
      } else if item.kind != .repeating {
        item.children.forEach(look)
      }
    }
    repeating.children.forEach(look)
    return names
  }

  private func headings(_ names: [String], _ path: AnswerPath) -> [String] {
    names.map { name in
      guard let item = book.form.items.first(where: { $0.name == name && $0.type != nil }) else {
        return name
      }
      let label = item.label.plain(book.session.language, fallback: book.form.defaultLanguage)
      return label.isEmpty ? name : label
    }
  }

  private func item(_ path: AnswerPath) -> FormItem? {
    let names = path.components.map(\.name)
    return book.form.items.first { item in
      item.kind == .repeating && book.form.path(of: item.index) == names
    }
  }

  // MARK: Review

  func reviewTurn(isFinal: Bool) -> Turn {
    let summary = ReviewSummary(self)
    var turn = Turn(words(isFinal ? .review : .overview), .review(summary.sections(isFinal)))
    turn.header = [book.form.title].filter { !$0.isEmpty }
    if isFinal, summary.openCount > 0 {
      turn.hint = words(.notFinished, String(summary.openCount))
    }
    turn.actions = [.back, .goTo, .edit, .saveAndLeave]
    if book.form.languages.count > 1 { turn.actions.append(.language) }
    if isFinal { turn.actions.append(.finish) } else { turn.actions.append(.review) }
    return turn.sayingHint
  }
}
