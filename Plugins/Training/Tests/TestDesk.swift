import FrunDomain
import FrunKit
import FrunText

/// The tests of a session: drawn once for a phase, and again for who has to repeat it.
struct TestDesk {
  let session: TrainingSession
  let register: Register
  let people: [Enrolment]

  private var services: any Services { register.services }

  init(_ session: TrainingSession, _ register: Register) throws {
    self.session = session
    self.register = register
    people = try register.enrolments(of: session.id)
  }

  /// The tests drawn for a phase, in their order.
  func tests(_ phase: String) throws -> [DrawnTest] {
    DrawnTest.all(
      in: try services.records(
        RecordQuery(
          kind: DrawnTest.kind,
          conditions: [
            Condition("session", .equals(.reference(session.id))),
            Condition("phase", .equals(.code(phase))),
          ]))
    ).sorted { ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id) }
  }

  /// The paper of a test, and what has to be kept with it.
  struct Drawn {
    let test: RecordID
    /// In the language wanted, where it can be had.
    var paper: TestPaper
    var language: String
    let seed: [UInt8]?
    /// Where none was drawn yet, or another one was wanted.
    let draft: RecordDraft?
  }

  /// The test to take. It is drawn and kept in the language of the session; another language is a
  /// way to show the same paper, and changes nothing for others.
  func paper(_ phase: String, again: Bool, language: String?) throws -> Drawn {
    let drawn = try tests(phase)
    var found: Drawn
    if let last = drawn.last, !again {
      found = Drawn(
        test: last.id, paper: TestPaper(stored: last.questions ?? ""),
        language: last.language ?? "en", seed: last.seed.flatMap { Hexadecimal.bytes($0) },
        draft: nil)
    } else {
      found = try draw(phase, after: drawn)
    }
    guard let language, language != found.language else { return found }
    guard let translated = try translation(of: found, phase, into: language) else {
      try services.warn(
        "The questions of this session cannot be shown in \(language); these are in "
          + "\(found.language).")
      return found
    }
    found.paper = translated
    found.language = language
    return found
  }

  /// The paper drawn again from the bank in another language, with the same seed; nil where that is
  /// not the same paper, because there is no such bank or it has changed since.
  private func translation(
    of drawn: Drawn, _ phase: String, into language: String
  ) throws -> TestPaper? {
    guard let seed = drawn.seed, let file = try register.course(of: session).file,
      let source = phase == "pre" ? file.tests.pre : file.tests.post
    else { return nil }
    let (bank, found) = try bank(file, source, language)
    guard found == language else { return nil }
    let paper = TestPaper(
      drawing: phase == "pre" ? nil : file.tests.draw, from: bank.questions(part: source.part),
      seed: seed)
    return paper.isTranslation(of: drawn.paper) ? paper : nil
  }

  private func draw(_ phase: String, after drawn: [DrawnTest]) throws -> Drawn {
    guard let file = try register.course(of: session).file else {
      throw Failure(
        .notFound, "course.file", "the curriculum does not have this course any more",
        hints: ["frun train course"])
    }
    guard let source = phase == "pre" ? file.tests.pre : file.tests.post else {
      throw Failure(
        .notFound, "test.none",
        "the course has no test \(phase == "pre" ? "before" : "after") it",
        hints: ["tests: in Training/\(file.code)/course.md names the questions"])
    }
    let wanted = session.language ?? file.language
    let (bank, found) = try bank(file, source, wanted)
    if found != wanted {
      try services.warn("There are no questions in \(wanted); these are in \(found).")
    }
    let seed = services.random(16)
    let paper = TestPaper(
      drawing: phase == "pre" ? nil : file.tests.draw, from: bank.questions(part: source.part),
      seed: seed)
    guard !paper.asked.isEmpty else {
      throw Failure(
        .data, "test.empty", "no question stands in this part of the bank",
        place: "Training/\(file.code)/\(source.file)", hints: ["frun train lint \(file.code)"])
    }
    var draft = try services.draft(DrawnTest.kind)
    try draft.set("session", .reference(session.id))
    try draft.set("phase", .code(phase))
    try draft.set("number", .integer(Int64((drawn.last?.number ?? drawn.count) + 1)))
    try draft.set("drawnOn", .date(services.today))
    try draft.set("seed", .text(Hexadecimal.text(seed)))
    try draft.set("language", .text(found))
    try draft.set("questions", .text(paper.stored))
    try draft.set(
      "identifiers", .text(paper.asked.compactMap(\.id).joined(separator: " ")))
    return Drawn(
      test: draft.id, paper: TestPaper(stored: paper.stored), language: found, seed: seed,
      draft: draft)
  }

  private func bank(
    _ file: CourseFile, _ source: CourseFile.QuestionSource, _ language: String
  ) throws -> (GiftBank, String) {
    var names = [(source.file, file.language)]
    if language != file.language, source.file.hasSuffix(".gift") {
      names.insert((String(source.file.dropLast(5)) + ".\(language).gift", language), at: 0)
    }
    for (name, language) in names {
      guard let bytes = try? services.data("Training/\(file.code)/\(name)"),
        let text = String(validating: bytes, as: UTF8.self)
      else { continue }
      return (GiftBank(parsing: text), language)
    }
    throw Failure(
      .notFound, "bank.missing", "the question bank is not there",
      place: "Training/\(file.code)/\(source.file)", hints: ["frun train lint \(file.code)"])
  }

  /// How long a test may take and how often, as the course file says now; none where the curriculum
  /// does not have the course any more.
  func limits() throws -> CourseFile.Tests? {
    try register.course(of: session).file?.tests
  }

  /// Refuses one more attempt than the course allows. The test before the course is no examination
  /// and is not counted.
  func allow(_ enrolment: Enrolment, _ phase: String, earlier: [TestResult]) throws {
    guard phase == "post", let most = try limits()?.attempts else { return }
    let taken = earlier.count { $0.enrolment == enrolment.id && $0.phase == phase }
    guard taken >= most else { return }
    throw Failure(
      .denied, "test.attempts",
      "the course allows \(most == 1 ? "one attempt" : "\(most) attempts"), and "
        + "\(taken == 1 ? "one was" : "\(taken) were") made",
      place: enrolment.number.map { "number \($0)" },
      hints: ["the course has to be attended again", "attempts= in the course file says how many"])
  }

  /// The results of the session, by enrolment.
  func results() throws -> [TestResult] {
    guard !people.isEmpty else { return [] }
    return TestResult.all(
      in: try services.records(
        RecordQuery(
          kind: TestResult.kind,
          conditions: [Condition("enrolment", .oneOf(people.map { .reference($0.id) }))]))
    ).sorted { ($0.attempt ?? 0, $0.id) < ($1.attempt ?? 0, $1.id) }
  }

  /// The result of answers as a draft.
  func result(
    of answers: TestAnswers, for enrolment: Enrolment, test: RecordID, phase: String,
    mode: String, earlier: [TestResult]
  ) throws -> RecordDraft {
    try allow(enrolment, phase, earlier: earlier)
    let before = earlier.filter { $0.enrolment == enrolment.id && $0.phase == phase }
    var draft = try services.draft(TestResult.kind)
    try draft.set("enrolment", .reference(enrolment.id))
    try draft.set("test", .reference(test))
    try draft.set("phase", .code(phase))
    try draft.set("attempt", .integer(Int64(before.count + 1)))
    try draft.set("takenOn", .date(services.today))
    try draft.set("mode", .code(mode))
    try fill(&draft, answers)
    return draft
  }

  func fill(_ draft: inout RecordDraft, _ answers: TestAnswers) throws {
    try draft.set("score", answers.scoreText.map { .decimal($0) })
    try draft.set("awaiting", .integer(Int64(answers.awaiting)))
    try draft.set("answers", .text(answers.stored))
    try draft.set("markedBy", .reference(services.acting().member))
  }

  /// A seat is needed for a test, and a result says that somebody came.
  func attended(_ enrolment: Enrolment) throws -> RecordDraft? {
    guard Seats.takes(enrolment.status) else {
      throw Failure(
        .denied, "test.seat", "this person has no seat",
        hints: ["frun train session \(session.id.text)"])
    }
    guard ["enrolled", "confirmed", "invited"].contains(enrolment.status) else { return nil }
    var draft = try RecordDraft("enrolment", id: enrolment.id)
    try draft.set("status", .code("attended"))
    return draft
  }
}
