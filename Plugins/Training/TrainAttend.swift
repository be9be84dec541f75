import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records attendance, test and practical of one person or of a list.
enum TrainAttend {
  static let person = Option<String?>(
    "person", value: "who", help: "Handle of a member, or identifier of an enrolment")
  static let hours = Option<Double?>("hours", value: "hours", help: "Hours attended")
    .checked(as: .decimal(minimum: 0, maximum: 1000))
  static let postTest = Option<Int?>("post-test", value: "percent", help: "Test after the course")
    .checked(as: .integer(minimum: 0, maximum: 100))
  static let practical = Option<String?>("practical", value: "result", help: "The practical")
    .checked(as: .choice([Choice("pass", "Passed"), Choice("fail", "Not passed")]))
  static let from = Option<PathText?>(
    "from", value: "file", help: "CSV with person, hours, post_test, practical; - for stdin")

  static let command = Command(
    CommandSpec(
      "attend", summary: "Record attendance, test and practical",
      arguments: [
        TrainEnrol.session, person, hours, postTest, practical, from,
        OptionRule.exactlyOne(person, from), CommonOptions.dryRun,
      ]
    ).with {
      $0.examples = [
        Example(
          "frun train attend SESSION --person amina --hours 14 --post-test 90 --practical pass",
          "one person"),
        Example("frun train attend SESSION --from attendance.csv", "a whole list"),
      ]
      $0.seeAlso = ["train award", "train session"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[TrainEnrol.session].argumentText)
    try register.begun(session)
    let people = try register.enrolments(of: session.id)
    let minutes = try register.course(of: session).record.minutes
    var drafts: [RecordDraft] = []
    if let who = invocation[person] {
      let enrolment = try find(who, in: people, session, services)
      try Self.check(invocation[hours], minutes, at: "--hours")
      drafts.append(
        try draft(
          enrolment, minutes: invocation[hours].map { Int(($0 * 60).rounded()) },
          score: invocation[postTest], passed: invocation[practical].map { $0 == "pass" }))
    } else if let source = invocation[from] {
      let table = try PeopleTable(
        services.readInput(source.path, limit: 8 << 20), needs: ["person"])
      var seen: Set<RecordID> = []
      for row in table.rows {
        let draft = try listed(row, people, minutes)
        guard seen.insert(draft.id).inserted else {
          throw Failure(
            .data, "row.twice", "this person stands in the list twice", place: row.place("person"),
            hints: ["leave one of the lines out"])
        }
        drafts.append(draft)
      }
    }
    drafts.removeAll(where: \.isEmpty)
    guard !drafts.isEmpty else {
      throw Failure.usage(
        "nothing to record",
        hints: ["give --hours, --post-test or --practical, or columns of these names"])
    }
    let receipt = try services.commit(drafts, to: try register.stream(), by: invocation)
    return try services.changed(
      "Recorded the results of \(drafts.count == 1 ? "1 person" : "\(drafts.count) people")",
      by: receipt, schema: "frun.train.attend/1",
      [("session", .string(session.id.text)), ("recorded", .integer(Int64(drafts.count)))],
      next: ["frun train award \(session.id.text)"])
  }

  private static func find(
    _ text: String, in people: [Enrolment], _ session: TrainingSession, _ services: any Services
  ) throws -> Enrolment {
    if let one = people.first(where: { $0.id.text == text }) { return one }
    if let member = try? services.member(text),
      let one = people.first(where: { $0.member == member.id })
    {
      return one
    }
    throw Failure.notFound(
      "enrolment",
      hints: [
        "frun train session \(session.id.text) lists who is enrolled",
        "frun train enrol \(session.id.text) MEMBER",
      ])
  }

  private static func draft(
    _ enrolment: Enrolment, minutes: Int?, score: Int?, passed: Bool?
  ) throws -> RecordDraft {
    var draft = try RecordDraft("enrolment", id: enrolment.id)
    try draft.set("minutesAttended", minutes.map { .integer(Int64($0)) })
    try draft.set("score", score.flatMap { FieldValue.decimal(parsing: String($0)) })
    try draft.set("practicalPassed", passed.map { .yesNo($0) })
    // An award is an event: results recorded late do not make it be given twice.
    if !draft.isEmpty, enrolment.status != "completed" {
      try draft.set("status", .code("attended"))
    }
    return draft
  }

  /// More hours than the course has are a slip of the finger, 140 for 14.
  private static func check(_ hours: Double?, _ minutes: Int?, at place: String) throws {
    guard let hours, let minutes, minutes > 0, hours * 60 > Double(minutes) + 0.5 else { return }
    throw Failure(
      .data, "hours.tooMany", "the course has \(TrainCourse.hours(minutes)) hours", place: place,
      hints: ["hours are a number such as 8.5, not minutes"])
  }

  private static func listed(
    _ row: PeopleTable.Row, _ people: [Enrolment], _ minutes: Int?
  ) throws -> RecordDraft {
    let matches = people.filter { enrolment in
      enrolment.person == row["person"]
        && (row["organisation"] == nil || enrolment.organisation == row["organisation"])
    }
    guard let enrolment = matches.first, matches.count == 1 else {
      throw Failure(
        .data, matches.isEmpty ? "row.unknown" : "row.ambiguous",
        matches.isEmpty
          ? "nobody of this name is enrolled" : "several people of this name are enrolled",
        place: row.place("person"),
        hints: matches.isEmpty
          ? ["frun train enrol SESSION --from FILE"] : ["add the column organisation"])
    }
    func number(_ column: String, _ most: Double) throws -> Double? {
      guard let text = row[column] else { return nil }
      guard let number = Double(text), (0...most).contains(number) else {
        throw Failure(
          .data, "row.number", "a number from 0 to \(Int(most)) is expected",
          place: row.place(column), hints: ["an empty cell leaves it open"])
      }
      return number
    }
    var passed: Bool?
    switch row["practical"]?.lowercased() {
    case nil: break
    case "pass", "passed", "yes": passed = true
    case "fail", "failed", "no": passed = false
    default:
      throw Failure(
        .data, "row.practical", "pass or fail is expected", place: row.place("practical"),
        hints: ["an empty cell leaves it open"])
    }
    let hours = try number("hours", 1000)
    try check(hours, minutes, at: row.place("hours"))
    return try draft(
      enrolment, minutes: hours.map { Int(($0 * 60).rounded()) },
      score: number("post_test", 100).map { Int($0.rounded()) }, passed: passed)
  }
}
