import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows results of tests.
enum TestResults {
  struct Row {
    let enrolment: Enrolment
    let pre: TestResult?
    let post: [TestResult]
  }

  /// Everybody of a session with the test before and those after it: the pair of one person.
  static func list(_ desk: TestDesk, _ invocation: Invocation) throws -> Outcome {
    let results = try desk.results()
    let rows = desk.people.map { one in
      let mine = results.filter { $0.enrolment == one.id }
      return Row(
        enrolment: one, pre: mine.last { $0.phase == "pre" },
        post: mine.filter { $0.phase == "post" })
    }
    return try desk.register.services.list(
      rows, as: listing, title: "Tests",
      next: ["frun train test \(desk.session.id.text) --person NUMBER --take"])
  }

  private static func score(_ result: TestResult?) -> String {
    guard let result else { return "" }
    if let waiting = result.awaiting, waiting > 0 { return "\(waiting) to mark" }
    return result.score.flatMap(Double.init).map { "\(Int($0)) %" } ?? ""
  }

  private static func json(_ result: TestResult?) -> JSONValue {
    result?.score.flatMap { try? JSONValue(parsing: $0) } ?? .null
  }

  private static var listing: Listing<Row> {
    Listing(
      "frun.train.tests/1", whenEmpty: "nobody is enrolled yet",
      [
        .init("enrolment", "Enrolment", dropPriority: 3, isWhole: true) {
          Cell($0.enrolment.id.text)
        },
        .init(
          "number", "No.", isTrailing: true,
          json: { $0.enrolment.number.map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.enrolment.number.map(String.init) ?? "") },
        .init("person", "Person", isWhole: true) { Cell($0.enrolment.person ?? "") },
        .init("pre", "Before", isTrailing: true, json: { json($0.pre) }) { Cell(score($0.pre)) },
        .init("post", "After", isTrailing: true, json: { json($0.post.last) }) {
          Cell(score($0.post.last))
        },
        .init(
          "attempts", "Attempts", isTrailing: true, dropPriority: 2,
          json: { .integer(Int64($0.post.count)) }
        ) { Cell($0.post.isEmpty ? "" : String($0.post.count)) },
      ])
  }

  // MARK: One person

  struct Line {
    let number: Int
    let question: GiftQuestion?
    let item: TestAnswers.Item
  }

  /// The answers of one person, with what waits to be marked.
  static func answers(
    _ desk: TestDesk, _ who: String, _ invocation: Invocation
  ) throws -> Outcome {
    let services = desk.register.services
    let one = try desk.register.enrolment(who, in: desk.people, of: desk.session)
    guard
      let result = try desk.results().last(where: {
        $0.enrolment == one.id && $0.phase == invocation[TrainTest.phase] && $0.answers != nil
      }), let answers = result.answers.flatMap({ TestAnswers(stored: $0) })
    else {
      throw Failure(
        .notFound, "test.noAnswers", "there are no answers of this person",
        hints: [
          "frun train test \(desk.session.id.text) --person \(who) --take",
          "frun train test \(desk.session.id.text) --person \(who) --answers 'a b c'",
        ])
    }
    let test = try result.test.flatMap { try services.record($0) }.flatMap { DrawnTest($0) }
    let questions = TestPaper(stored: test?.questions ?? "").asked
    let lines = answers.items.enumerated().map { place, item in
      Line(
        number: place + 1, question: questions.indices.contains(place) ? questions[place] : nil,
        item: item)
    }
    return try services.list(
      lines, as: lineListing, title: "Answers",
      next: answers.awaiting > 0
        ? ["frun train test \(desk.session.id.text) --person \(who) --mark QUESTION=PERCENT"] : [])
  }

  private static var lineListing: Listing<Line> {
    Listing(
      "frun.train.answers/1",
      [
        .init("number", "No.", isTrailing: true, json: { .integer(Int64($0.number)) }) {
          Cell(String($0.number))
        },
        .init("id", "Question", dropPriority: 2) { Cell($0.item.question) },
        .init("question", "Text", dropPriority: 1) { Cell($0.question?.stem.text ?? "") },
        .init("answer", "Answer") { Cell($0.item.answer ?? "") },
        .init("key", "Key", dropPriority: 3) { Cell($0.question?.key ?? "") },
        .init(
          "points", "Percent", isTrailing: true,
          json: {
            $0.item.points.flatMap { try? JSONValue(parsing: TestAnswers.text($0)) } ?? .null
          }
        ) {
          Cell(
            $0.item.points.map { "\(Int($0))" } ?? "to mark", $0.item.points == nil ? .caution : nil
          )
        },
      ])
  }

  // MARK: After the end

  /// What is said to somebody who has finished: which answers were right, and why.
  static func said(
    _ given: [GivenAnswer], _ paper: TestPaper, _ services: any Services
  ) throws {
    for (place, question) in paper.asked.enumerated() where given.indices.contains(place) {
      let points = question.points(for: given[place])
      let verdict = points.map { $0 >= 100 ? "right" : $0 > 0 ? "partly right" : "wrong" }
      let feedback = question.feedback(for: given[place]).map(\.text).joined(separator: " ")
      try services.say(
        "\(place + 1). \(verdict ?? "to be marked")" + (feedback.isEmpty ? "" : ": \(feedback)"))
    }
  }
}
