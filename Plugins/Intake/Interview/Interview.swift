import FrunDomain
import FrunForms
import FrunKit

/// An interview as a state machine: it says what to put before the person, and takes what the
/// person did with it. It knows no terminal and no store.
///
/// *Invariant*: ``unsaved`` holds exactly the steps that are in the book and were not yet
/// ``saved(_:)``.
final class Interview {
  /// What became of a reply.
  enum Outcome: Hashable {
    /// The next turn.
    case goOn
    /// Out, with the draft kept.
    case leave
    /// The form is done.
    case finish
  }

  /// What is before the person.
  enum Mode {
    /// The question or roster of ``Interview/place``.
    case place
    case overview
    case review
    /// Which of several days was meant.
    case dates([PartialDate])
    /// Answers would count no longer.
    case consequences(Proposal, Consequences)
    /// An answer is unusual: whether it is meant.
    case unusual(Proposal, String)
    /// Rows would go: which ones.
    case shrink(Proposal, Shrinking)
    case skip
    case note
    case goTo([AnswerPath])
    case language
    case why
    /// A row was deleted.
    case deleted(label: String, answers: Int)
    /// Which answers of a row the new one shares.
    case copy(AnswerPath)
    /// Which row something is to be done with.
    case row(TurnAction)
  }

  /// A step that is about to be taken.
  struct Proposal {
    var step: InterviewStep
    var path: AnswerPath
    var date: PartialDate?
    var file: FileAnswer?
    /// Whether the person said that an unusual answer is meant.
    var isMeant = false
    /// Whether the person stays at the question.
    var stays = false
  }

  let book: AnswerBook
  let calendar: CalendarSystem
  let today: CivilDate
  var mode = Mode.place
  /// Where the person stands; nil in a form without questions.
  var place: AnswerPath?
  /// Half-typed text by question.
  var typed: [AnswerPath: String] = [:]
  /// Why the last answer was refused.
  var problem: String?
  /// What to say once.
  var notices: [String] = []
  /// Whether the person came from the review, and goes back there.
  var returnsToReview = false
  /// Keeps the bytes of a file in the vault; nil where there is none.
  var keepFile: ((String) throws -> KeptFile)?
  /// Bytes kept in this interview: those that no answer names in the end are given back.
  var keptDigests: Set<[UInt8]> = []
  /// Steps that are not on the disk yet.
  private(set) var unsaved: [InterviewStep]

  /// - Parameter isSaved: whether the steps of the book are in the journal already.
  init(_ book: AnswerBook, calendar: CalendarSystem, today: CivilDate, isSaved: Bool = false) {
    self.book = book
    self.calendar = calendar
    self.today = today
    unsaved = isSaved ? [] : book.steps
    place = spots.all.first?.path
    if place == nil { mode = .review }
  }

  var spots: Spots { Spots(book.session) }

  var words: InterviewWords { InterviewWords(languageTag) }

  /// Tag of the language of the questions.
  var languageTag: String {
    FormLanguage(name: book.session.language).tag
      ?? FormLanguage(name: book.form.defaultLanguage).tag ?? "en"
  }

  var text: AnswerText {
    AnswerText(book: book, words: words, calendar: calendar, today: today)
  }

  /// The first steps of ``unsaved`` are on the disk.
  func saved(_ count: Int) { unsaved.removeFirst(min(count, unsaved.count)) }

  // MARK: Steps

  /// Carries a step out that has no consequences for others.
  @discardableResult
  func perform(_ step: InterviewStep) -> Bool {
    guard book.apply(step) else { return false }
    unsaved.append(step)
    return true
  }

  /// Notes a step that the book has carried out already.
  func note(_ step: InterviewStep) { unsaved.append(step) }

