import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records attendance and results of one person, of a list, or by the numbers of a printed sheet.
enum TrainAttend {
  static let person = Option<String?>(
    "person", value: "who", help: "Number on the list, handle of a member, or identifier")
  static let day = Option<DateText?>("day", value: "date", help: "The day the hours belong to")
  static let hours = Option<Double?>("hours", value: "hours", help: "Hours attended")
    .checked(as: .decimal(minimum: 0, maximum: 1000))
  static let state = Option<String?>("status", value: "code", help: "How they attended").checked(
    as: .choice(TrainOrg.choices("attendanceStatus")))
  static let numbers = Option<String?>(
    "numbers", value: "list", help: "Hours by number, as in '1-12=6 13=4.5 14=absent'")
  static let preTest = Option<Int?>("pre-test", value: "percent", help: "Test before the course")
    .checked(as: .integer(minimum: 0, maximum: 100))
  static let postTest = Option<Int?>("post-test", value: "percent", help: "Test after the course")
    .checked(as: .integer(minimum: 0, maximum: 100))
  static let practical = Option<String?>("practical", value: "result", help: "The practical")
    .checked(as: .choice([Choice("pass", "Passed"), Choice("fail", "Not passed")]))
  static let from = Option<PathText?>(
    "from", value: "file",
    help: "List with number, email or id, and day, hours, pre_test, post_test, practical")

  static let command = Command(
    CommandSpec(
      "attend", summary: "Record attendance, test and practical",
      arguments: [
        TrainEnrol.session, person, numbers, from, day, hours, state, preTest, postTest, practical,
        OptionRule.exactlyOne(person, numbers, from), CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        With --day hours belong to that day and are added up; without it they are the total. \
        --numbers takes what is written on the printed sheet: numbers or stretches of them, =, \
        and hours or absent. Tests taken here are recorded by train test, practicals with a \
        rubric by train practical; --post-test and --practical are for results of which only the \
        result is known. In a list, all that a line says of a person must mean the same one; \
        names alone tell nobody.
        """
      $0.examples = [
        Example(
          "frun train attend SESSION --person amina --hours 14 --post-test 90 --practical pass",
          "one person"),
        Example(
          "frun train attend SESSION --day 2026-11-10 --numbers '1-12=6.5 13=3 14=absent'",
          "a printed sheet"),
        Example("frun train attend SESSION --from attendance.csv", "a whole list"),
      ]
      $0.seeAlso = ["train award", "train session", "train test", "train practical"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[TrainEnrol.session].argumentText)
    try register.begun(session)
    let people = try register.enrolments(of: session.id)
    var desk = AttendanceDesk(
      session: session, minutes: try register.course(of: session).record.minutes,
      register: register, existing: try attendances(of: people, services))
    let day = try invocation[day].map(TrainSchedule.day)
    if let who = invocation[person] {
      try desk.take(
        register.enrolment(who, in: people, of: session),
        AttendanceDesk.Entry(
          day: day, hours: invocation[hours], status: invocation[state],
          preTest: invocation[preTest].map(Double.init),
          postTest: invocation[postTest].map(Double.init),
          practical: invocation[practical].map { $0 == "pass" }), place: nil)
    } else if let text = invocation[numbers] {
      for (number, hours) in try AttendanceNumbers.read(text) {
        guard people.contains(where: { $0.number == number }) else {
          throw Failure(
            .data, "number.unknown", "nobody has the number \(number)", place: "--numbers",
            hints: ["frun train session \(session.id.text)"])
        }
        let one = try register.enrolment("\(number)", in: people, of: session)
        try desk.take(
          one,
          AttendanceDesk.Entry(day: day, hours: hours, status: hours == nil ? "absent" : "present"),
          place: "--numbers")
      }
    } else if let source = invocation[from] {
      let table = try PeopleTable(
        reading: source.path,
        reads: [
          "number", "person", "organisation", "email", "id", "day", "hours", "pre_test",
          "post_test",
          "practical",
        ], services)
      try desk.take(table, people)
    }
    guard !desk.isEmpty else {
      throw Failure.usage(
        "nothing to record",
        hints: ["give --hours, --post-test or --practical, or columns of these names"])
    }
    let receipt = try services.commit(
      desk.drafts, to: try register.stream(of: session.id), by: invocation)
    let count = desk.count
    return try services.changed(
      "Recorded the results of \(count == 1 ? "1 person" : "\(count) people")",
      by: receipt, schema: "frun.train.attend/1",
      [("session", .string(session.id.text)), ("recorded", .integer(Int64(count)))],
      next: ["frun train award \(session.id.text)"])
  }

  private static func attendances(
    of people: [Enrolment], _ services: any Services
  ) throws -> [Attendance] {
    guard !people.isEmpty else { return [] }
    return Attendance.all(
      in: try services.records(
        RecordQuery(
          kind: Attendance.kind,
          conditions: [Condition("enrolment", .oneOf(people.map { .reference($0.id) }))])))
  }
}

/// Hours by number: `1-12=6.5 13=3 14=absent`.
enum AttendanceNumbers {
  /// Numbers in their order with hours; nil for absent.
  static func read(_ text: String) throws -> [(number: Int, hours: Double?)] {
    var result: [(number: Int, hours: Double?)] = []
    var seen: Set<Int> = []
    let wrong = Failure(
      .data, "numbers.malformed", "numbers are written 1-12=6.5 13=3 14=absent",
      place: "--numbers")
    let text = GiftQuestion.westernDigits(text)
    for part in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      let ends = sides[0].split(separator: "-", omittingEmptySubsequences: false)
      guard sides.count == 2, (1...2).contains(ends.count), let first = Int(ends[0]),
        let last = Int(ends[ends.count - 1]), first >= 1, first <= last, last <= 10_000
      else { throw wrong }
      var hours: Double?
      if sides[1] != "absent" {
        guard let number = Double(sides[1]), (0...1000).contains(number) else { throw wrong }
        hours = number
      }
      for number in first...last {
        guard seen.insert(number).inserted else {
          throw Failure(
            .data, "numbers.twice", "the number \(number) stands twice", place: "--numbers")
        }
        result.append((number, hours))
      }
    }
    return result
  }
}
