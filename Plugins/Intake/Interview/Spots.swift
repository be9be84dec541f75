import FrunForms

/// Something that the person comes past on the way through a form.
struct Spot {
  /// What it is.
  enum Stop {
    case question(QuestionState)
    case roster(RepeatState)
  }

  let stop: Stop
  /// The row it lies in; nil outside of repeats.
  let row: AnswerPath?
  /// Labels of the groups and rows around it, the outermost first.
  let sections: [String]
  /// The group around it that belongs on one screen (`field-list`), the innermost; nil for none.
  var fieldList: AnswerPath?

  /// The place in the form.
  var path: AnswerPath {
    switch stop {
    case .question(let question): question.path
    case .roster(let rows): rows.path
    }
  }

  /// The question, unless this is a roster.
  var question: QuestionState? {
    if case .question(let question) = stop { question } else { nil }
  }

  /// The question, when a person answers it.
  var asked: QuestionState? {
    guard let question, question.type != .note, !question.isReadOnly else { return nil }
    return question
  }
}

/// The way through a form as it stands: everything that is relevant, in order.
struct Spots {
  let all: [Spot]

  init(_ session: FormSession) {
    var all: [Spot] = []
    var groups: [(path: AnswerPath, label: String)] = []
    var lists: [AnswerPath] = []
    var rows: [(path: AnswerPath, label: String)] = []
    var repeats: [RepeatState] = []
    func settle(_ path: AnswerPath) {
      while let last = groups.last, !path.isInside(last.path) { groups.removeLast() }
      while let last = lists.last, !path.isInside(last) { lists.removeLast() }
      while let last = rows.last, !path.isInside(last.path) { rows.removeLast() }
    }
    func sections() -> [String] {
      let marked = groups.map { ($0.path, $0.label) } + rows.map { ($0.path, $0.label) }
      return marked.sorted { $0.0.components.count < $1.0.components.count }.map(\.1)
        .filter { !$0.isEmpty }
    }
    for step in session.outline() {
      switch step {
      case .group(let path, let label, let isFieldList):
        settle(path)
        if isFieldList { lists.append(path) }
        groups.append((path, label))
      case .repeating(let state):
        settle(state.path)
        repeats.append(state)
        all.append(
          Spot(
            stop: .roster(state), row: rows.last?.path, sections: sections()))
      case .row(let path):
        settle(path)
        let owner = repeats.last { $0.path == path.withoutRow }
        let number = path.components.last?.row ?? 1
        rows.append((path, "\(owner?.label ?? path.name) › \(number)"))
      case .question(let question):
        settle(question.path)
        all.append(
          Spot(
            stop: .question(question), row: rows.last?.path, sections: sections(),
            fieldList: lists.last))
      }
    }
    self.all = all
  }

  /// Position of a place; nil when it is not on the way now.
  func position(_ path: AnswerPath) -> Int? { all.firstIndex { $0.path == path } }

  /// The next stop on the same level; the roster at the end of a row; nil at the end of the form.
  func next(after path: AnswerPath) -> AnswerPath? {
    guard let place = position(path) else { return all.first { $0.row == nil }?.path }
    let row = all[place].row
    if let next = all[(place + 1)...].first(where: { $0.row == row }) { return next.path }
    return row?.withoutRow
  }

  /// The stop before on the same level; the roster before a row; nil at the beginning.
  func previous(before path: AnswerPath) -> AnswerPath? {
    guard let place = position(path) else { return nil }
    let row = all[place].row
    if let previous = all[..<place].last(where: { $0.row == row }) { return previous.path }
    return row?.withoutRow
  }

  /// The first stop of a row.
  func first(in row: AnswerPath) -> AnswerPath? { all.first { $0.row == row }?.path }

  /// All questions that a person answers.
  var asked: [QuestionState] { all.compactMap(\.asked) }
}

extension AnswerPath {
  /// Whether this is a place in another one, or the same.
  func isInside(_ outer: AnswerPath) -> Bool { components.starts(with: outer.components) }

  /// The repeat that a row belongs to.
  var withoutRow: AnswerPath {
    guard let last = components.last else { return self }
    return AnswerPath(components.dropLast() + [.init(name: last.name)])
  }

  /// The row of a repeat.
  func row(_ number: Int) -> AnswerPath {
    guard let last = components.last else { return self }
    return AnswerPath(components.dropLast() + [.init(name: last.name, row: number)])
  }
}
