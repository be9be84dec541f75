import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Limits of tests at the screen")
struct SittingTests {
  /// A session of a course whose tests have limits.
  private func office(_ limits: String) throws -> (TrainingOffice, String) {
    let office = try TrainingOffice()
    let bytes = try #require(ProjectFiles.bytes("Training/BIP-201/course.md"))
    let text = String(decoding: bytes, as: UTF8.self)
    office.services.dataFiles["Training/BIP-201/course.md"] = Array(
      text.replacing("draw=10", with: "draw=10, \(limits)").utf8)
    let session = try office.session("BIP-201")
    try office.run("enrol \(session) amina")
    try office.run("test \(session)")
    return (office, session)
  }

  private func pass(_ office: TrainingOffice, minutes: Int) {
    office.services.now = Moment(
      utcMilliseconds: office.services.now.utcMilliseconds + Int64(minutes) * 60_000,
      zone: office.services.now.zone, offsetSeconds: office.services.now.offsetSeconds)
  }

  /// Answers so many questions with the first choice, then leaves.
  private func answer(_ office: TrainingOffice, _ count: Int, then reply: TurnReply) {
    var left = count
    office.services.replying = { turn in
      guard left > 0 else { return reply }
      left -= 1
      switch turn.field {
      case .many: return .values(["0"])
      case .one: return .value("0")
      default: return .value("1")
      }
    }
  }

  private func place(_ office: TrainingOffice) -> String? { office.services.turns.last?.header[1] }

  @Test("who is interrupted goes on where they were; answers survive; the result closes it")
  func resumed() throws {
    let (office, session) = try office("minutes=30")
    answer(office, 4, then: .action(.hangUp))
    let left = try office.refusal("test \(session) --person amina --take")
    #expect(left.kind == .cancelled && left.message.contains("kept"))
    #expect(office.services.turns.first?.header.last == "30 min left")
    #expect(try office.all("testResult").isEmpty && office.all("sitting").count == 1)
    pass(office, minutes: 12)
    answer(office, 20, then: .action(.hangUp))
    let run = try office.run("test \(session) --person amina --take")
    let turns = office.services.turns
    #expect(turns.first?.header.last == "17 min left" && turns.count < 10)
    let result = try #require(TestResult.all(in: try office.all("testResult")).first)
    let answers = try #require(result.answers.flatMap { TestAnswers(stored: $0) })
    #expect(answers.items.allSatisfy { $0.answer != nil } && run.outcome.status == 0)
    let sitting = try #require(Sitting.all(in: try office.all("sitting")).first)
    #expect(sitting.result == result.id && sitting.answers == nil)
    // The next attempt is a new one.
    answer(office, 1, then: .action(.hangUp))
    _ = try office.refusal("test \(session) --person amina --take")
    #expect(try office.all("sitting").count == 2)
  }

  @Test("the time goes on while nobody sits there; what was answered until then counts")
  func late() throws {
    let (office, session) = try office("minutes=30")
    answer(office, 3, then: .action(.hangUp))
    _ = try office.refusal("test \(session) --person amina --take")
    // Neither does a clock that is put back win anything.
    pass(office, minutes: -60)
    answer(office, 0, then: .action(.hangUp))
    _ = try office.refusal("test \(session) --person amina --take")
    #expect(office.services.turns.last?.header.last == "30 min left")
    pass(office, minutes: 91)
    let run = try office.run("test \(session) --person amina --take")
    #expect(run.messages(.warning).contains { $0.hasPrefix("The time is over") })
    let result = try #require(TestResult.all(in: try office.all("testResult")).first)
    let answers = try #require(result.answers.flatMap { TestAnswers(stored: $0) })
    #expect(answers.items.filter { $0.answer != nil }.count == 3)
  }

  @Test("an answer given after the end does not count")
  func tooLate() throws {
    let (office, session) = try office("minutes=30")
    var count = 0
    office.services.replying = { turn in
      count += 1
      if count == 2 { self.pass(office, minutes: 31) }
      if case .many = turn.field { return .values(["0"]) }
      return .value(turn.field.isChoice ? "0" : "1")
    }
    try office.run("test \(session) --person amina --take")
    let result = try #require(TestResult.all(in: try office.all("testResult")).first)
    let answers = try #require(result.answers.flatMap { TestAnswers(stored: $0) })
    #expect(answers.items.filter { $0.answer != nil }.count == 1)
  }

  @Test("no more attempts than the course allows, at the screen, from paper, from a list")
  func attempts() throws {
    let (office, session) = try office("attempts=2")
    let blank = Array(repeating: "-", count: 10).joined(separator: "_")
    for _ in 0..<2 { try office.run("test \(session) --person amina --answers=\(blank)") }
    for line in ["--take", "--answers=\(blank)"] {
      let failure = try office.refusal("test \(session) --person amina \(line)")
      #expect(failure.code == "test.attempts" && failure.kind == .denied)
      #expect(failure.message == "the course allows 2 attempts, and 2 were made")
    }
    let head = (1...10).map { "q\($0)" }.joined(separator: ",")
    office.file(
      "s.csv", "number,\(head)\n1,\(Array(repeating: "-", count: 10).joined(separator: ","))\n")
    #expect(try office.refusal("test \(session) --from s.csv").place == "number 1")
    #expect(try office.all("testResult").count == 2 && office.all("sitting").isEmpty)
    let completes = try office.run("course BIP-201").result["completes"]?.string
    #expect(completes?.contains("2 attempts at the test") == true)
  }
}

extension Turn.Field {
  fileprivate var isChoice: Bool {
    if case .one = self { true } else { false }
  }
}
