import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows people by competence.
enum TrainMatrix {
  static let days = Option<Int>(
    "days", value: "count", default: 60, help: "What ends within so many days is marked"
  ).checked(as: .integer(minimum: 0, maximum: 3650))
  static let after = Option<String?>(
    "after", value: "id", help: "Go on after this person, the last of the page before")

  static let command = Command(
    CommandSpec(
      "matrix", summary: "Show people by competence",
      arguments: [TrainGap.role, TrainGap.organisation, days, after, CommonOptions.limit]
    ).with {
      $0.discussion = """
        2 shows the competence at level 2; 2! ends soon; (2) lapsed; - is asked for and missing; \
        + is asked for and within grace. Columns are what the role asks for, or what the people \
        shown have or need.
        """
      $0.examples = [Example("frun train matrix --role caseworker", "what caseworkers need")]
      $0.seeAlso = ["train gap", "train coverage"]
      $0.requires = ["vault.read"]
    }, run: run)

  /// One cell.
  struct Mark {
    let text: String
    let state: String
    let level: Int?
    let until: CivilDate?
  }

  struct Row {
    let entry: TrainedPeople.Entry
    let marks: [String: Mark]
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let people = TrainedPeople(services: services)
    let requirements = try people.requirements()
    let role = try people.role(invocation[TrainGap.role])
    let organisation = try people.organisation(invocation[TrainGap.organisation])
    let limit = invocation[CommonOptions.limit]
    let start = try invocation[after].map { try services.resolve($0, kind: Trainee.kind) }
    let page = try page(role, organisation, limit: limit, after: start, services)
    let rows = try people.entries(page).map { entry in
      Row(entry: entry, marks: marks(entry, requirements, invocation[days], services.today))
    }
    var columns = Set(rows.flatMap(\.marks.keys))
    if let role { columns = Set(requirements.list(of: role).map(\.needed.competence)) }
    try services.say(
      "2 shown at level 2, 2! ends soon, (2) lapsed, - missing, + missing within grace.")
    return try services.list(
      rows, as: listing(columns.sorted()), title: "Competences on \(services.today)",
      next: page.count == limit
        ? page.last.map { ["frun train matrix --after \($0.id.text)"] } ?? [] : ["frun train gap"])
  }

  /// People by name; those of a role by the role's records. Records that were found to be another
  /// person's are shown with that person.
  private static func page(
    _ role: String?, _ organisation: RecordID?, limit: Int, after start: RecordID?,
    _ services: any Services
  ) throws -> [Trainee] {
    let today = services.today
    var ofRole: Set<RecordID>?
    if let role, role != RoleRequirements.everyone {
      ofRole = Set(
        RoleHeld.all(
          in: try services.records(
            RecordQuery(
              kind: RoleHeld.kind, conditions: [Condition("role", .equals(.code(role)))]))
        ).filter { ($0.since ?? .first) <= today && today <= ($0.until ?? .last) }
          .compactMap(\.trainee))
    }
    var found: [Trainee] = []
    var cursor = start
    // Filters that the index does not have are applied to pages until one is full.
    while found.count < limit {
      var query = RecordQuery(
        kind: Trainee.kind, order: [QueryOrder("name")], limit: max(limit, 200), cursor: cursor)
      if let organisation {
        query.conditions = [Condition("organisation", .equals(.reference(organisation)))]
      }
      let page = Trainee.all(in: try services.records(query))
      found += page.filter { one in
        one.sameAs == nil && one.status != "left" && ofRole?.contains(one.id) ?? true
      }
      guard page.count == query.limit, let last = page.last else { break }
      cursor = last.id
    }
    return Array(found.prefix(limit))
  }

  static func marks(
    _ entry: TrainedPeople.Entry, _ requirements: RoleRequirements, _ days: Int, _ today: CivilDate
  ) -> [String: Mark] {
    let held = entry.person.held
    var marks: [String: Mark] = [:]
    for competence in held.competences {
      let standing = held.standing(competence, on: today)
      if let level = standing.level {
        let isSoon = standing.until.map { today.days(to: $0) <= days } ?? false
        marks[competence] = Mark(
          text: "\(level)\(isSoon ? "!" : "")", state: isSoon ? "ending" : "held", level: level,
          until: standing.until)
      } else if let level = standing.lapsedLevel {
        marks[competence] = Mark(
          text: "(\(level))", state: "lapsed", level: nil, until: standing.lapsedOn)
      }
    }
    for requirement in requirements.list
    where entry.person.hasRole(requirement.role, on: today) {
      let competence = requirement.needed.competence
      let known = marks[competence]
      if let level = known?.level, level >= requirement.needed.level { continue }
      if entry.person.graceEnds(requirement, on: today) != nil {
        if known == nil {
          marks[competence] = Mark(text: "+", state: "grace", level: nil, until: nil)
        }
      } else if known?.state != "lapsed", known?.state != "missing" {
        marks[competence] = Mark(
          text: known.map { "\($0.text)-" } ?? "-", state: "missing", level: known?.level,
          until: known?.until)
      }
    }
    return marks
  }

  private static func listing(_ competences: [String]) -> Listing<Row> {
    let first: [Listing<Row>.Column] = [
      .init("id", "Identifier", dropPriority: 100, isWhole: true) {
        Cell($0.entry.trainee.id.text)
      },
      .init("person", "Person", isWhole: true, json: { .string($0.entry.trainee.name ?? "") }) {
        .person($0.entry.trainee.name)
      },
      .init("organisation", "Organisation", dropPriority: 99) { Cell($0.entry.organisation ?? "") },
    ]
    let others = competences.enumerated().map { place, code in
      Listing<Row>.Column(
        code, code, dropPriority: place + 1, isWhole: true, json: { json($0.marks[code]) }
      ) { row in
        guard let mark = row.marks[code] else { return "" }
        return Cell(mark.text, colour(mark.state))
      }
    }
    return Listing("frun.train.matrix/1", whenEmpty: "nobody is in the register", first + others)
  }

  private static func colour(_ state: String) -> FrunKit.Mark? {
    switch state {
    case "held": .good
    case "ending", "grace": .caution
    default: .bad
    }
  }

  private static func json(_ mark: Mark?) -> JSONValue {
    guard let mark else { return .null }
    var object = JSONObject()
    object["state"] = .string(mark.state)
    object["level"] = mark.level.map { .integer(Int64($0)) } ?? .null
    object["until"] = mark.until.map { .string($0.description) } ?? .null
    return .object(object)
  }
}
