import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import FrunText

@testable import Intake

/// An interview with a form written in the test.
struct InterviewFixture {
  let services: TestServices
  let interview: Interview
  let world: InterviewWorld

  /// - Parameters:
  ///   - survey: CSV of the survey sheet.
  ///   - choices: CSV of the choices sheet.
  init(
    _ survey: String, choices: String = "", entities: String = "",
    calendar: CalendarSystem = .gregorian, language: String? = nil
  ) throws {
    services = try TestServices()
    let form = try Self.form(survey, choices: choices, entities: entities)
    world = InterviewWorld(services, try services.acting())
    let book = AnswerBook(form, world, language: form.language(language))
    interview = Interview(book, calendar: calendar, today: services.today)
  }

  static func form(
    _ survey: String, choices: String = "", entities: String = ""
  ) throws -> CompiledForm {
    var files = ["survey.csv": Array(survey.utf8)]
    if !choices.isEmpty { files["choices.csv"] = Array(choices.utf8) }
    if !entities.isEmpty { files["entities.csv"] = Array(entities.utf8) }
    let compilation = FormCompiler(mode: .lenient).compile(
      try Workbook(folder: files, name: "test"))
    guard let form = compilation.form else {
      throw Failure(.data, "form.broken", compilation.problems.map(\.message).joined())
    }
    return form
  }

  /// Gives answers one after the other; an empty text passes.
  func type(_ answers: String...) {
    for answer in answers { _ = interview.take(.value(answer)) }
  }

  @discardableResult
  func act(_ action: TurnAction, _ argument: String? = nil, typed: String? = nil)
    -> Interview.Outcome
  {
    interview.take(.action(action, argument: argument, typed: typed))
  }

  /// Name of the question at hand; `review` at the end.
  var at: String {
    if case .review = interview.mode { return "review" }
    if case .overview = interview.mode { return "overview" }
    return interview.place?.description ?? ""
  }

  func answer(_ path: String) -> String {
    AnswerPath(path).flatMap { try? interview.book.session.answer($0) } ?? "?"
  }

  /// The choices of a menu or list that is shown now.
  var choices: [Turn.Choice] {
    switch interview.turn.field {
    case .menu(let choices), .one(let choices, _), .many(let choices, _, _): choices
    default: []
    }
  }

  /// The same interview read again from its journal.
  func again() -> Interview {
    let steps = interview.unsaved.compactMap { InterviewStep(text: $0.text) }
    let (book, lost) = AnswerBook.replaying(steps, interview.book.form, world)
    precondition(lost.isEmpty)
    return Interview(book, calendar: interview.calendar, today: interview.today, isSaved: true)
  }

  /// Whether the journal gives the same answers and the same things beside them.
  var isReplayable: Bool {
    let other = again().book
    let book = interview.book
    return other.snapshot() == book.snapshot() && other.missing == book.missing
      && other.notes == book.notes && other.dates == book.dates && other.passed == book.passed
      && other.closed == book.closed && other.session.language == book.session.language
      && other.second == book.second
  }
}
