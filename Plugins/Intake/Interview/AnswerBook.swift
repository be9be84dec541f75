import FrunDomain
import FrunForms
import FrunText

/// All answers of an interview: the session of the form, and what is kept beside the answers.
///
/// *Invariant*: replaying ``steps`` on a new session gives this state again.
final class AnswerBook {
  let form: CompiledForm
  private(set) var session: FormSession
  /// What happened, without what was undone.
  private(set) var steps: [InterviewStep] = []
  /// Reasons for missing answers.
  private(set) var missing: [AnswerPath: Missing] = [:]
  /// Notes on answers.
  private(set) var notes: [AnswerPath: String] = [:]
  /// Dates that are not known to the day.
  private(set) var dates: [AnswerPath: PartialDate] = [:]
  /// Files behind answers.
  private(set) var files: [AnswerPath: FileAnswer] = [:]
  /// Unusual answers that the person looked at again and kept.
  private(set) var confirmed: Set<AnswerPath> = []
  /// Questions passed without answer.
  private(set) var passed: Set<AnswerPath> = []
  /// Repeats with no more rows to come.
  private(set) var closed: Set<AnswerPath> = []
  /// The second language of a bilingual interview.
  private(set) var second: String?
  /// Answers without a place in this version of the form.
  private(set) var carried: [InterviewStep] = []
  private let world: InterviewWorld

  init(_ form: CompiledForm, _ world: InterviewWorld, language: String) {
    self.form = form
    self.world = world
    world.rewind()
    session = FormSession(form: form, environment: world.environment, language: language)
    steps = [world.beginning, InterviewStep(.language, "", session.language)]
    world.catchUp()
  }

  /// Goes on with a draft. Steps that this form has no place for are left out and returned.
  static func replaying(
    _ steps: [InterviewStep], _ form: CompiledForm, _ world: InterviewWorld
  ) -> (book: AnswerBook, lost: [InterviewStep]) {
    let book = AnswerBook(form, world, language: form.defaultLanguage)
    let kept = Self.effective(steps)
    return (book, book.replay(kept))
  }

  /// The steps without the deletions that were undone.
  private static func effective(_ steps: [InterviewStep]) -> [InterviewStep] {
    var kept: [InterviewStep] = []
    for step in steps {
      if step.action == .undo {
        if let place = kept.lastIndex(where: { $0.action == .delete }) { kept.remove(at: place) }
      } else {
        kept.append(step)
      }
    }
    return kept
  }

  private func replay(_ steps: [InterviewStep]) -> [InterviewStep] {
    world.rewind()
    session = FormSession(form: form, environment: world.environment, language: session.language)
    missing = [:]
    notes = [:]
    dates = [:]
    files = [:]
    confirmed = []
    passed = []
    closed = []
    carried = []
    self.steps = []
    var lost: [InterviewStep] = []
    for step in steps where !apply(step) { lost.append(step) }
    world.catchUp()
    return lost
  }

  // MARK: Steps

  /// Gives an answer after all checks.
  func give(
    _ value: String, date: PartialDate? = nil, file: FileAnswer? = nil, at path: AnswerPath
  ) throws(AnswerProblem) {
    try session.setAnswer(value, at: path)
    let known = date.flatMap { $0.exactDate == nil ? $0.description : nil }
    record(InterviewStep(.set, path.description, value, known ?? file?.text ?? ""))
  }

  /// Whether a step found its place. Answers are not held against constraints here: they were when
  /// they were given, and the review asks again.
  @discardableResult
  func apply(_ step: InterviewStep) -> Bool {
    guard change(step) else { return false }
    record(step)
    return true
  }

  /// Takes the last step back by replaying the others.
  func takeBack() {
    _ = replay(Array(steps.dropLast()))
  }

  private func change(_ step: InterviewStep) -> Bool {
    switch step.action {
    case .begin, .undo: return true
    case .language: return step.value.isEmpty || session.setLanguage(step.value)
    case .carry: return true
    default: break
    }
    guard let path = AnswerPath(step.path) else { return false }
    switch step.action {
    case .set: return (try? session.accept(step.value, at: path)) != nil
    case .add: return (try? session.addRow(path)) != nil
    case .delete: return (try? session.removeRow(path)) != nil
    case .skip:
      if let answer = try? session.answer(path), !answer.isEmpty, !step.value.isEmpty {
        return (try? session.accept("", at: path)) != nil
      }
      return (try? session.answer(path)) != nil
    case .note, .pass, .keep: return (try? session.answer(path)) != nil
    default: return true
    }
  }

