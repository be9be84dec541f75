import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists organisations with the people and seats trained, shows one, adds one.
enum TrainOrg {
  static let organisation = Positional<String?>(
    "organisation", help: "Name or identifier; all organisations without it")
  static let add = Option<String?>("add", value: "name", help: "Add an organisation")
  static let type = Option<String?>("type", value: "code", help: "What it is").checked(
    as: .choice(choices("organisationType")))
  static let country = Option<String?>("country", value: "code", help: "Country, as in UG")
  static let alias = Option<[String]>(
    "alias", value: "name", help: "Another name or abbreviation")

  static func choices(_ list: String) -> [Choice] {
    (Schema.standard.vocabulary(list)?.codes ?? []).map { Choice($0.code, $0.label) }
  }

  static let command = Command(
    CommandSpec(
      "org", summary: "List organisations, show one, or add one",
      arguments: [
        organisation, add, type, country, alias,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        With --type, --country or --alias an organisation that is named is changed. People are \
        counted once, however many seats they took.
        """
      $0.examples = [
        Example("frun train org --add 'Hope Network' --type refugee_led --country UG", "add one")
      ]
      $0.seeAlso = ["train person", "train enrol"]
      $0.requires = ["vault.read"]
      $0.access = "Everybody reads; a trainer writes."
    }, run: run)

  struct Row {
    let organisation: Organisation
    let people: Int
    let seats: Int
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let changes =
      invocation[type] != nil || invocation[country] != nil || !invocation[alias].isEmpty
    if let name = invocation[add] { return try add(name, invocation, register) }
    guard let text = invocation[organisation] else {
      guard !changes else { throw Failure.usage("name the organisation, or add one with --add") }
      return try services.list(
        try rows(register, nil), as: listing(invocation), title: "Organisations")
    }
    let one = try register.organisation(text)
    if changes {
      var draft = try RecordDraft(Organisation.kind, id: one.id)
      try fill(&draft, invocation)
      let receipt = try services.commit(
        [draft], to: try register.stream(of: one.id), by: invocation)
      return try services.changed(
        "Changed the organisation", by: receipt, schema: "frun.train.org.change/1",
        [("organisation", .string(one.id.text))])
    }
    guard let row = try rows(register, one.id).first else { throw Failure.notFound("organisation") }
    return try services.show(
      row, as: listing(invocation), next: ["frun train person --org \(one.id.text)"])
  }

  private static func add(
    _ name: String, _ invocation: Invocation, _ register: Register
  ) throws -> Outcome {
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw Failure.usage("an organisation has a name", hints: ["frun train org --add NAME"])
    }
    if Register.organisation(named: name, among: try register.organisations()) != nil {
      throw Failure(
        .denied, "org.known", "an organisation of this name is known",
        hints: ["frun train org NAME --alias OTHER adds a name"])
    }
    var draft = try register.services.draft(Organisation.kind)
    try draft.set("name", to: name, at: "--add")
    try draft.set("status", .code("active"))
    try fill(&draft, invocation)
    let receipt = try register.services.commit(
      [draft], to: try register.stream(), by: invocation)
    return try register.services.changed(
      "Added the organisation", by: receipt, schema: "frun.train.org.change/1",
      [("organisation", .string(draft.id.text))], next: ["frun train person --add"])
  }

  private static func fill(_ draft: inout RecordDraft, _ invocation: Invocation) throws {
    try draft.set("type", to: invocation[type], at: "--type")
    try draft.set("country", to: invocation[country], at: "--country")
    for name in invocation[alias] { try draft.set("otherNames", to: name, at: "--alias") }
  }

  private static func rows(_ register: Register, _ only: RecordID?) throws -> [Row] {
    let trainees = try register.trainees()
    let index = TraineeIndex(trainees)
    var people: [RecordID: Set<RecordID>] = [:]
    var places: [RecordID: RecordID] = [:]
    for trainee in trainees {
      guard let organisation = trainee.organisation else { continue }
      people[organisation, default: []].insert(index.person(trainee.id))
      places[trainee.id] = organisation
    }
    var seats: [RecordID: Int] = [:]
    for enrolment in Enrolment.all(
      in: try register.services.records(RecordQuery(kind: Enrolment.kind)))
    where !CompletionEvidence.ended.contains(enrolment.status ?? "") {
      if let place = enrolment.trainee.flatMap({ places[$0] }) { seats[place, default: 0] += 1 }
    }
    return try register.organisations().filter { only == nil || $0.id == only }.map {
      Row(organisation: $0, people: people[$0.id]?.count ?? 0, seats: seats[$0.id] ?? 0)
    }
  }

  private static func listing(_ invocation: Invocation) -> Listing<Row> {
    let language = invocation.context.language
    return Listing(
      "frun.train.org/1", whenEmpty: "no organisation yet: frun train org --add NAME",
      [
        .init("id", "Organisation", dropPriority: 3, isWhole: true) {
          Cell($0.organisation.id.text)
        },
        .init("name", "Name") { Cell($0.organisation.name ?? "") },
        .init(
          "type", "Type", dropPriority: 1,
          json: { $0.organisation.type.map { .string($0) } ?? .null }
        ) {
          Cell(
            Schema.standard.label(
              $0.organisation.type, of: "type", in: Organisation.kind, language: language))
        },
        .init("country", "Country", dropPriority: 2) { Cell($0.organisation.country ?? "") },
        .init("people", "People", isTrailing: true, json: { .integer(Int64($0.people)) }) {
          Cell(String($0.people))
        },
        .init("seats", "Seats", isTrailing: true, json: { .integer(Int64($0.seats)) }) {
          Cell(String($0.seats))
        },
      ])
  }
}
