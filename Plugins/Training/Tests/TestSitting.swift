import FrunDomain
import FrunKit
import FrunText

/// Somebody takes a test at the screen: one question after the other, back and forth, nothing of
/// the right answers before the end.
struct TestSitting {
  private let paper: TestPaper
  private let language: String
  private let title: String
  private let services: any Services
  private let secondsLeft: () -> Int?
  private let keep: ([GivenAnswer]) throws -> Void

  /// One screen: a question, or one left side of its pairs.
  private struct Step {
    let question: Int
    let row: Int?
  }

  /// - Parameters:
  ///   - secondsLeft: seconds until the test ends; nil without an end.
  ///   - keep: keeps the answers so far.
  init(
    _ paper: TestPaper, language: String, title: String, _ services: any Services,
    secondsLeft: @escaping () -> Int?, keep: @escaping ([GivenAnswer]) throws -> Void
  ) {
    self.secondsLeft = secondsLeft
    self.keep = keep
    self.paper = paper
    self.language = language
    self.title = title
    self.services = services
  }

  /// The answers in the order of the paper, and whether the time ended the test. Begins with the
  /// first question that has no answer. An answer given after the end does not count; the clock is
  /// looked at with each answer.
  func take(from before: [GivenAnswer]?) throws -> (answers: [GivenAnswer], isOver: Bool) {
    let asked = paper.asked
    var steps: [Step] = []
    for (place, question) in asked.enumerated() {
      let rows = question.leftSides.count
      steps +=
        rows > 0
        ? (0..<rows).map { Step(question: place, row: $0) } : [Step(question: place, row: nil)]
    }
    var answers: [GivenAnswer] =
      before
      ?? asked.map { question in
        question.leftSides.isEmpty
          ? .none : .pairs(Array(repeating: nil, count: question.leftSides.count))
      }
    var index = steps.firstIndex { !Self.isAnswered($0.row, answers[$0.question]) } ?? 0
    var problem: String?
    while index < steps.count {
      if secondsLeft() == 0 { return (answers, true) }
      let step = steps[index]
      let question = asked[step.question]
      let turn = turn(question, step, answers[step.question], problem, count: asked.count)
      problem = nil
      let reply = try services.converse(turn)
      if secondsLeft() == 0 { return (answers, true) }
      switch reply {
      case .action(.back, _, _), .action(.goTo, _, _): index = max(0, index - 1)
      case .action(.saveAndLeave, _, _), .action(.hangUp, _, _): throw Failure.testLeft
      case .action(.clear, _, _):
        answers[step.question] = Self.cleared(step.row, answers[step.question])
        try keep(answers)
      case .action: index += 1
      case .value(let text):
        guard let answer = read(text, question, step, answers[step.question]) else {
          problem = "That cannot be an answer to this question."
          continue
        }
        answers[step.question] = answer
        try keep(answers)
        index += 1
      case .values(let values):
        let places = values.compactMap(Int.init).sorted()
        answers[step.question] = places.isEmpty ? .none : .places(places)
        try keep(answers)
        index += 1
      }
    }
    return (answers, false)
  }

  private static func isAnswered(_ row: Int?, _ answer: GivenAnswer) -> Bool {
    guard let row, case .pairs(let places) = answer else { return answer != .none }
    return places.indices.contains(row) && places[row] != nil
  }

  /// The answer without what one screen asks for.
  private static func cleared(_ row: Int?, _ answer: GivenAnswer) -> GivenAnswer {
    guard let row, case .pairs(var places) = answer else { return .none }
    places[row] = nil
    return .pairs(places)
  }

  private func read(
    _ text: String, _ question: GiftQuestion, _ step: Step, _ before: GivenAnswer
  ) -> GivenAnswer? {
    if let row = step.row {
      guard case .pairs(var places) = before else { return nil }
      places[row] = Int(text)
      return .pairs(places)
    }
    switch question.kind {
    case .trueFalse, .choice:
      if text == "yes" { return .places([0]) }
      if text == "no" { return .places([1]) }
      return text.isEmpty ? GivenAnswer.none : Int(text).map { .places([$0]) }
    default: return question.answer(typed: text)
    }
  }

  private func turn(
    _ question: GiftQuestion, _ step: Step, _ given: GivenAnswer, _ problem: String?, count: Int
  ) -> Turn {
    var text = question.stem.text
    if let row = step.row { text += "\n\n" + question.leftSides[row] }
    var header = [title, "\(step.question + 1) / \(count)"]
    if let seconds = secondsLeft() {
      header.append(TestWords.minutesLeft((seconds + 59) / 60, language))
    }
    return Turn(
      text, field(question, step, given), header: header,
      hint: question.allowsSeveral ? TestWords.several(language) : "", language: language,
      problem: problem, actions: [.back, .saveAndLeave])
  }

  private func field(
    _ question: GiftQuestion, _ step: Step, _ given: GivenAnswer
  ) -> Turn.Field {
    func choices(_ texts: [String]) -> [Turn.Choice] {
      texts.enumerated().map { Turn.Choice("\($0.offset)", label: $0.element) }
    }
    var chosen: [Int] = []
    if case .places(let places) = given { chosen = places }
    if let row = step.row {
      var place: Int?
      if case .pairs(let places) = given { place = places[row] }
      return .one(choices(question.rightSides), chosen: place.map(String.init))
    }
    switch question.kind {
    case .trueFalse:
      return .one(
        choices([TestWords.isTrue(language), TestWords.isFalse(language)]),
        chosen: chosen.first.map(String.init))
    case .choice(let answers) where question.allowsSeveral:
      return .many(
        choices(answers.map(\.text.text)), chosen: chosen.map(String.init), exclusive: [])
    case .choice(let answers):
      return .one(choices(answers.map(\.text.text)), chosen: chosen.first.map(String.init))
    case .numerical: return .number(Turn.NumberRule(isDecimal: true))
    case .essay: return .block(Turn.LineRule(limit: 4000))
    default: return .line(Turn.LineRule(limit: 500))
    }
  }
}

/// The few words a test shows besides its questions.
enum TestWords {
  private static func pick(_ language: String, _ en: String, _ fr: String, _ ar: String) -> String {
    switch language.split(separator: "-").first {
    case "fr": fr
    case "ar": ar
    default: en
    }
  }

  static func minutesLeft(_ minutes: Int, _ language: String) -> String {
    pick(language, "\(minutes) min left", "encore \(minutes) min", "بقي \(minutes) دقيقة")
  }

  static func isTrue(_ language: String) -> String { pick(language, "True", "Vrai", "صحيح") }
  static func isFalse(_ language: String) -> String { pick(language, "False", "Faux", "خطأ") }
  static func several(_ language: String) -> String {
    pick(
      language, "Several answers can be right.", "Plusieurs réponses peuvent être justes.",
      "قد تكون هناك أكثر من إجابة صحيحة.")
  }
}

extension Failure {
  /// Somebody left a test before its end.
  fileprivate static let testLeft = Failure(
    .cancelled, "cancelled", "stopped; the answers so far are kept",
    hints: ["the same command goes on where it was left; the time goes on meanwhile"])
}
