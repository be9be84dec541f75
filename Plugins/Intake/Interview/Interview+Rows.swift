import FrunDomain
import FrunForms
import FrunKit

/// Rosters: the rows of repeats.
extension Interview {
  /// The roster that the person stands at.
  private var roster: RepeatState? {
    guard let place, let spot = spots.all.first(where: { $0.path == place }),
      case .roster(let rows) = spot.stop
    else { return nil }
    return rows
  }

  /// A reply to a roster: on to what is left to fill, else behind it. Without rows the question is
  /// whether there are any.
  func answer(_ rows: RepeatState, _ reply: String) {
    if rows.rows == 0, rows.fixedCount == nil, reply == "yes" { return add(rows) }
    if rows.fixedCount != nil, let open = firstOpenRow(rows) { return enter(open) }
    if rows.fixedCount == nil, !book.closed.contains(rows.path) {
      perform(InterviewStep(.close, rows.path.description))
    }
    moveOn(from: rows.path)
  }

  private func firstOpenRow(_ rows: RepeatState) -> AnswerPath? {
    let spots = spots
    return (1...max(rows.rows, 1)).map { rows.path.row($0) }.first { row in
      spots.all.contains { spot in
        spot.path.isInside(row) && spot.asked.map { !isSettled($0) } ?? false
      }
    }
  }

  private func enter(_ row: AnswerPath) {
    if let first = spots.first(in: row) { go(to: first) }
  }

  func actOnRow(_ action: TurnAction, _ id: String?) {
    guard let rows = roster else { return }
    if action == .add { return add(rows) }
    guard rows.rows > 0 else { return }
    guard let number = id.flatMap({ Int($0) }) ?? (rows.rows == 1 ? 1 : nil),
      (1...rows.rows).contains(number)
    else {
      mode = .row(action)
      return
    }
    let row = rows.path.row(number)
    switch action {
    case .edit:
      mode = .place
      enter(row)
    case .delete: delete(row, rows)
    default: mode = rows.fixedCount == nil ? .copy(row) : .place
    }
  }

  private func add(_ rows: RepeatState) {
    mode = .place
    guard rows.fixedCount == nil else {
      notices.append(words(.fixedRows))
      return
    }
    guard perform(InterviewStep(.add, rows.path.description)) else { return }
    enter(rows.path.row(book.session.rowCount(rows.path)))
  }

  private func delete(_ row: AnswerPath, _ rows: RepeatState) {
    mode = .place
    guard rows.fixedCount == nil else {
      notices.append(words(.fixedRows))
      return
    }
    let label = text.row(row, spots)
    let answers = book.snapshot().keys.count { $0.isInside(row) }
    guard perform(InterviewStep(.delete, row.description)) else { return }
    mode = .deleted(label: label, answers: answers)
  }

  func undoDeletion(_ isWanted: Bool) {
    mode = .place
    guard isWanted else { return }
    book.takeBack()
    note(InterviewStep(.undo))
  }

  /// A new row with some answers of another one.
  func copy(_ row: AnswerPath, _ reply: TurnReply) {
    mode = .place
    guard case .values(let names) = reply, let rows = roster, rows.fixedCount == nil,
      perform(InterviewStep(.add, rows.path.description))
    else { return }
    let new = rows.path.row(book.session.rowCount(rows.path))
    for answer in book.session.standingAnswers()
    where answer.path.isInside(row) && answer.isRelevant && names.contains(answer.path.description)
    {
      let rest = answer.path.components.dropFirst(row.components.count)
      let known = book.dates[answer.path]?.description ?? ""
      perform(
        InterviewStep(
          .set, AnswerPath(new.components + rest).description, answer.value, known))
    }
    enter(new)
  }

  // MARK: Fewer rows than are filled

  /// The rows that stay move up, and the answer that lowers the number is given.
  func shrink(_ proposal: Proposal, _ shrinking: Shrinking, _ reply: TurnReply) {
    guard case .values(let ids) = reply else {
      mode = .place
      return
    }
    let gone = Set(ids.compactMap { Int($0) })
    guard gone.count == shrinking.goes else {
      problem = words(.rowsGoCount, String(shrinking.goes))
      return
    }
    let rows = (1...shrinking.had).map { Row(book, shrinking.path.row($0)) }
    let kept = (1...shrinking.had).filter { !gone.contains($0) }
    propose(proposal, isConfirmed: true)
    guard book.session.rowCount(shrinking.path) == kept.count else { return }
    for (offset, source) in kept.enumerated() where source != offset + 1 {
      let target = shrinking.path.row(offset + 1)
      for step in rows[source - 1].steps(into: target, replacing: Row(book, target)) {
        perform(step)
      }
    }
  }

  /// What a row holds, by place inside of it.
  private struct Row {
    var answers: [[AnswerPath.Component]: (value: String, date: String)] = [:]
    var missing: [[AnswerPath.Component]: Missing] = [:]
    var notes: [[AnswerPath.Component]: String] = [:]

    init(_ book: AnswerBook, _ row: AnswerPath) {
      func inner(_ path: AnswerPath) -> [AnswerPath.Component]? {
        path.isInside(row) ? Array(path.components.dropFirst(row.components.count)) : nil
      }
      for answer in book.session.standingAnswers() {
        guard let place = inner(answer.path) else { continue }
        answers[place] = (answer.value, book.dates[answer.path]?.description ?? "")
      }
      for (path, kind) in book.missing { if let place = inner(path) { missing[place] = kind } }
      for (path, text) in book.notes { if let place = inner(path) { notes[place] = text } }
    }

    /// The steps that put this row in the place of another one.
    func steps(into target: AnswerPath, replacing other: Row) -> [InterviewStep] {
      func path(_ place: [AnswerPath.Component]) -> String {
        AnswerPath(target.components + place).description
      }
      var steps: [InterviewStep] = []
      for place in other.answers.keys where answers[place] == nil {
        steps.append(InterviewStep(.set, path(place)))
      }
      for (place, answer) in answers {
        steps.append(InterviewStep(.set, path(place), answer.value, answer.date))
      }
      for place in Set(other.missing.keys).union(missing.keys) where answers[place] == nil {
        steps.append(InterviewStep(.skip, path(place), missing[place]?.rawValue ?? ""))
      }
      for place in Set(other.notes.keys).union(notes.keys) {
        steps.append(InterviewStep(.note, path(place), notes[place] ?? ""))
      }
      return steps.sorted { ($0.path, $0.action.rawValue) < ($1.path, $1.action.rawValue) }
    }
  }
}
