import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Enrols people: members by handle, people of the register by identifier, others from a list, so
/// that their names stay out of the shell's history.
enum TrainEnrol {
  static let session = Positional<IdentifierText>("session", help: "Identifier of the session")
    .checked(as: .identifier("session"))
  static let members = Positional<[String]>(
    "person", count: .any, help: "Handles of members, or identifiers of people")
  static let from = Option<PathText?>(
    "from", value: "file",
    help: "List with person, organisation, role, email, staff_number, id; - for standard input")
  static let status = Option<String?>(
    "status", value: "code", help: "How far it is; changes who is enrolled already"
  ).checked(
    as: .choice([
      Choice("invited", "Invited"), Choice("enrolled", "Enrolled"),
      Choice("confirmed", "Confirmed"), Choice("withdrawn", "Withdrew"),
      Choice("absent", "Did not come"),
    ]))

  static let command = Command(
    CommandSpec(
      "enrol", summary: "Enrol people in a session",
      arguments: [
        session, members, from, status, CommonOptions.reason, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        The list has a header line with person and, if wanted, organisation, role (a code such as \
        caseworker), email, staff_number, sex, country. People are matched by id, staff number or \
        e-mail address, never by name alone: who only shares a name with somebody known is left \
        out and named, until the column id holds that person's identifier or the word new. Who is \
        enrolled already is not enrolled twice. When all seats are taken, people wait; when \
        somebody withdraws, whoever asked first moves up. Whoever comes back with --status \
        enrolled gets a free seat or waits; whoever waits and comes all the same takes the seat of \
        somebody marked absent. The list is CSV (comma, semicolon or tab) or .xlsx; a column that \
        nobody reads is refused unless its heading begins with #.
        """
      $0.examples = [
        Example("frun train enrol SESSION amina joseph", "two members"),
        Example("frun train enrol SESSION --from people.csv --dry-run", "see what would happen"),
        Example("frun train enrol SESSION 7 --status withdrawn", "number 7 of the list withdrew"),
      ]
      $0.seeAlso = ["train attend", "train session", "train person"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  /// Whether a status is meant for people who stand on the lists already.
  private static func isChange(
    _ code: String, _ invocation: Invocation, _ people: [Enrolment], _ session: TrainingSession,
    _ register: Register
  ) -> Bool {
    if ["confirmed", "withdrawn", "absent"].contains(code) { return true }
    return invocation[from] == nil && !invocation[members].isEmpty
      && invocation[members].allSatisfy {
        (try? register.enrolment($0, in: people, of: session)) != nil
      }
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[session].argumentText)
    guard session.status != "cancelled" else {
      throw Failure(
        .denied, "session.cancelled", "the session was cancelled",
        hints: ["frun train schedule CODE --on DATE"])
    }
    let people = try register.enrolments(of: session.id)
    if let code = invocation[status], isChange(code, invocation, people, session, register) {
      return try EnrolmentChange(session: session, people: people, register: register)
        .run(code, invocation)
    }
    var desk = try EnrolmentDesk(session: session, known: people, register: register)
    for text in invocation[members] { try desk.named(text) }
    if let source = invocation[from] {
      try desk.listed(
        PeopleTable(
          reading: source.path, needs: ["person"],
          reads: [
            "person", "organisation", "role", "email", "staff_number", "sex", "country", "id",
          ], services))
      try services.emit(.table(EnrolmentDesk.listing.table(desk.outcomes, title: "The list")))
    }
    guard !desk.enrolments.isEmpty else {
      if !desk.unclear.isEmpty {
        throw Failure(
          .data, "enrol.unclear", "nobody of the list can be enrolled before somebody decides",
          causes: desk.unclear.prefix(20).map { "line \($0.line): \($0.words)" },
          hints: ["put the person's identifier, or the word new, into a column id"])
      }
      guard invocation[members].isEmpty, invocation[from] == nil else {
        throw Failure(
          .denied, "enrol.nobody",
          desk.gone > 0
            ? "everybody named has a place on the lists; some withdrew or did not come"
            : "everybody named is enrolled already",
          hints: [
            "frun train session \(session.id.text)",
            "frun train enrol \(session.id.text) NUMBER --status enrolled brings somebody back",
          ])
      }
      throw Failure.usage(
        "nobody to enrol", hints: ["name members, or give a list with --from FILE"])
    }
    var seats = Seats(session, people)
    for index in desk.enrolments.indices {
      try desk.enrolments[index].set("session", .reference(session.id))
      try seats.seat(
        &desk.enrolments[index], status: invocation[status] ?? "enrolled", at: services.now)
    }
    let waiting = desk.enrolments.filter { draft in
      draft.assertions.contains { $0.field == "status" && $0.change == .set(.code("waiting")) }
    }.count
    let receipt = try services.commit(
      desk.others + desk.enrolments, to: try register.stream(of: session.id), by: invocation)
    if waiting > 0 {
      try services.warn("\(waiting == 1 ? "1 person waits" : "\(waiting) people wait") for a seat.")
    }
    if !desk.unclear.isEmpty {
      try services.warn(
        "Left out until somebody decides: \(Count.of(desk.unclear.count, "line")). Put the person's "
          + "identifier, or the word new, into a column id.")
    }
    let count = desk.enrolments.count
    let seated = count - waiting
    return try services.changed(
      waiting == 0 || seated > 0
        ? "Enrolled \(seated == 1 ? "1 person" : "\(seated) people")"
        : "Put \(count == 1 ? "1 person" : "\(count) people") on the waiting list", by: receipt,
      schema: "frun.train.enrol/2",
      [
        ("session", .string(session.id.text)), ("enrolled", .integer(Int64(count))),
        ("waiting", .integer(Int64(waiting))),
        ("unclear", .integer(Int64(desk.unclear.count))),
      ], next: ["frun train print \(session.id.text) -o sheets.html"])
  }
}
