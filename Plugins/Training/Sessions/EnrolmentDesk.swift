import FrunDomain
import FrunKit
import FrunText

/// Puts enrolments together: finds each person in the register or makes them, and says for every
/// line of a list what became of it.
struct EnrolmentDesk {
  /// What became of a line.
  struct LineOutcome {
    let line: Int
    let code: String
    let words: String
  }

  private let register: Register
  private let known: [Enrolment]
  private let trainees: [Trainee]
  private var index: TraineeIndex
  private var organisations: [Organisation]
  private var newOrganisations: [String: RecordID] = [:]
  private var taken: Set<RecordID>
  /// People whom lines of this list make.
  private var made: [RecordID: (name: String, line: Int)] = [:]
  private var named: Set<[String]> = []

  /// Drafts of enrolments, without session and seat.
  var enrolments: [RecordDraft] = []
  /// Drafts of people and organisations that are new.
  private(set) var others: [RecordDraft] = []
  /// What became of every line.
  private(set) var outcomes: [LineOutcome] = []

  /// How many were named who withdrew or did not come.
  private(set) var gone = 0

  /// Lines that wait for a decision.
  var unclear: [LineOutcome] { outcomes.filter { $0.code == "ambiguous" } }

  init(session: TrainingSession, known: [Enrolment], register: Register) throws {
    self.register = register
    self.known = known
    trainees = try register.trainees()
    index = TraineeIndex(trainees)
    organisations = try register.organisations()
    taken = Set(known.compactMap { [index] in $0.trainee.map { index.person($0) } })
  }

  // MARK: By handle or identifier

  mutating func named(_ text: String) throws {
    guard let member = try? register.services.member(text) else {
      let trainee: Trainee
      do { trainee = try register.trainee(text) } catch let failure as Failure
        where failure.kind == .notFound
      { throw Self.nobody(text, failure, register) }
      try enrol(trainee)
      return
    }
    if let one = known.first(where: { $0.member == member.id }) {
      if ["withdrawn", "absent"].contains(one.status) { gone += 1 }
      return
    }
    let (id, draft) = try register.trainee(of: member, among: trainees)
    guard taken.insert(id).inserted, named.insert([member.id.text]).inserted else { return }
    if let draft { others.append(draft) }
    var enrolment = try register.services.draft("enrolment")
    try enrolment.set("person", to: member.text("name") ?? member.text("handle"))
    try enrolment.set("trainee", .reference(id))
    try enrolment.set("member", .reference(member.id))
    try enrolment.set("organisation", to: member.text("organisation"))
    try enrolment.set("role", Self.role(of: member))
    enrolments.append(enrolment)
  }

  private mutating func enrol(_ trainee: Trainee, role: String? = nil, at place: String? = nil)
    throws
  {
    let person = index.person(trainee.id)
    guard taken.insert(person).inserted else {
      let one = known.first { $0.trainee.map { index.person($0) == person } ?? false }
      if ["withdrawn", "absent"].contains(one?.status) { gone += 1 }
      return
    }
    let organisation = organisations.first { $0.id == trainee.organisation }
    var enrolment = try register.services.draft("enrolment")
    try enrolment.set("person", trainee.name.map { .text($0) })
    try enrolment.set("trainee", .reference(index.person(trainee.id)))
    try enrolment.set("member", trainee.member.map { .reference($0) })
    try enrolment.set("organisation", organisation?.name.map { .text($0) })
    if let type = organisation?.type {
      try enrolment.set("refugeeLed", .yesNo(type == "refugee_led"))
    }
    try enrolment.set("role", to: role, at: place)
    enrolments.append(enrolment)
  }

  /// Neither a member nor anybody of the register: what to type instead, of both.
  private static func nobody(_ text: String, _ failure: Failure, _ register: Register) -> Failure {
    var failure = failure
    do { _ = try register.services.member(text) } catch let other as Failure {
      failure.hints = other.hints + failure.hints
    } catch {}
    return failure
  }

  private static func role(of member: Record) -> FieldValue? {
    switch member.code("role") {
    case "caseworker": .code("caseworker")
    case "supervisor": .code("supervisor")
    case "trainer": .code("trainer")
    default: nil
    }
  }

  // MARK: By list

  mutating func listed(_ table: PeopleTable) throws {
    for row in table.rows {
      guard let person = row["person"] else {
        throw Failure(
          .data, "row.person", "the person is missing", place: row.place("person"),
          hints: ["a line has a person, or is left out"])
      }
      try listed(row, person)
    }
  }

  private mutating func note(_ row: PeopleTable.Row, _ code: String, _ words: String) {
    outcomes.append(LineOutcome(line: row.line, code: code, words: words))
  }

