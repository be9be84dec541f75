import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the people trained, shows one, adds or changes one.
enum TrainPerson {
  static let person = Positional<String?>(
    "person", help: "Identifier, e-mail address or handle; everybody without it")
  static let add = Flag("add", help: "Add a person; the name is asked for, or read with --name")
  static let name = Option<String?>("name", value: "text", help: "The name").sensitive()
  static let organisation = Option<String?>(
    "org", value: "name", help: "Who they work for; filters the list")
  static let email = Option<[String]>("email", value: "address", help: "E-mail address").sensitive()
  static let staff = Option<[String]>(
    "staff-number", value: "text", help: "Number at the organisation"
  ).sensitive()
  static let role = Option<[String]>("role", value: "code", help: "A role they hold").checked(
    as: .choice(TrainOrg.choices("trainingRole")))
  static let since = Option<DateText?>("since", value: "date", help: "Since when (today)")
  static let sex = Option<String?>("sex", value: "code", help: "Sex").checked(
    as: .choice(TrainOrg.choices("sex")))
  static let sameAs = Option<String?>(
    "same-as", value: "person", help: "This record is the same person as another")
  static let left = Flag("left", help: "They left; their roles end today")

  static let command = Command(
    CommandSpec(
      "person", summary: "List people trained, show one, add or change one",
      arguments: [
        person, add, name, organisation, email, staff, role, since, sex, sameAs, left,
        OptionRule.needs(since, role), CommonOptions.limit,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        Staff of partners are people of their own here, whether or not they are members. A person \
        is known by identifier, staff number or e-mail address; two people may share a name. When \
        somebody turns out to stand in the register twice, --same-as joins the records and their \
        trainings are counted for one person.
        """
      $0.examples = [
        Example("frun train person --add --org 'Hope Network' --role caseworker", "asks the name"),
        Example("frun train person 4K7P --same-as 9QMX", "two records, one person"),
      ]
      $0.seeAlso = ["train org", "train enrol", "train list"]
      $0.requires = ["vault.read"]
      $0.access = "Everybody reads; a trainer writes."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    if invocation[add] { return try add(invocation, register) }
    guard let text = invocation[person] else { return try list(invocation, register) }
    let one = try register.trainee(text)
    let changes =
      invocation[name] != nil || invocation[organisation] != nil || !invocation[email].isEmpty
      || !invocation[staff].isEmpty || !invocation[role].isEmpty || invocation[sex] != nil
      || invocation[sameAs] != nil || invocation[left]
    return changes
      ? try change(one, invocation, register) : try show(one, invocation, register)
  }

  // MARK: Reading

  private static func list(_ invocation: Invocation, _ register: Register) throws -> Outcome {
    let place = try invocation[organisation].map { try register.organisation($0).id }
    let all = try register.trainees()
    let index = TraineeIndex(all)
    let rows = all.filter {
      index.person($0.id) == $0.id && (place == nil || $0.organisation == place)
    }.sorted { ($0.name ?? "", $0.id) < ($1.name ?? "", $1.id) }
    let shown = try register.services.first(invocation[CommonOptions.limit], of: rows)
    return try register.services.list(shown, as: listing(register), title: "People")
  }

  private static func listing(_ register: Register) throws -> Listing<Trainee> {
    let names = Dictionary(
      uniqueKeysWithValues: try register.organisations().map { ($0.id, $0.name ?? "") })
    let held = RoleHeld.all(
      in: try register.services.records(RecordQuery(kind: RoleHeld.kind)))
    let today = register.services.today
    let roles = Dictionary(grouping: held.filter { ($0.until ?? .last) >= today }) { $0.trainee }
    return Listing(
      "frun.train.person/1", whenEmpty: "nobody yet: frun train person --add",
      [
        .init("id", "Person", isWhole: true) { Cell($0.id.text) },
        .init("name", "Name") { Cell($0.name ?? "") },
        .init("organisation", "Organisation", dropPriority: 1) {
          Cell($0.organisation.flatMap { names[$0] } ?? "")
        },
        .init("roles", "Roles", dropPriority: 2) {
          Cell((roles[$0.id] ?? []).compactMap(\.role).sorted().joined(separator: ", "))
        },
        .init("status", "Status", dropPriority: 3) { Cell($0.status ?? "") },
      ])
  }

  private static func show(
    _ one: Trainee, _ invocation: Invocation, _ register: Register
  ) throws -> Outcome {
    let services = register.services
    let outcome = try services.show(
      one, as: listing(register), next: ["frun train enrol SESSION \(one.id.text)"])
    let awards = try register.awards(member: one.member, trainee: one.id)
    let rows = try AwardRow.rows(awards, services)
    try services.emit(
      .table(AwardRow.listing("frun.train.awards/1").table(rows, title: "Awards")))
    return outcome
  }

  // MARK: Writing

  private static func add(_ invocation: Invocation, _ register: Register) throws -> Outcome {
    let services = register.services
    let name = try invocation[name] ?? services.askLine("Name", option: "--name")
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw Failure.usage("a person has a name", hints: ["frun train person --add --name NAME"])
    }
    let place = try invocation[organisation].map { try register.organisation($0) }
    let known = try register.trainees()
    let match = TraineeIndex(known).match(
      TraineeDescription(
        name: name, organisation: place?.id, staffNumber: invocation[staff].first,
        email: invocation[email].first))
    switch match {
    case .matched(let id, let key):
      throw Failure(
        .denied, "person.known", "somebody has this \(key.words)",
        hints: ["frun train person \(id.text)"])
    case .contradictory:
      throw Failure(
        .data, "person.contradictory", "e-mail address and staff number are of different people")
    case .ambiguous(let ids):
      try services.warn(
        "\(ids.count == 1 ? "Somebody" : "\(ids.count) people") of this name known already: "
          + ids.prefix(3).map { String($0.text.prefix(8)) }.joined(separator: ", ")
          + ". If it is the same person, use --same-as.")
    case .new: break
    }
    var draft = try services.draft(Trainee.kind)
    try draft.set("name", to: name, at: "--name")
    try draft.set("status", .code("active"))
    try fill(&draft, place, invocation)
    let drafts = try [draft] + roles(of: draft.id, invocation, services)
    let receipt = try services.commit(drafts, to: try register.stream(), by: invocation)
    return try services.changed(
      "Added the person \(draft.id.text.prefix(8))", by: receipt,
      schema: "frun.train.person.change/1", [("person", .string(draft.id.text))],
      next: ["frun train enrol SESSION \(draft.id.text)"])
  }

  private static func change(
    _ one: Trainee, _ invocation: Invocation, _ register: Register
  ) throws -> Outcome {
    let services = register.services
    var draft = try RecordDraft(Trainee.kind, id: one.id)
    if let name = invocation[name] {
      try draft.set("name", to: name, at: "--name")
      // The old name stays findable: certificates carry it.
      if let old = one.name, old != name { try draft.set("otherNames", .text(old)) }
    }
    let place = try invocation[organisation].map { try register.organisation($0) }
    try fill(&draft, place, invocation)
    if let text = invocation[sameAs] {
      let other = try register.trainee(text)
      guard other.id != one.id else {
        throw Failure(
          .data, "person.same", "these are one person already", place: "--same-as",
          hints: ["name the other record by its identifier"])
      }
      try draft.set("sameAs", .reference(other.id))
    }
    var drafts = try [draft] + roles(of: one.id, invocation, services)
    if invocation[left] {
      try drafts[0].set("status", .code("left"))
      let held = RoleHeld.all(
        in: try services.records(
          RecordQuery(
            kind: RoleHeld.kind, conditions: [Condition("trainee", .equals(.reference(one.id)))])))
      for role in held where role.until == nil {
        var end = try RecordDraft(RoleHeld.kind, id: role.id)
        try end.set("until", .date(services.today))
        drafts.append(end)
      }
    }
    drafts.removeAll(where: \.isEmpty)
    let receipt = try register.commit(
      drafts, new: try register.stream(of: one.id), by: invocation)
    return try services.changed(
      "Changed the person \(one.id.text.prefix(8))", by: receipt,
      schema: "frun.train.person.change/1", [("person", .string(one.id.text))],
      next: ["frun train person \(one.id.text)"])
  }

  private static func fill(
    _ draft: inout RecordDraft, _ place: Organisation?, _ invocation: Invocation
  ) throws {
    try draft.set("organisation", place.map { .reference($0.id) })
    for address in invocation[email] {
      guard EMailAddress.isPlausible(address) else {
        throw Failure(.usage, "person.email", "this is no e-mail address", place: "--email")
      }
      try draft.set("email", to: address, at: "--email")
    }
    for number in invocation[staff] {
      try draft.set("staffNumber", to: number, at: "--staff-number")
    }
    try draft.set("sex", invocation[sex].map { .code($0) })
  }

  private static func roles(
    of trainee: RecordID, _ invocation: Invocation, _ services: any Services
  ) throws -> [RecordDraft] {
    let since = try invocation[since].map(TrainSchedule.day) ?? services.today
    return try invocation[role].map { role in
      var draft = try services.draft(RoleHeld.kind)
      try draft.set("trainee", .reference(trainee))
      try draft.set("role", .code(role))
      try draft.set("since", .date(since))
      return draft
    }
  }
}

extension TraineeMatch.Key {
  /// The key for people.
  var words: String {
    switch self {
    case .identifier: "identifier"
    case .staffNumber: "staff number"
    case .email: "e-mail address"
    }
  }
}
