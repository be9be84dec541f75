import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the sessions, or shows one with who took part.
enum TrainSession {
  static let session = Positional<IdentifierText?>(
    "session", help: "Identifier of a session; all sessions without it"
  ).checked(as: .identifier("session"))

  static let command = Command(
    CommandSpec(
      "session", summary: "List sessions, or show who took part in one",
      arguments: [session, CommonOptions.limit]
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
      return try show(register.session(one.argumentText), register, invocation)
    }
    let sessions = TrainingSession.all(
      in: try services.records(
        RecordQuery(
          kind: "session", order: [QueryOrder("heldOn", ascending: false)],
          limit: invocation[CommonOptions.limit])))
    let rows = try sessions.map { session in
      Row(
        session: session, course: try register.course(of: session).record,
        trainers: try session.trainers.map { try services.handle(of: $0) }.joined(separator: ", "),
        people: try register.enrolments(of: session.id).count)
    }
    return try services.list(rows, as: listing, title: "Sessions")
  }

  private static var listing: Listing<Row> {
    Listing(
      "frun.train.session/1", whenEmpty: "no session yet: frun train schedule CODE --on DATE",
      [
        .init("id", "Session", isWhole: true) { Cell($0.session.id.text) },
        .init("course", "Course", isWhole: true) { Cell($0.course.code ?? "") },
        .init("heldOn", "Held on", isWhole: true) { Cell($0.session.heldOn?.description ?? "") },
        .init("people", "People", isTrailing: true, json: { .integer(Int64($0.people)) }) {
          Cell(String($0.people))
        },
        .init("trainers", "Trainers", dropPriority: 1) { Cell($0.trainers) },
        .init("place", "Place", dropPriority: 2) { Cell($0.session.place ?? "") },
      ])
  }

  static func show(
    _ session: TrainingSession, _ register: Register, _ invocation: Invocation
  ) throws -> Outcome {
    let course = try register.course(of: session)
    let people = try register.enrolments(of: session.id)
    let language = invocation.context.language
    let listing = Listing<Enrolment>(
      "frun.train.people/1", whenEmpty: "nobody is enrolled yet",
      [
        .init("id", "Enrolment", dropPriority: 3, isWhole: true) { Cell($0.id.text) },
        .init("person", "Person", isWhole: true) { Cell($0.person ?? "") },
        .init("organisation", "Organisation", dropPriority: 2) { Cell($0.organisation ?? "") },
        .init(
          "minutes", "Minutes", isTrailing: true,
          json: { $0.minutesAttended.map { .integer(Int64($0)) } ?? .null }
        ) { Cell($0.minutesAttended.map(String.init) ?? "") },
        .init("score", "Test", isTrailing: true) { Cell($0.score.last.map { "\($0) %" } ?? "") },
        .init("practical", "Practical", isWhole: true) {
          Cell($0.practicalPassed.map { $0 ? "passed" : "not passed" } ?? "")
        },
        .init("status", "Status", isWhole: true, json: { $0.status.map { .string($0) } ?? .null }) {
          Cell(
            Schema.standard.label($0.status, of: "status", in: "enrolment", language: language))
        },
      ])
    return try register.services.list(
      people, as: listing,
      title: "\(course.record.code ?? "") of \(session.heldOn?.description ?? "")",
      next: ["frun train award \(session.id.text)"])
  }
}