  private mutating func listed(_ row: PeopleTable.Row, _ person: String) throws {
    // The same line again is the same seat: a list is often given twice.
    let name = [
      person, row["organisation"] ?? "", row["email"] ?? "", row["staff_number"] ?? "",
      row["id"] ?? "",
    ]
    let hasKey = row["email"] != nil || row["staff_number"] != nil || row["id"] != nil
    let isSeated =
      !hasKey
      && known.contains {
        $0.person == person && ($0.organisation ?? "") == (row["organisation"] ?? "")
      }
    guard named.insert(name).inserted, !isSeated else {
      return note(row, "enrolled", "enrolled already")
    }
    if let email = row["email"], !EMailAddress.isPlausible(email) {
      throw Failure(
        .data, "row.email", "this is no e-mail address", place: row.place("email"),
        hints: ["an empty cell says that there is none"])
    }
    let before = newOrganisations.count
    let place = try organisation(row)
    let description = TraineeDescription(
      name: person, organisation: place, staffNumber: row["staff_number"], email: row["email"],
      identifier: row["id"])
    let match = row["id"]?.lowercased() == "new" ? .new : index.match(description)
    switch match {
    case .matched(let id, let key):
      if let made = made[id] {
        return TraineeIndex.isSameName(made.name, person)
          ? note(row, "enrolled", "the person of line \(made.line), by \(key.words)")
          : note(
            row, "ambiguous", "line \(made.line) has the same \(key.words) and another name")
      }
      guard let trainee = trainees.first(where: { $0.id == id }) else { return }
      let before = enrolments.count
      try enrol(trainee, role: row["role"], at: row.place("role"))
      let names = [trainee.name].compactMap(\.self) + trainee.otherNames
      let isOther = !names.contains { TraineeIndex.isSameName($0, person) }
      note(
        row, enrolments.count > before ? "matched" : "enrolled",
        (enrolments.count > before ? "known by \(key.words)" : "enrolled already")
          + (isOther ? ", under another name" : ""))
    case .new:
      let id = try make(row, person, place)
      index.add(id, description)
      made[id] = (person, row.line)
      note(
        row, "new",
        newOrganisations.count > before
          ? "a new person of a new organisation" : "a new person")
    case .ambiguous(let ids):
      note(
        row, "ambiguous",
        ids.isEmpty
          ? "nobody has this id"
          : "could be \(ids.prefix(3).map { String($0.text.prefix(8)) }.joined(separator: " or "))")
    case .contradictory:
      note(row, "ambiguous", "e-mail address and staff number are of different people")
    }
  }

  private mutating func organisation(_ row: PeopleTable.Row) throws -> RecordID? {
    guard let name = row["organisation"] else { return nil }
    if let one = Register.organisation(named: name, among: organisations) { return one.id }
    let folded = SearchFolding.fold(name).text
    if let id = newOrganisations[folded] { return id }
    var draft = try register.services.draft(Organisation.kind)
    try draft.set("name", to: name, at: row.place("organisation"))
    try draft.set("status", .code("active"))
    others.append(draft)
    newOrganisations[folded] = draft.id
    return draft.id
  }

  private mutating func make(
    _ row: PeopleTable.Row, _ person: String, _ place: RecordID?
  ) throws -> RecordID {
    var trainee = try register.services.draft(Trainee.kind)
    try trainee.set("name", to: person, at: row.place("person"))
    try trainee.set("organisation", place.map { .reference($0) })
    try trainee.set("status", .code("active"))
    try trainee.set("email", to: row["email"], at: row.place("email"))
    try trainee.set("staffNumber", to: row["staff_number"], at: row.place("staff_number"))
    try trainee.set("sex", to: row["sex"], at: row.place("sex"))
    try trainee.set("country", to: row["country"], at: row.place("country"))
    var enrolment = try register.services.draft("enrolment")
    try enrolment.set("person", to: person, at: row.place("person"))
    try enrolment.set("trainee", .reference(trainee.id))
    try enrolment.set("organisation", to: row["organisation"], at: row.place("organisation"))
    try enrolment.set("role", to: row["role"], at: row.place("role"))
    others.append(trainee)
    if let role = row["role"] {
      var held = try register.services.draft(RoleHeld.kind)
      try held.set("trainee", .reference(trainee.id))
      try held.set("role", to: role, at: row.place("role"))
      try held.set("since", .date(register.services.today))
      others.append(held)
    }
    enrolments.append(enrolment)
    return trainee.id
  }

  static var listing: Listing<LineOutcome> {
    Listing(
      "frun.train.lines/1",
      [
        .init("line", "Line", isTrailing: true, json: { .integer(Int64($0.line)) }) {
          Cell(String($0.line))
        },
        .init("outcome", "Outcome", isWhole: true) {
          Cell($0.code, $0.code == "ambiguous" ? .caution : nil)
        },
        .init("why", "Why") { Cell($0.words) },
      ])
  }
}
