import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the sessions, or shows one with who took part.
enum TrainSession {
  static let session = Positional<IdentifierText?>(
    "session", help: "Identifier of a session; all sessions without it"
  ).checked(as: .identifier("session"))

  static let cancel = Flag("cancel", help: "Cancel the session; who is enrolled stays listed")

  static let command = Command(
    CommandSpec(
      "session", summary: "List sessions, show who took part in one, or cancel one",
      arguments: [
        session, cancel, CommonOptions.reason, CommonOptions.limit, CommonOptions.dryRun,
      ]
    ).with {
      $0.seeAlso = ["train schedule", "train enrol"]
      $0.requires = ["vault.read"]
    }, run: run)

  struct Row {
    let session: TrainingSession
    let course: Course
    let trainers: String
    let people: Int
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    if let one = invocation[session] {
      let session = try register.session(one.argumentText)
      return invocation[cancel]
        ? try cancelled(session, register, invocation) : try show(session, register, invocation)
    }
    guard !invocation[cancel] else { throw Failure.usage("name the session to cancel") }
    let limit = invocation[CommonOptions.limit]
    let found = TrainingSession.all(
      in: try services.records(
        RecordQuery(
          kind: "session", order: [QueryOrder("heldOn", ascending: false)], limit: limit + 1)))
    let sessions = try services.first(limit, of: found)
    let rows = try sessions.map { session in
      Row(
        session: session, course: try register.course(of: session).record,
        trainers: try session.trainers.map { try services.handle(of: $0) }.joined(separator: ", "),
        people: try register.enrolments(of: session.id).count)
    }
    return try services.list(rows, as: listing, title: "Sessions")
  }

  private static func cancelled(
    _ session: TrainingSession, _ register: Register, _ invocation: Invocation
  ) throws -> Outcome {
    let services = register.services
    let people = try register.enrolments(of: session.id)
    guard !people.contains(where: { ["attended", "completed"].contains($0.status) }) else {
      throw Failure(
        .denied, "session.held", "somebody attended this session",
        hints: ["frun train session \(session.id.text)"])
    }
    let reason = try invocation[CommonOptions.reason] ?? services.askLine("Why", option: "--reason")
    var draft = try RecordDraft(TrainingSession.kind, id: session.id)
    try draft.set("status", .code("cancelled"))
    try draft.set("notes", to: reason, at: "--reason")
    let receipt = try services.commit(
      [draft], to: try register.stream(of: session.id), by: invocation, reason: reason)
    return try services.changed(
      "Cancelled the session", by: receipt, schema: "frun.train.session.cancel/1",
      [("session", .string(session.id.text))], next: ["frun train session"])
  }

  private static var listing: Listing<Row> {
    Listing(
      "frun.train.session/1", whenEmpty: "no session yet: frun train schedule CODE --on DATE",
      [
        .init("id", "Session", isWhole: true) { Cell($0.session.id.text) },
        .init("course", "Course", isWhole: true) { Cell($0.course.code ?? "") },
        .init("heldOn", "Held on", isWhole: true) { Cell($0.session.heldOn?.description ?? "") },
        .init(
          "status", "Status", dropPriority: 3,
          json: { $0.session.status.map { .string($0) } ?? .null }
        ) {
          Cell(Schema.standard.label($0.session.status, of: "status", in: TrainingSession.kind))
        },
        .init("people", "People", isTrailing: true, json: { .integer(Int64($0.people)) }) {
          Cell(String($0.people))
        },
        .init("trainers", "Trainers", dropPriority: 1) { Cell($0.trainers) },
        .init("place", "Place", dropPriority: 2) { Cell($0.session.place ?? "") },
      ])
  }

  /// One who takes part, with what they show so far.
  struct Participant {
    let enrolment: Enrolment
    let evidence: CompletionEvidence
    let missing: [Completion.Missing]
  }

