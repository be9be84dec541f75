import FrunDomain
import Testing

@Suite("Completion of a course")
struct CompletionTests {
  private static func course(_ pass: String, practical: String = "", before: String = "") throws
    -> CourseFile
  {
    try CourseFile(
      parsing: """
        ---
        code: X-1
        title: X
        version: 1
        language: en
        hours: 10
        pass: \(pass)
        \(practical.isEmpty ? "#" : "practical: \(practical)")
        prerequisites: \(before)
        renewal: never
        ---
        ## M (600 min)
        """)
  }

  private static func evidence(_ change: (inout CompletionEvidence) -> Void) -> CompletionEvidence {
    var evidence = CompletionEvidence()
    change(&evidence)
    return evidence
  }

  @Test("a course without rules is complete at once; each rule is missed by nothing at all")
  func nothing() throws {
    let none = CompletionEvidence()
    #expect(Completion(of: try Self.course(""), evidence: none, prerequisites: [:]).isComplete)
    let all = try Self.course(
      "attendance>=80%, pre-test=taken, post-test>=80%, practical=pass",
      practical: "practical.md, observations=2", before: "A-1, B-1")
    #expect(
      Completion(of: all, evidence: none, prerequisites: ["B-1": .lapsed]).missing == [
        .attendance(attended: 0, needed: 480), .preTest, .postTest,
        .practical(passed: 0, needed: 2), .prerequisite("A-1", .none),
        .prerequisite("B-1", .lapsed),
      ])
  }

  @Test(
    "attendance to the minute", arguments: [(479, false), (480, true), (600, true), (0, false)])
  func attendance(_ minutes: Int, _ isEnough: Bool) throws {
    let course = try Self.course("attendance>=80%")
    let completion = Completion(
      of: course, evidence: Self.evidence { $0.minutes = minutes }, prerequisites: [:])
    #expect(completion.isComplete == isEnough)
  }

  @Test("a score just below is not rounded up to what would be enough")
  func score() throws {
    let course = try Self.course("post-test>=80%")
    let below = Completion(
      of: course, evidence: Self.evidence { $0.bestScore = 79.99 }, prerequisites: [:])
    #expect(below.missing.map(\.words) == ["test 79.9 %, needs 80 %"])
    let enough = Self.evidence {
      $0.bestScore = 80
      $0.awaitingMarks = 2
    }
    #expect(Completion(of: course, evidence: enough, prerequisites: [:]).isComplete)
    let open = Self.evidence {
      $0.bestScore = 50
      $0.awaitingMarks = 1
    }
    #expect(
      Completion(of: course, evidence: open, prerequisites: [:]).missing == [
        .marking(1), .score(best: 50, needed: 80),
      ])
  }

  @Test("the last practical decides, whatever came before")
  func practical() throws {
    let course = try Self.course("practical=pass", practical: "practical.md, observations=2")
    let failed = Self.evidence {
      $0.practicalsPassed = 2
      $0.isLastPracticalFailed = true
    }
    #expect(
      Completion(of: course, evidence: failed, prerequisites: [:]).missing == [.practicalFailed])
  }

  @Test("who withdrew or never had a seat completed nothing")
  func ended() throws {
    for status in ["withdrawn", "waiting", "absent", "invited"] {
      let evidence = Self.evidence { $0.status = status }
      let missing = Completion(of: try Self.course(""), evidence: evidence, prerequisites: [:])
        .missing
      #expect(missing == [.status(status)])
    }
  }

  @Test("records of an enrolment: one entry counts for a day, another person's never")
  func records() throws {
    let enrolment = Fixture.record(1)
    let stranger = Fixture.record(2)
    func record(_ number: UInt8, _ kind: String, _ fields: [String: FieldValue]) -> Record {
      Record(
        id: Fixture.record(number), kind: kind, stream: Fixture.stream,
        fields: fields.mapValues { RecordField(value: $0) })
    }
    func day(_ number: UInt8, _ of: RecordID, _ minutes: Int64, _ status: String = "present")
      -> Record
    {
      record(
        10 + number, "attendance",
        [
          "enrolment": .reference(of), "day": .date(.first.adding(days: Int(number) / 2)),
          "minutes": .integer(minutes), "status": .code(status),
        ])
    }
    let days = Attendance.all(in: [
      day(0, enrolment, 60), day(1, enrolment, 90), day(2, enrolment, 30),
      day(4, enrolment, 90, "absent"), day(3, stranger, 400),
    ])
    let results = TestResult.all(in: [
      record(
        30, "testResult",
        ["enrolment": .reference(enrolment), "phase": .code("pre"), "score": .decimal("40")]),
      record(
        31, "testResult",
        ["enrolment": .reference(enrolment), "phase": .code("post"), "score": .decimal("72.5")]),
      record(
        32, "testResult",
        [
          "enrolment": .reference(enrolment), "phase": .code("post"), "score": .decimal("99"),
          "awaiting": .integer(1),
        ]),
      record(
        33, "testResult",
        ["enrolment": .reference(stranger), "phase": .code("post"), "score": .decimal("100")]),
    ])
    let seen = Observation.all(in: [
      record(
        40, "observation",
        [
          "enrolment": .reference(enrolment), "observedOn": .date(.first.adding(days: 9)),
          "passed": .yesNo(true),
        ]),
      record(
        41, "observation",
        [
          "enrolment": .reference(enrolment), "observedOn": .date(.first), "passed": .yesNo(false),
        ]),
    ])
    let view = try #require(Enrolment(record(1, "enrolment", ["status": .code("attended")])))
    let evidence = CompletionEvidence(
      view, attendances: days, results: results, observations: seen)
    #expect(evidence.minutes == 120)
    #expect(evidence.tookPreTest && evidence.bestScore == 72.5 && evidence.awaitingMarks == 1)
    #expect(evidence.practicalsPassed == 1 && !evidence.isLastPracticalFailed)
    let whole = try #require(
      Enrolment(
        record(
          1, "enrolment",
          ["minutesAttended": .integer(600), "practicalPassed": .yesNo(true)])))
    let total = CompletionEvidence(whole, attendances: days, results: [], observations: [])
    #expect(total.minutes == 600 && total.practicalsPassed == .max)
  }
}
