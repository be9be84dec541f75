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
    "trainer", value: "member", help: "Who trains (can be repeated)")
  static let place = Option<String?>("place", value: "text", help: "Where")
  static let language = Option<String?>("language", value: "code", help: "Language it is held in")

  static let command = Command(
    CommandSpec(
      "schedule", summary: "Record a session of a course",
      arguments: [code, on, until, trainer, place, language, CommonOptions.dryRun]
    ).with {
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
        .data, "session.days", "the last day is before the first", place: "--until",
        hints: ["give the first day with --on and the last with --until"])
    }
    var session = try services.draft("session")
    try session.set("course", .reference(course))
    try session.set("heldOn", .date(first))
    try session.set("endsOn", .date(last))
    try session.set("status", .code(last <= services.today ? "held" : "planned"))
    for handle in invocation[trainer] {
      try session.set("trainers", .reference(services.member(handle).id))
    }
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
