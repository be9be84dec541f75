import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Draws the tests of a session, takes them at the screen, types paper back, marks open answers.
enum TrainTest {
  static let phase = Option<String>(
    "phase", value: "when", default: "post", help: "The test before or after the course"
  ).checked(as: .choice([Choice("pre", "Before"), Choice("post", "After")]))
  static let person = Option<String?>(
    "person", value: "who", help: "Number on the list, handle, or identifier")
  static let take = Flag("take", help: "Take the test here, at the screen")
  static let answers = Option<String?>(
    "answers", value: "list", help: "Answers of a sheet, by question: 'a b bd - t 1b2a 12'"
  ).sensitive()
  static let from = Option<PathText?>(
    "from", value: "file", help: "CSV of sheets: number (or id, email), q1, q2, …")
  static let mark = Option<[String]>(
    "mark", value: "question=percent", help: "Mark an open answer, as in 7=80")
  static let again = Flag("again", help: "Draw another test, for who has to repeat it")
  static let language = Option<String?>("language", value: "tag", help: "Language of the questions")
  static let gift = Option<PathText?>(
    "export", value: "file", help: "Write the questions as GIFT, which Moodle reads")

  static let command = Command(
    CommandSpec(
      "test", summary: "Draw a test, take it, or type answers back from paper",
      arguments: [
        TrainEnrol.session, phase, person, take, answers, from, mark, again, language, gift,
        OptionRule.exclusive(take, answers, from, mark, gift), OptionRule.needs(take, person),
        OptionRule.needs(answers, person), OptionRule.needs(mark, person), CommonOptions.force,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        The first use draws the questions; everybody of the session gets the same paper, which is \
        kept with the session, so a bank may change afterwards. At the screen each answer is kept at \
        once: who is interrupted goes on with the same command, and time goes on too where the \
        course limits it (minutes=, attempts= in its file). Without anything to do the \
        results are listed; with --person, that person's answers. Weights below nothing never \
        take points from another question. Open answers wait for a person: --mark, or 80% in the \
        cell of a list.
        """
      $0.examples = [
        Example("frun train test SESSION --phase pre --person 3 --take", "number 3 sits down"),
        Example("frun train test SESSION --person 3 --answers 'a bd t 12 -'", "from a sheet"),
        Example("frun train test SESSION --person 3 --mark 7=80", "an open answer"),
        Example("frun train test SESSION --export test.gift", "for Moodle"),
      ]
      $0.seeAlso = ["train print", "train bank", "train session"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[TrainEnrol.session].argumentText)
    let desk = try TestDesk(session, register)
    let isWriting =
      invocation[take] || invocation[answers] != nil || invocation[from] != nil
    if !invocation[mark].isEmpty { return try marked(desk, invocation) }
    if isWriting {
      // Before the course means before it begins, too.
      if invocation[phase] == "post" { try register.begun(session) }
      return try taken(desk, invocation)
    }
    if let output = invocation[gift] { return try exported(desk, output, invocation) }
    if let who = invocation[person], !invocation[again] {
      return try TestResults.answers(desk, who, invocation)
    }
    let drawn = try desk.paper(
      invocation[phase], again: invocation[again], language: invocation[language])
    if let draft = drawn.draft {
      let receipt = try services.commit(
        [draft], to: try register.stream(of: session.id), by: invocation)
      return try services.changed(
        "Drew \(Count.of(drawn.paper.asked.count, "question"))", by: receipt,
        schema: "frun.train.test.draw/1",
        [
          ("test", .string(drawn.test.text)),
          ("questions", .integer(Int64(drawn.paper.asked.count))),
        ],
        next: [
          "frun train print \(session.id.text) --what questions -o questions.html",
          "frun train test \(session.id.text) --phase \(invocation[phase]) --person NUMBER --take",
        ])
    }
    return try TestResults.list(desk, invocation)
  }

  // MARK: Taking

  private static func taken(_ desk: TestDesk, _ invocation: Invocation) throws -> Outcome {
    let services = desk.register.services
    let phase = invocation[phase]
    let drawn = try desk.paper(phase, again: invocation[again], language: invocation[language])
    let (test, paper, language, draw) = (drawn.test, drawn.paper, drawn.language, drawn.draft)
    let earlier = try desk.results()
    var drafts: [RecordDraft] = draw.map { [$0] } ?? []
    var results: [(Enrolment, TestAnswers)] = []
    var given: [GivenAnswer] = []
    var sitting: Sitting?
    if let source = invocation[from] {
      let table = try PeopleTable(
        reading: source.path, reads: ["number", "id", "email", "person", "q1", "q2", "…"], services,
        also: TestSheets.isQuestion)
      results = try TestSheets.read(table, paper, desk)
    } else if let who = invocation[person] {
      let one = try desk.register.enrolment(who, in: desk.people, of: desk.session)
      if invocation[take] {
        try desk.allow(one, phase, earlier: earlier)
        let sittings = SittingDesk(
          desk: desk, enrolment: one, phase: phase, invocation: invocation)
        sitting = try sittings.open(test) ?? sittings.begin(test, with: drafts)
        drafts = []
        given = try taken(paper, language, sitting, sittings)
        results = [(one, TestAnswers(given, to: paper))]
      } else {
        results = [(one, try TestSheets.read(invocation[answers] ?? "", paper))]
      }
    }
    guard !results.isEmpty else { throw Failure.usage("the list holds no sheet") }
    for (one, answers) in results {
      let result = try desk.result(
        of: answers, for: one, test: test, phase: phase,
        mode: invocation[take] ? "terminal" : "paper", earlier: earlier)
      drafts.append(result)
      if let sitting {
        drafts.append(
          try SittingDesk(desk: desk, enrolment: one, phase: phase, invocation: invocation)
            .closing(sitting, with: result.id))
      }
      if let status = try desk.attended(one) { drafts.append(status) }
    }
    let receipt = try services.commit(
      drafts, to: try desk.register.stream(of: desk.session.id), by: invocation)
    if invocation[take] { try TestResults.said(given, paper, services) }
    let waiting = results.reduce(0) { $0 + $1.1.awaiting }
    if waiting > 0 {
      try services.warn(
        "\(waiting == 1 ? "1 open answer waits" : "\(waiting) open answers wait") to be marked.")
    }
    let scores = results.compactMap(\.1.score)
    let words =
      results.count == 1
      ? "Recorded the test: \(Int(scores.first ?? 0)) %" : "Recorded \(results.count) tests"
    return try services.changed(
      words, by: receipt, schema: "frun.train.test/1",
      [
        ("session", .string(desk.session.id.text)),
        ("recorded", .integer(Int64(results.count))),
        ("scores", .array(results.map { .string($0.1.scoreText ?? "0") })),
        ("awaiting", .integer(Int64(waiting))),
      ], next: ["frun train session \(desk.session.id.text)"])
  }

  /// Sits somebody down, or goes on where they were.
  private static func taken(
    _ paper: TestPaper, _ language: String, _ sitting: Sitting?, _ sittings: SittingDesk
  ) throws -> [GivenAnswer] {
    let desk = sittings.desk
    let services = desk.register.services
    let code = try desk.register.course(of: desk.session).record.code ?? ""
    let before = sitting.flatMap { SittingDesk.given($0, paper) }
    if before != nil { try services.say("The test goes on where it was left.") }
    let screen = TestSitting(paper, language: language, title: code, services) {
      sitting?.secondsLeft(at: services.present)
    } keep: { answers in
      if let sitting { try sittings.keep(answers, of: sitting, paper) }
    }
    let (given, isOver) = try screen.take(from: before)
    if isOver { try services.warn("The time is over; what was answered until then counts.") }
    return given
  }

  // MARK: Marking

  private static func marked(_ desk: TestDesk, _ invocation: Invocation) throws -> Outcome {
    let services = desk.register.services
    let one = try desk.register.enrolment(
      invocation[person] ?? "", in: desk.people, of: desk.session)
    guard
      let result = try desk.results().last(where: {
        $0.enrolment == one.id && $0.phase == invocation[phase] && $0.answers != nil
      }), var answers = result.answers.flatMap({ TestAnswers(stored: $0) })
    else {
      throw Failure(
        .notFound, "test.noAnswers", "there are no answers of this person",
        hints: ["frun train test \(desk.session.id.text)"])
    }
    let test = try result.test.flatMap { try services.record($0) }.flatMap { DrawnTest($0) }
    let questions = TestPaper(stored: test?.questions ?? "").asked
    for text in invocation[mark] {
      let sides = text.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let number = Int(sides[0]), let points = Double(sides[1]),
        (0...100).contains(points), answers.items.indices.contains(number - 1)
      else {
        throw Failure(
          .data, "mark.malformed", "a mark is written QUESTION=PERCENT, as in 7=80",
          place: "--mark")
      }
      guard questions.indices.contains(number - 1), questions[number - 1].isOpen else {
        throw Failure(
          .denied, "mark.closed", "question \(number) is not open: its key marks it",
          place: "--mark")
      }
      answers.items[number - 1].points = points
    }
    if one.member != nil, try services.acting().member == one.member {
      throw Failure(
        .denied, "mark.self", "nobody marks their own test", hints: ["ask another trainer"])
    }
    var draft = try RecordDraft(TestResult.kind, id: result.id)
    try desk.fill(&draft, answers)
    let receipt = try services.commit(
      [draft], to: try desk.register.stream(of: desk.session.id), by: invocation)
    return try services.changed(
      "Marked: \(Int(answers.score ?? 0)) %", by: receipt, schema: "frun.train.test.mark/1",
      [
        ("score", .string(answers.scoreText ?? "0")),
        ("awaiting", .integer(Int64(answers.awaiting))),
      ], next: ["frun train session \(desk.session.id.text)"])
  }

  // MARK: Moodle

  private static func exported(
    _ desk: TestDesk, _ output: PathText, _ invocation: Invocation
  ) throws -> Outcome {
    let services = desk.register.services
    let drawn = try desk.paper(
      invocation[phase], again: invocation[again], language: invocation[language])
    if let draft = drawn.draft {
      _ = try services.commit(
        [draft], to: try desk.register.stream(of: desk.session.id), by: invocation)
    }
    try services.writeOutput(
      output.path, Array(drawn.paper.stored.utf8), replace: invocation[CommonOptions.force])
    if !output.isStandardStream {
      try services.done("Wrote \(Count.of(drawn.paper.asked.count, "question"))")
      try services.warn("The file holds the right answers.")
    }
    return .success(
      schema: "frun.train.test.export/1",
      ["questions": .integer(Int64(drawn.paper.asked.count))])
  }
}
