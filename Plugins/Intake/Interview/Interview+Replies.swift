import FrunDomain
import FrunForms
import FrunKit

/// Taking what the person did.
extension Interview {
  /// Takes a reply to the present turn.
  func take(_ reply: TurnReply) -> Outcome {
    notices = []
    if case .action(let action, let argument, let text) = reply {
      if let place, let text, case .place = mode {
        // What stands there unchanged was not half typed.
        typed[place] = text == initial(place) ? nil : text
      }
      return act(action, argument)
    }
    switch mode {
    case .place: answer(reply)
    case .dates(let dates): chooseDate(dates, reply)
    case .consequences(let proposal, _):
      if reply.text == "yes" { propose(proposal, isConfirmed: true) } else { mode = .place }
    case .unusual(var proposal, _):
      mode = .place
      if reply.text == "yes" {
        proposal.isMeant = true
        propose(proposal)
      }
    case .shrink(let proposal, let shrinking): shrink(proposal, shrinking, reply)
    case .skip: skip(reply.text)
    case .note: keepNote(reply.text)
    case .goTo: jump(to: reply.text)
    case .language: changeLanguage(reply.text)
    case .why, .overview: mode = .place
    case .review: return .finish
    case .deleted: undoDeletion(reply.text == "undo")
    case .copy(let row): copy(row, reply)
    case .row(let action): return act(action, reply.text)
    }
    return .goOn
  }

  private func act(_ action: TurnAction, _ argument: String?) -> Outcome {
    switch action {
    case .saveAndLeave, .hangUp: return .leave
    case .finish: return .finish
    case .back: stepBack()
    case .overview: mode = .overview
    case .review: mode = .review
    case .goTo: goTo(argument)
    case .language: argument.map(changeLanguage) ?? (mode = .language)
    case .edit: edit(argument)
    case .add, .delete, .copyRow: actOnRow(action, argument)
    case .note, .skip, .clear, .why: actOnQuestion(action, argument)
    }
    return .goOn
  }

  private func stepBack() {
    switch mode {
    case .place: moveBack()
    case .deleted: undoDeletion(false)
    case .review:
      if let last = spots.all.last(where: { $0.row == nil })?.path { go(to: last) }
    default:
      mode = .place
      problem = nil
    }
  }

  // MARK: Answers

  private func answer(_ reply: TurnReply) {
    guard let place, let spot = spots.position(place).map({ spots.all[$0] }) else {
      mode = .review
      return
    }
    switch spot.stop {
    case .roster(let rows): answer(rows, reply.text)
    case .question(let question): answer(question, reply)
    }
  }

  private func answer(_ question: QuestionState, _ reply: TurnReply) {
    guard !question.isReadOnly, question.type != .note else {
      return moveOn(from: question.path)
    }
    switch QuestionField(question, text).answer(reply) {
    case .problem(let text):
      problem = text
      typed[question.path] = reply.text
    case .ask(let dates):
      typed[question.path] = reply.text
      mode = .dates(dates)
    case .file(let path): give(fileAt: path, question)
    case .value(let value, _) where value.isEmpty: leaveOpen(question, reply)
    case .value(let value, let date): give(value, date, question, typed: reply.text)
    }
  }

  private func give(
    _ value: String, _ date: PartialDate?, _ question: QuestionState, typed text: String
  ) {
    let known = date.flatMap { $0.exactDate == nil ? $0 : nil }
    if value == question.value, known == book.dates[question.path] {
      return moveOn(from: question.path)
    }
    propose(
      Proposal(
        step: InterviewStep(.set, question.path.description, value), path: question.path,
        date: date))
    if problem != nil { typed[question.path] = text }
  }

  /// Keeps the file a person named; its name becomes the answer.
  private func give(fileAt path: String, _ question: QuestionState) {
    // The name that stands in the line again is the answer there is.
    if path == question.value, book.files[question.path] != nil {
      return moveOn(from: question.path)
    }
    typed[question.path] = path
    guard let keepFile else {
      problem = words(.noFiles)
      return
    }
    do {
      let file = try keepFile(FileAnswer.path(typed: path))
      if !file.wasKnown { keptDigests.insert(file.digest) }
      guard FileAnswer.isFitting(file, question.type) else {
        problem = words(.wrongFile)
        return
      }
      let name = FileAnswer.name(of: FileAnswer.path(typed: path))
      propose(
        Proposal(
          step: InterviewStep(.set, question.path.description, name), path: question.path,
          file: .kept(file)))
      if problem == nil { notices.append(words(.fileKept, FileSize.text(file.size))) }
    } catch let failure as Failure {
      problem = words(.fileNotKept, ([failure.message] + failure.causes).joined(separator: ": "))
    } catch {
      problem = words(.fileNotKept, "?")
    }
  }