  /// Takes a step when nothing speaks against it. What would be lost is asked about first.
  func propose(_ proposal: Proposal, isConfirmed: Bool = false) {
    let before = book.snapshot()
    let rows = rowCounts()
    do throws(AnswerProblem) {
      if proposal.step.action == .set {
        try book.give(
          proposal.step.value, date: proposal.date, file: proposal.file, at: proposal.path)
      } else if !book.apply(proposal.step) {
        problem = words(.readOnly)
        return
      }
    } catch {
      problem = error.code == .choice ? words(.notAChoice) : error.message
      return
    }
    if proposal.step.action == .set, !proposal.isMeant,
      let warning = book.session.warning(proposal.path)
    {
      book.takeBack()
      mode = .unusual(proposal, warning)
      return
    }
    let consequences = Consequences(from: before, to: book, except: proposal.path)
    if consequences.isLoss, !isConfirmed {
      let shrinking = Shrinking(before: rows, after: rowCounts(), lost: consequences.dropped)
      book.takeBack()
      mode = shrinking.map { .shrink(proposal, $0) } ?? .consequences(proposal, consequences)
      return
    }
    if let step = book.steps.last { unsaved.append(step) }
    if proposal.isMeant { perform(InterviewStep(.keep, proposal.path.description)) }
    typed[proposal.path] = nil
    problem = nil
    mode = .place
    if consequences.returned > 0 {
      let count = consequences.returned
      notices.append(count == 1 ? words(.returned1) : words(.returned, String(count)))
    }
    if let date = proposal.date, let question = try? book.session.question(proposal.path) {
      notices.append("\(question.label): \(text.dates(question.item).text(date))")
    }
    if !proposal.stays { moveOn(from: proposal.path) }
  }

  /// Rows of every repeat on the way; nothing in forms that count no rows.
  func rowCounts() -> [AnswerPath: Int] {
    guard book.form.hasCountedRows else { return [:] }
    var counts: [AnswerPath: Int] = [:]
    for spot in spots.all {
      if case .roster(let state) = spot.stop { counts[state.path] = state.rows }
    }
    return counts
  }

  // MARK: Moving

  /// To the next stop, or to the review behind the last one.
  func moveOn(from path: AnswerPath) {
    problem = nil
    if returnsToReview {
      returnsToReview = false
      mode = .review
      return
    }
    if let next = spots.next(after: path) {
      go(to: next)
    } else {
      mode = .review
    }
  }

  func go(to path: AnswerPath) {
    place = path
    mode = .place
    problem = nil
  }

  /// To the stop before; always possible, whatever is typed.
  func moveBack() {
    problem = nil
    guard let place else { return }
    if let previous = spots.previous(before: place) {
      go(to: previous)
    } else {
      notices.append(words(.firstQuestion))
    }
  }

  /// To the first question without answer, else to the review.
  func moveToFirstOpen() {
    let spots = spots
    guard let open = spots.all.first(where: isOpen) else {
      mode = .review
      return
    }
    go(to: open.path)
    // Of a roster with unfinished rows, into the first of them.
    if case .roster(let rows) = open.stop,
      let inner = spots.all.first(where: { spot in
        spot.path.isInside(rows.path.withoutRowPrefix) && spot.path != rows.path && isOpen(spot)
          && spot.row.map { $0.withoutRow == rows.path } ?? false
      })
    {
      go(to: inner.path)
    }
  }

  private func isOpen(_ spot: Spot) -> Bool {
    switch spot.stop {
    case .roster(let rows): rows.fixedCount == nil && !book.closed.contains(rows.path)
    case .question: spot.asked.map { !isSettled($0) } ?? false
    }
  }

  /// Whether a question has an answer, a reason for having none, or was passed.
  func isSettled(_ question: QuestionState) -> Bool {
    !question.value.isEmpty || book.missing[question.path] != nil
      || !question.isRequired && book.passed.contains(question.path)
  }

  /// Where the draft stands.
  var progress: FormDraft.Progress {
    let asked = spots.asked
    let question = place.flatMap { try? book.session.question($0) }
    return FormDraft.Progress(
      name: book.session.instanceName, language: book.session.language,
      answered: asked.count { !$0.value.isEmpty || book.missing[$0.path] != nil },
      asked: asked.count, lastQuestion: question?.label ?? "")
  }
}

extension AnswerPath {
  /// The path of a repeat's parent: where its rows lie.
  fileprivate var withoutRowPrefix: AnswerPath { AnswerPath(Array(components.dropLast())) }
}
