import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records what an assessor saw, criterion by criterion.
enum TrainPractical {
  static let person = Option<String?>(
    "person", value: "who", help: "Number on the list, handle, or identifier")
  static let assessor = Option<String?>(
    "assessor", value: "member", help: "Who observed (the acting member)")
  static let on = Option<DateText?>("on", value: "date", help: "When (today)")
  static let levels = Option<String?>(
    "levels", value: "list", help: "Level of each criterion, as in 'R1=3 R2=2'")
  static let remarks = Option<String?>("remarks", value: "text", help: "Remarks for the person")
    .sensitive()
  static let unqualified = Option<String?>(
    "unqualified", value: "reason", help: "Why the assessor holds no award for it"
  ).sensitive()

  static let command = Command(
    CommandSpec(
      "practical", summary: "Record an observed practical, or show the rubric",
      arguments: [
        TrainEnrol.session, person, assessor, on, levels, remarks, unqualified,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        Levels: 1 harms or leaves out, 2 does with help or in part, 3 does it without help, 4 \
        could show it to others. Without --levels each criterion is asked. Which levels pass, and \
        how many observations are needed, stands with the course; the last one counts. The \
        assessor is another person and holds the competence the course names, on that day; where \
        nobody does yet, --unqualified says why it is done all the same. Without --person the \
        rubric is shown.
        """
      $0.examples = [
        Example("frun train practical SESSION --person 3 --assessor ruth", "asks each criterion")
      ]
      $0.seeAlso = ["train session", "train award"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[TrainEnrol.session].argumentText)
    let (rubric, practical) = try rubric(session, register)
    guard let who = invocation[person] else {
      return try services.list(rubric.criteria, as: listing(rubric), title: rubric.title)
    }
    let people = try register.enrolments(of: session.id)
    let one = try register.enrolment(who, in: people, of: session)
    let day = try invocation[on].map(TrainSchedule.day) ?? services.today
    guard day <= services.today, day >= session.heldOn ?? day else {
      throw Failure(
        .data, "practical.day", "the day lies before the session or after today", place: "--on")
    }
    let member = try assessor(invocation, one, practical, day, register)
    let levels = try observed(invocation, rubric, services)
    let failing = rubric.failing(levels)
    var draft = try services.draft(Observation.kind)
    try draft.set("enrolment", .reference(one.id))
    try draft.set("observedOn", .date(day))
    try draft.set("assessor", .reference(member))
    try draft.set("levels", .text(levels.text))
    try draft.set("passed", .yesNo(failing.isEmpty))
    try draft.set("unqualified", to: invocation[unqualified], at: "--unqualified")
    try draft.set("notes", to: invocation[remarks], at: "--remarks")
    let status = try TestDesk(session, register).attended(one)
    let receipt = try services.commit(
      [draft] + (status.map { [$0] } ?? []), to: try register.stream(of: session.id), by: invocation
    )
    let seen = try register.evidence(of: [one])[one.id]?.practicalsPassed ?? 0
    return try services.changed(
      failing.isEmpty
        ? "Passed; \(min(seen, 99)) of \(practical.observations) observed"
        : "Not passed: \(failing.map(\.id).joined(separator: ", "))",
      by: receipt, schema: "frun.train.practical/1",
      [
        ("observation", .string(draft.id.text)), ("passed", .bool(failing.isEmpty)),
        ("failing", .array(failing.map { .string($0.id) })),
      ], next: ["frun train session \(session.id.text)"])
  }

  private static func rubric(
    _ session: TrainingSession, _ register: Register
  ) throws -> (Rubric, CourseFile.Practical) {
    guard let file = try register.course(of: session).file, let practical = file.practical else {
      throw Failure(.notFound, "practical.none", "the course has no practical")
    }
    var names = [practical.file]
    if let language = session.language, language != file.language {
      names.insert(String(practical.file.dropLast(3)) + ".\(language).md", at: 0)
    }
    for name in names {
      guard let bytes = try? register.services.data("Training/\(file.code)/\(name)"),
        let text = String(validating: bytes, as: UTF8.self)
      else { continue }
      let rubric = Rubric(parsing: text)
      guard rubric.problems.isEmpty else { continue }
      return (rubric, practical)
    }
    throw Failure(
      .data, "practical.malformed", "the rubric cannot be read",
      place: "Training/\(file.code)/\(practical.file)", hints: ["frun train lint \(file.code)"])
  }

  private static func assessor(
    _ invocation: Invocation, _ one: Enrolment, _ practical: CourseFile.Practical,
    _ day: CivilDate, _ register: Register
  ) throws -> RecordID {
    let services = register.services
    let named = try invocation[assessor].map { try services.member($0).id }
    let member = try named ?? services.acting().member
    let known = try register.trainees()
    let trainee = known.first { $0.member == member }?.id
    let ids = try one.trainee.map { try register.identifiers(of: $0) } ?? []
    guard member != one.member, trainee.map({ !ids.contains($0) }) ?? true else {
      throw Failure(
        .denied, "practical.self", "nobody assesses themselves", place: "--assessor",
        hints: ["another person observes"])
    }
    guard let needed = practical.assessor, invocation[unqualified] == nil else { return member }
    let held = try Qualification(needed, of: member, trainee: trainee, on: day, register)
    guard held.isHeld else {
      throw Failure(
        .denied, "practical.unqualified",
        held.everHeld
          ? "the assessor's award for \(needed) does not count on \(day)"
          : "the assessor holds no award for \(needed)",
        place: "--assessor",
        hints: [
          "another person observes", "--unqualified REASON records why it is done all the same",
        ])
    }
    return member
  }

  private static func observed(
    _ invocation: Invocation, _ rubric: Rubric, _ services: any Services
  ) throws -> RubricLevels {
    var levels = RubricLevels([:])
    if let text = invocation[Self.levels] {
      guard let read = RubricLevels(parsing: text) else {
        throw Failure(
          .data, "levels.malformed", "levels are written R1=3 R2=2, from 1 to 4",
          place: "--levels")
      }
      levels = read
    } else {
      for criterion in rubric.criteria {
        let answer = try services.choose(
          "\(criterion.id) \(criterion.title)",
          criterion.levels.enumerated().map {
            Prompt.Option("\($0.offset + 1)", label: $0.element)
          }, option: "--levels")
        levels.levels[criterion.id] = Int(answer)
      }
    }
    let known = Set(rubric.criteria.map(\.id))
    let given = Set(levels.levels.keys)
    guard given == known else {
      let missing = known.subtracting(given).sorted()
      throw Failure(
        .data, "levels.criteria",
        missing.isEmpty
          ? "a criterion is not in the rubric"
          : "criteria are missing: \(missing.joined(separator: ", "))", place: "--levels",
        hints: ["frun train practical SESSION shows the rubric"])
    }
    return levels
  }

  private static func listing(_ rubric: Rubric) -> Listing<Rubric.Criterion> {
    Listing(
      "frun.train.rubric/1",
      [
        .init("id", "No.", isWhole: true) { Cell($0.id) },
        .init("title", "Criterion") { Cell($0.title) },
        .init(
          "least", "Passes from", isTrailing: true,
          json: { .integer(Int64(rubric.least[$0.id] ?? 1)) }
        ) { Cell("\(rubric.least[$0.id] ?? 1)") },
        .init("section", "Part", dropPriority: 1) { Cell($0.section) },
      ])
  }
}
