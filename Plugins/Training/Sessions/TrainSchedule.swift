import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records a session of a course.
enum TrainSchedule {
  static let code = Positional<String>("code", help: "Code of the course")
  static let on = Option<DateText>(required: "on", value: "date", help: "First day")
  static let until = Option<DateText?>("until", value: "date", help: "Last day, if another")
  static let trainer = Option<[String]>(
    "trainer", value: "member", help: "Who trains")
  static let deliverer = Option<[String]>(
    "deliverer", value: "person", help: "Who trains and is no member")
  static let unqualified = Option<String?>(
    "unqualified", value: "reason", help: "Why somebody trains whose award lapsed"
  ).sensitive()
  static let days = Option<[DateText]>(
    "day", value: "date", help: "A day between first and last, if not all")
  static let at = Option<String?>("at", value: "hh:mm", help: "When it begins")
  static let zone = Option<String?>("zone", value: "name", help: "Time zone, as in Africa/Kampala")
  static let seats = Option<Int?>("seats", value: "count", help: "Seats; others wait").checked(
    as: .integer(minimum: 1, maximum: 10_000))
  static let medium = Option<String?>("medium", value: "code", help: "How it is held").checked(
    as: .choice(TrainOrg.choices("sessionMedium")))
  static let country = Option<String?>("country", value: "code", help: "Country, as in UG")
  static let place = Option<String?>("place", value: "text", help: "Where")
  static let language = Option<String?>("language", value: "code", help: "Language it is held in")

