import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Enrols people: members by handle, others from a list, so that their names stay out of the
/// shell's history.
enum TrainEnrol {
  static let session = Positional<IdentifierText>("session", help: "Identifier of the session")
    .checked(as: .identifier("session"))
  static let members = Positional<[String]>("member", count: .any, help: "Handles of members")
  static let from = Option<PathText?>(
    "from", value: "file", help: "CSV with person, organisation, role; - for standard input")

  static let command = Command(
    CommandSpec(
      "enrol", summary: "Enrol people in a session",
      arguments: [session, members, from, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        The list has a header line with person and, if wanted, organisation and role (a code such \
        as caseworker). Who is enrolled already is not enrolled twice.
        """
      $0.seeAlso = ["train attend", "train session"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[session].argumentText)
    let known = try register.enrolments(of: session.id)
    var drafts: [RecordDraft] = []
    var named: Set<RecordID> = []
    for handle in invocation[members] {
      let member = try services.member(handle)
      guard !known.contains(where: { $0.member == member.id }), named.insert(member.id).inserted
      else { continue }
      var draft = try services.draft("enrolment")
      try draft.set("person", to: member.text("name") ?? member.text("handle"))
      try draft.set("member", .reference(member.id))
      try draft.set("organisation", to: member.text("organisation"))
      try draft.set("role", role(of: member))
      drafts.append(draft)
    }
    drafts += try listed(invocation, known, services)
    guard !drafts.isEmpty else {
      guard invocation[members].isEmpty, invocation[from] == nil else {
        throw Failure(
          .denied, "enrol.nobody", "everybody named is enrolled already",
          hints: ["frun train session \(session.id.text)"])
      }
      throw Failure.usage(
        "nobody to enrol", hints: ["name members, or give a list with --from FILE"])
    }
    for index in drafts.indices {
      try drafts[index].set("session", .reference(session.id))
      try drafts[index].set("status", .code("enrolled"))
    }
    let receipt = try services.commit(drafts, to: try register.stream(), by: invocation)
    let people = drafts.count == 1 ? "1 person" : "\(drafts.count) people"
    return try services.changed(
      "Enrolled \(people)", by: receipt, schema: "frun.train.enrol/1",
      [("session", .string(session.id.text)), ("enrolled", .integer(Int64(drafts.count)))],
      next: ["frun train attend \(session.id.text) --from attendance.csv"])
  }

  private static func role(of member: Record) -> FieldValue? {
    switch member.code("role") {
    case "caseworker": .code("caseworker")
    case "supervisor": .code("supervisor")
    case "trainer": .code("trainer")
    default: nil
    }
  }

  private static func listed(
    _ invocation: Invocation, _ known: [Enrolment], _ services: any Services
  ) throws -> [RecordDraft] {
    guard let source = invocation[from] else { return [] }
    let table = try PeopleTable(services.readInput(source.path, limit: 8 << 20), needs: ["person"])
    var drafts: [RecordDraft] = []
    var named: Set<[String]> = []
    for row in table.rows {
      // Without an identity number the name and the organisation together are taken for the person.
      let isKnown = known.contains {
        $0.person == row["person"] && ($0.organisation ?? "") == (row["organisation"] ?? "")
      }
      guard let person = row["person"] else {
        throw Failure(
          .data, "row.person", "the person is missing", place: row.place("person"),
          hints: ["a line has a person, or is left out"])
      }
      let isNew = named.insert([person, row["organisation"] ?? ""]).inserted
      if isKnown || !isNew { continue }
      var draft = try services.draft("enrolment")
      try draft.set("person", to: person, at: row.place("person"))
      try draft.set("organisation", to: row["organisation"], at: row.place("organisation"))
      try draft.set("role", to: row["role"], at: row.place("role"))
      drafts.append(draft)
    }
    return drafts
  }
}