  /// An empty reply keeps the answer there is; only taking every tick away clears it.
  private func leaveOpen(_ question: QuestionState, _ reply: TurnReply) {
    if !question.value.isEmpty {
      let isUnticked: Bool
      switch question.type {
      case .selectMultiple, .rank:
        if case .values = reply { isUnticked = true } else { isUnticked = false }
      case .acknowledge: isUnticked = reply.text == "no"
      default: isUnticked = false
      }
      guard isUnticked else { return moveOn(from: question.path) }
      if question.isRequired {
        problem = required(question)
        return
      }
      return clear(question, stays: false)
    }
    if question.isRequired, book.missing[question.path] == nil {
      problem = required(question)
      return
    }
    if book.missing[question.path] == nil, !book.passed.contains(question.path) {
      perform(InterviewStep(.pass, question.path.description))
    }
    moveOn(from: question.path)
  }

  /// The form's own words for a missing answer, and what can be done.
  private func required(_ question: QuestionState) -> String {
    let own = book.session.problem(question.path)
    let isOwn = own?.code == .required && !question.item.requiredMessage.isEmpty
    return [isOwn ? own?.message : nil, words(.required)].compactMap(\.self).joined(separator: " ")
  }

  private func chooseDate(_ dates: [PartialDate], _ reply: TurnReply) {
    mode = .place
    guard let place, let question = try? book.session.question(place),
      let number = Int(reply.text), dates.indices.contains(number - 1)
    else { return }
    switch text.dates(question.item).checked(dates[number - 1]) {
    case .date(let date):
      give(DateAnswer.stored(date), date, question, typed: typed[place] ?? "")
    case .problem(let text): problem = text
    case .ask: break
    }
  }

  // MARK: Besides the answer

  private func actOnQuestion(_ action: TurnAction, _ argument: String?) {
    guard case .place = mode, let place, let question = try? book.session.question(place),
      question.type != .note
    else { return }
    switch action {
    case .note: argument.map(keepNote) ?? (mode = .note)
    case .why: mode = .why
    case _ where question.isReadOnly: problem = words(.readOnly)
    case .clear: clear(question, stays: true)
    default: argument.map(skip) ?? (mode = .skip)
    }
  }

  private func clear(_ question: QuestionState, stays: Bool) {
    typed[question.path] = nil
    if book.missing[question.path] != nil {
      perform(InterviewStep(.skip, question.path.description))
    }
    guard !question.value.isEmpty else { return }
    propose(
      Proposal(
        step: InterviewStep(.set, question.path.description), path: question.path, stays: stays))
    if stays, case .place = mode { notices.append(words(.cleared0)) }
  }

  private func skip(_ text: String) {
    guard let place, let kind = Missing(named: text, words) else {
      mode = .skip
      return
    }
    mode = .place
    propose(
      Proposal(step: InterviewStep(.skip, place.description, kind.rawValue), path: place))
  }

  private func keepNote(_ text: String) {
    mode = .place
    guard let place, perform(InterviewStep(.note, place.description, text)) else { return }
    notices.append(words(text.isEmpty ? .noteGone : .noteKept))
  }

  private func changeLanguage(_ text: String) {
    let parts = text.split(separator: "+").map(String.init)
    let languages = parts.compactMap { part in
      book.form.languages.first { $0.name == part || $0.tag == part }?.name
    }
    guard let first = languages.first, languages.count == parts.count, languages.count <= 2 else {
      mode = .language
      return
    }
    mode = .place
    perform(InterviewStep(.language, "", first, languages.count == 2 ? languages[1] : ""))
  }

  // MARK: Going elsewhere

  private func goTo(_ text: String?) {
    let spots = spots
    guard let text, !text.isEmpty else {
      mode = .goTo(spots.all.map(\.path))
      return
    }
    let wanted = text.lowercased()
    let named = spots.all.filter { $0.path.name == text || $0.path.description == text }
    let found =
      named.isEmpty
      ? spots.all.filter {
        $0.question?.label.lowercased().contains(wanted) ?? false
          || $0.path.name.lowercased().contains(wanted)
      } : named
    switch found.count {
    case 0: notices.append(words(.noQuestion))
    case 1: jump(to: found[0].path.description)
    default: mode = .goTo(found.map(\.path))
    }
  }

  private func jump(to text: String) {
    mode = .place
    guard let path = AnswerPath(text), spots.position(path) != nil else {
      if !text.isEmpty { notices.append(words(.noQuestion)) }
      return
    }
    go(to: path)
  }

  /// Into a line of the overview or review, or into a row of a roster.
  private func edit(_ id: String?) {
    switch mode {
    case .overview, .review:
      guard let id, let path = AnswerPath(id), spots.position(path) != nil else { return }
      if case .review = mode { returnsToReview = true }
      go(to: path)
    default: actOnRow(.edit, id)
    }
  }
}

extension TurnReply {
  /// The one text of a reply; values with spaces between.
  var text: String {
    switch self {
    case .value(let text): text
    case .values(let values): values.joined(separator: " ")
    case .action: ""
    }
  }
}