  static let command = Command(
    CommandSpec(
      "schedule", summary: "Record a session of a course",
      arguments: [
        code, on, until, days, at, zone, seats, trainer, deliverer, unqualified, medium, place,
        country, language, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        Who trains holds an award for training adults (C27/3) that counts on the first day. Whose \
        award lapsed is refused unless --unqualified says why; for somebody who never held one \
        there is a warning, because not every office has trained its trainers here. Time and zone \
        are printed on the sheets as given; nothing is computed from them.
        """
      $0.examples = [
        Example("frun train schedule BIP-201 --on 2026-11-10 --trainer grace", "one day")
      ]
      $0.seeAlso = ["train enrol", "train session"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    guard let file = try register.courseFile(invocation[code]) else {
      throw Failure.notFound("course", hints: try register.suggestions(for: invocation[code]))
    }
    let stream = try register.stream()
    var drafts: [RecordDraft] = []
    let course: RecordID
    if let known = try register.course(file.code, version: file.version) {
      course = known.id
    } else {
      let draft = try Self.course(file, services)
      course = draft.id
      drafts.append(draft)
    }
    let first = try day(invocation[on])
    let last = try invocation[until].map(day) ?? first
    guard first <= last else {
      throw Failure(
        .usage, "session.days", "the last day is before the first", place: "--until",
        hints: ["give the first day with --on and the last with --until"])
    }
    var session = try services.draft("session")
    try session.set("course", .reference(course))
    try session.set("heldOn", .date(first))
    try session.set("endsOn", .date(last))
    try session.set("status", .code(last <= services.today ? "held" : "planned"))
    for day in invocation[days] {
      let day = try Self.day(day)
      guard (first...last).contains(day) else {
        throw Failure(
          .usage, "session.days", "a day lies outside the session", place: "--day",
          hints: ["give the first day with --on and the last with --until"])
      }
      try session.set("days", .date(day))
    }
    try session.set("startsAt", try invocation[at].map(clock))
    try session.set("zone", try zone(invocation, services).map { .text($0) })
    try session.set("seats", invocation[seats].map { .integer(Int64($0)) })
    try session.set("medium", invocation[medium].map { .code($0) })
    try session.set("country", to: invocation[country], at: "--country")
    try trainers(&session, first, invocation, register)
    try session.set("place", to: invocation[place], at: "--place")
    try session.set("language", to: invocation[language] ?? file.language, at: "--language")
    drafts.append(session)
    let receipt = try services.commit(drafts, to: stream, by: invocation)
    return try services.changed(
      "Recorded the session of \(file.code) on \(first)", by: receipt,
      schema: "frun.train.schedule/1",
      [("session", .string(session.id.text)), ("course", .string(file.code))],
      next: ["frun train enrol \(session.id.text) MEMBER"])
  }

  private static func trainers(
    _ session: inout RecordDraft, _ first: CivilDate, _ invocation: Invocation,
    _ register: Register
  ) throws {
    guard let needed = Qualification.trainer else { return }
    func check(_ who: String, _ member: RecordID?, _ trainee: RecordID?) throws {
      let held = try Qualification(needed, of: member, trainee: trainee, on: first, register)
      if held.isHeld || invocation[unqualified] != nil { return }
      guard held.everHeld else {
        try register.services.warn("\(who) holds no award for training adults (\(needed)).")
        return
      }
      throw Failure(
        .denied, "trainer.lapsed", "\(who)'s award for training adults does not count on \(first)",
        hints: ["name another trainer", "--unqualified REASON records why it is done all the same"])
    }
    let known = try register.trainees()
    for handle in invocation[trainer] {
      let member = try register.services.member(handle)
      try check(handle, member.id, known.first { $0.member == member.id }?.id)
      try session.set("trainers", .reference(member.id))
    }
    for text in invocation[deliverer] {
      let person = try register.trainee(text)
      try check("The trainer \(person.id.text.prefix(8))", person.member, person.id)
      try session.set("deliverers", .reference(person.id))
    }
    try session.set("unqualified", to: invocation[unqualified], at: "--unqualified")
  }

  private static func clock(_ text: String) throws -> FieldValue {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour),
      (0...59).contains(minute)
    else {
      throw Failure(.usage, "session.clock", "a time is written 09:30", place: "--at")
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return .text("\(two(hour)):\(two(minute))")
  }

  /// The zone asked for, else that of the clock when a time is given: a time without its zone means
  /// nothing to somebody elsewhere.
  private static func zone(_ invocation: Invocation, _ services: any Services) throws -> String? {
    guard let name = invocation[zone] else {
      return invocation[at] == nil ? nil : services.now.zone
    }
    // The table of names is as old as the program; the system may know a newer one.
    guard let known = ZoneNames.canonical(name) ?? (name == services.now.zone ? name : nil) else {
      throw Failure(
        .usage, "session.zone", "there is no such time zone", place: "--zone",
        hints: ZoneNames.near(name).map { "did you mean \($0)?" }
          + ["a zone is a name such as Africa/Kampala or UTC"])
    }
    return known
  }

  static func day(_ text: DateText) throws -> CivilDate {
    try CivilDate(parsing: text.argumentText)
  }

  /// The record of a course as its file describes it.
  static func course(_ file: CourseFile, _ services: any Services) throws -> RecordDraft {
    var draft = try services.draft("course")
    try draft.set("code", .text(file.code))
    try draft.set("version", .text(file.version))
    try draft.set("title", .text(file.title))
    try draft.set("status", .code("active"))
    try draft.set("minutes", .integer(Int64(file.minutes)))
    switch file.expiry {
    case .completion(let months):
      try draft.set("expiryMode", .code("completion"))
      try draft.set("months", .integer(Int64(months)))
    case .anniversary(let months, let window):
      try draft.set("expiryMode", .code("anniversary"))
      try draft.set("months", .integer(Int64(months)))
      try draft.set("windowDays", .integer(Int64(window)))
    case .fixed(let month, let day, let least):
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
      try draft.set("expiryMode", .code("fixed"))
      try draft.set("fixedDay", .text("\(two(month))-\(two(day))"))
      try draft.set("minActiveDays", .integer(Int64(least)))
    case .never: try draft.set("expiryMode", .code("never"))
    }
    for role in file.roles {
      try draft.set("roles", to: role, at: "Training/\(file.code)/course.md")
    }
    for level in file.gives { try draft.set("gives", .text(level.description)) }
    for gate in file.gates { try draft.set("gates", .text(gate)) }
    return draft
  }
}