  /// Who takes part in a session, in the order of its lists.
  static func participants(
    _ session: TrainingSession, _ register: Register
  ) throws -> [Participant] {
    let people = try register.enrolments(of: session.id)
    let evidence = try register.evidence(of: people)
    let file = try register.course(of: session).file
    let standings = try Standings(register.services)
    let day = session.endsOn ?? session.heldOn ?? register.services.today
    return try people.map { enrolment in
      let mine = evidence[enrolment.id] ?? CompletionEvidence()
      let missing = try file.map { file in
        Completion(
          of: file, evidence: mine,
          prerequisites: try standings.states(
            of: file.prerequisites, for: enrolment, on: day)
        ).missing
      }
      return Participant(enrolment: enrolment, evidence: mine, missing: missing ?? [])
    }
  }

  static func show(
    _ session: TrainingSession, _ register: Register, _ invocation: Invocation
  ) throws -> Outcome {
    let course = try register.course(of: session)
    let people = try participants(session, register)
    try facts(session, people, register, invocation)
    // Numbers name people here; identifiers are for programs.
    let whole = listing(invocation.context.language)
    let shown = Listing(
      whole.schema, whenEmpty: whole.whenEmpty, whole.columns.filter { $0.key != "id" })
    try register.services.emit(
      .table(
        shown.table(
          people,
          title: "\(course.record.code ?? "") of \(session.heldOn?.description ?? "")")))
    return .success(
      schema: whole.schema, .array(people.map { whole.object($0) }),
      next: [
        "frun train print \(session.id.text) -o sheets.html",
        "frun train award \(session.id.text)",
      ])
  }

  private static func facts(
    _ session: TrainingSession, _ people: [Participant], _ register: Register,
    _ invocation: Invocation
  ) throws {
    var facts: [String] = []
    if let time = session.startsAt { facts.append("begins \(time) (\(session.zone ?? "UTC"))") }
    if let medium = session.medium {
      facts.append(
        Schema.standard.label(
          medium, of: "medium", in: TrainingSession.kind, language: invocation.context.language
        ).lowercased())
    }
    if let seats = session.seats {
      let taken = people.filter { Seats.takes($0.enrolment.status) }.count
      let waiting = people.filter { $0.enrolment.status == "waiting" }.count
      facts.append(
        "\(taken) of \(Count.of(seats, "seat")) taken" + (waiting > 0 ? ", \(waiting) waiting" : "")
      )
    }
    if !facts.isEmpty { try register.services.say(facts.joined(separator: "; ") + ".") }
  }

  private static func listing(_ language: String) -> Listing<Participant> {
    Listing(
      "frun.train.people/2", whenEmpty: "nobody is enrolled yet",
      [
        .init("id", "Enrolment", dropPriority: 5, isWhole: true) { Cell($0.enrolment.id.text) },
        .init(
          "number", "No.", isTrailing: true,
          json: { $0.enrolment.number.map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.enrolment.number.map(String.init) ?? "") },
        .init("person", "Person", isWhole: true) { Cell($0.enrolment.person ?? "") },
        .init("organisation", "Organisation", dropPriority: 4) {
          Cell($0.enrolment.organisation ?? "")
        },
        .init(
          "minutes", "Minutes", isTrailing: true, dropPriority: 1, isWhole: true,
          json: { .integer(Int64($0.evidence.minutes)) }
        ) { Cell($0.evidence.minutes == 0 ? "" : String($0.evidence.minutes)) },
        .init(
          "score", "Test", isTrailing: true, isWhole: true,
          json: { $0.evidence.bestScore.map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.evidence.bestScore.map { "\(Int($0)) %" } ?? "") },
        .init("practical", "Practical", dropPriority: 2, isWhole: true) {
          Cell(
            $0.evidence.isLastPracticalFailed || $0.enrolment.practicalPassed == false
              ? "not passed" : $0.evidence.practicalsPassed > 0 ? "passed" : "")
        },
        .init(
          "status", "Status", isWhole: true,
          json: { $0.enrolment.status.map { .string($0) } ?? .null }
        ) {
          Cell(
            Schema.standard.label(
              $0.enrolment.status, of: "status", in: "enrolment", language: language))
        },
        .init(
          "missing", "Missing", dropPriority: 3,
          json: { .array($0.missing.map { .string($0.code) }) }
        ) { Cell($0.missing.map(\.words).joined(separator: ", ")) },
      ])
  }
}