  /// What a step that was carried out means for what is kept beside the answers.
  private func record(_ step: InterviewStep) {
    steps.append(step)
    if step.action == .language { second = step.more.isEmpty ? nil : step.more }
    if step.action == .carry { carried.append(step) }
    guard let path = AnswerPath(step.path) else { return }
    switch step.action {
    case .set:
      missing[path] = nil
      passed.remove(path)
      dates[path] = step.more.isEmpty ? nil : try? PartialDate(parsing: step.more)
      files[path] = FileAnswer(text: step.more)
      confirmed.remove(path)
    case .skip:
      missing[path] = Missing(rawValue: step.value)
      dates[path] = nil
      files[path] = nil
      confirmed.remove(path)
    case .keep: confirmed.insert(path)
    case .pass: passed.insert(path)
    case .note: notes[path] = step.value.isEmpty ? nil : step.value
    case .add: closed.remove(path)
    case .close: closed.insert(path)
    case .delete: moveRows(behind: path)
    case .begin, .undo, .language, .carry: break
    }
  }

  /// What belonged to the rows behind a deleted one belongs to the row before now.
  private func moveRows(behind deleted: AnswerPath) {
    guard let last = deleted.components.last, let row = last.row else { return }
    let outer = deleted.components.dropLast()
    let place = outer.count
    func moved(_ path: AnswerPath) -> AnswerPath? {
      var steps = path.components
      guard steps.count > place, steps[..<place].elementsEqual(outer),
        steps[place].name == last.name, let mine = steps[place].row
      else { return path }
      if mine == row { return nil }
      if mine > row { steps[place] = .init(name: last.name, row: mine - 1) }
      return AnswerPath(steps)
    }
    func moving<Value>(_ kept: [AnswerPath: Value]) -> [AnswerPath: Value] {
      var result: [AnswerPath: Value] = [:]
      for (path, value) in kept { if let path = moved(path) { result[path] = value } }
      return result
    }
    missing = moving(missing)
    notes = moving(notes)
    dates = moving(dates)
    files = moving(files)
    confirmed = Set(confirmed.compactMap(moved))
    passed = Set(passed.compactMap(moved))
    closed = Set(closed.compactMap(moved))
  }

  // MARK: Looking

  /// Every answer, by place.
  func snapshot() -> [AnswerPath: StandingAnswer] {
    Dictionary(session.standingAnswers().map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// A question's wording in another language; nil when it is not translated.
  func label(_ path: AnswerPath, in language: String) -> String? {
    let before = session.language
    guard session.setLanguage(language) else { return nil }
    defer { session.setLanguage(before) }
    guard let question = try? session.question(path), question.isTranslated else { return nil }
    return question.label
  }
}

/// What a step changed besides its own answer.
struct Consequences {
  /// Answers whose question is no longer asked; they come back with it.
  var setAside: [AnswerPath] = []
  /// Answers that are gone, because their choice is no longer offered.
  var cleared: [AnswerPath] = []
  /// Answers in rows that are gone.
  var dropped: [AnswerPath] = []
  /// How many answers came back with their question.
  var returned = 0

  init(from before: [AnswerPath: StandingAnswer], to book: AnswerBook, except path: AnswerPath) {
    let after = book.snapshot()
    for (place, answer) in before where place != path {
      guard let now = after[place] else {
        if (try? book.session.answer(place)) == nil {
          dropped.append(place)
        } else if answer.isRelevant {
          cleared.append(place)
        }
        continue
      }
      if answer.isRelevant, !now.isRelevant { setAside.append(place) }
      if !answer.isRelevant, now.isRelevant { returned += 1 }
    }
    func order(_ paths: inout [AnswerPath]) { paths.sort { $0.description < $1.description } }
    order(&setAside)
    order(&cleared)
    order(&dropped)
  }

  /// Whether an answer that counted would count no longer.
  var isLoss: Bool { !setAside.isEmpty || !cleared.isEmpty || !dropped.isEmpty }
}
