import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists who lacks a competence that a role asks for.
enum TrainGap {
  static let role = Option<String?>("role", value: "role", help: "Only what this role asks for")
  static let organisation = Option<String?>(
    "organisation", value: "name", help: "Only people of this organisation")
  static let grace = Flag("grace", help: "Also list those within the grace of a new role")

  static let command = Command(
    CommandSpec(
      "gap", summary: "List who lacks a competence that a role asks for",
      arguments: [role, organisation, grace, CommonOptions.limit]
    ).with {
      $0.discussion = """
        What a role asks for, and how many days after taking it, stands in Training/roles.csv. A \
        gap begins when the grace is over, or the day after what was shown counts no longer. \
        --as-of shows any day.
        """
      $0.examples = [
        Example("frun train gap --role caseworker", "one role"),
        Example("frun train gap --grace --format csv", "for a spreadsheet"),
      ]
      $0.seeAlso = ["train expiring", "train coverage", "train matrix"]
      $0.requires = ["vault.read"]
    }, run: run)

  struct Row {
    let gap: CompetenceGap
    /// The roles that ask for it.
    var roles: [String]
    let entry: TrainedPeople.Entry
    /// The last day of grace, while it runs.
    let graceEnds: CivilDate?
    let standing: CompetencesHeld.Standing
    let courses: [String]
    let today: CivilDate
    let language: String
  }

  /// Organisations up to this size are asked about person by person.
  private static let fewPeople = 1000

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let people = TrainedPeople(services: services)
    let requirements = try people.requirements()
    let role = try people.role(invocation[role])
    let organisation = try people.organisation(invocation[organisation])
    let limit = invocation[CommonOptions.limit]
    let today = services.today
    var rows: [Row] = []
    // Several roles of one person may ask for the same: what is shown is put together from more.
    let most = min(limit, 1_000_000) * 4 + 4
    let curriculum = try Register(services: services).curriculum()
    func take(_ gaps: some RandomAccessCollection<CompetenceGap>, onlyGrace: Bool) throws {
      let gaps = Array(gaps)
      // Pages, so that a filter by organisation reads no more than it needs.
      for start in stride(from: 0, to: gaps.count, by: 500) where rows.count < most {
        let page = gaps[start..<min(start + 500, gaps.count)]
        let known = try people.entries(of: page.map(\.trainee))
        for gap in page where rows.count < most {
          guard let entry = known[gap.trainee],
            organisation == nil || entry.trainee.organisation == organisation
          else { continue }
          let ends = entry.person.graceEnds(gap.requirement, on: today)
          if onlyGrace, ends?.adding(days: 1) != gap.first { continue }
          rows.append(
            Row(
              gap: gap, roles: [gap.requirement.role], entry: entry,
              graceEnds: onlyGrace ? ends : nil,
              standing: entry.person.held.standing(
                gap.requirement.needed.competence, on: today),
              courses: Self.courses(gap.requirement.needed, curriculum), today: today,
              language: invocation.context.language))
        }
      }
    }
    // Of a small organisation its people are asked about; of a large one the gaps are gone through
    // until there are enough.
    let among = try organisation.flatMap { try people.identifiers(of: $0, atMost: Self.fewPeople) }
    var wanted = most
    var taken = 0
    repeat {
      var query = CompetenceGapQuery.open(on: today, role: role, limit: wanted)
      query.people = among
      let gaps = try services.competenceGaps(query, by: requirements)
      try take(gaps.dropFirst(taken), onlyGrace: false)
      guard gaps.count == wanted else { break }
      taken = wanted
      wanted *= 4
    } while rows.count < most
    if invocation[grace], let longest = requirements.list.map(\.graceDays).max(), longest > 0 {
      var query = CompetenceGapQuery.beginning(
        today.adding(days: 1)...today.adding(days: longest), role: role)
      query.people = among
      try take(services.competenceGaps(query, by: requirements), onlyGrace: true)
    }
    rows = Self.together(rows)
    rows = try services.first(limit, of: rows)
    return try services.list(
      rows, as: listing, title: "Gaps on \(today)",
      next: rows.isEmpty ? [] : ["frun train coverage", "frun train schedule CODE --on DATE"])
  }

  /// What several roles of one person ask for is one gap, since the earliest day. What is asked of
  /// everyone is not named beside a role that asks for it too.
  private static func together(_ rows: [Row]) -> [Row] {
    var places: [String: Int] = [:]
    var result: [Row] = []
    for row in rows {
      let key = "\(row.gap.trainee.text) \(row.gap.requirement.needed) \(row.graceEnds == nil)"
      guard let place = places[key] else {
        places[key] = result.count
        result.append(row)
        continue
      }
      var roles = result[place].roles + row.roles
      roles.removeAll { $0 == RoleRequirements.everyone }
      result[place].roles = roles
    }
    return result
  }

  /// Courses that give a competence at a level or above.
  static func courses(_ needed: CompetenceLevel, _ curriculum: [CourseFile]) -> [String] {
    curriculum.filter { course in
      course.gives.contains {
        $0.competence == needed.competence && $0.level >= needed.level
      }
    }.map(\.code)
  }

  private static var listing: Listing<Row> {
    Listing(
      "frun.train.gap/1", whenEmpty: "nobody lacks what a role asks for",
      [
        .init("id", "Identifier", dropPriority: 5, isWhole: true) {
          Cell($0.entry.trainee.id.text)
        },
        .init("person", "Person", isWhole: true, json: { .string($0.entry.trainee.name ?? "") }) {
          .person($0.entry.trainee.name)
        },
        .init("organisation", "Organisation", dropPriority: 4) {
          Cell($0.entry.organisation ?? "")
        },
        .init("roles", "Role", dropPriority: 1, json: { .array($0.roles.map { .string($0) }) }) {
          row in
          Cell(
            row.roles.map {
              Schema.standard.label($0, of: "role", in: RoleHeld.kind, language: row.language)
            }.joined(separator: ", "))
        },
        .init("needs", "Needs", isWhole: true) { Cell($0.gap.requirement.needed.description) },
        .init("since", "Since", isWhole: true) {
          Cell($0.gap.first == .first ? "ever" : $0.gap.first.description)
        },
        .init("days", "Days", isTrailing: true, dropPriority: 2, json: days) {
          Cell(
            $0.gap.first == .first ? "" : "\($0.gap.first.days(to: $0.today))")
        },
        .init("state", "Why", isWhole: true, json: { .string(state($0)) }) { row in
          switch state(row) {
          case "grace":
            Cell("grace until \(row.graceEnds?.description ?? "")", .caution)
          case "lapsed": Cell("lapsed", .bad)
          case "below": Cell("only level \(row.standing.level ?? 0)", .bad)
          default: Cell("never shown", .bad)
          }
        },
        .init(
          "courses", "Courses", dropPriority: 3,
          json: { .array($0.courses.map { .string($0) }) }
        ) { Cell($0.courses.joined(separator: " ")) },
      ])
  }

  private static func days(_ row: Row) -> JSONValue {
    row.gap.first == .first ? .null : .integer(Int64(row.gap.first.days(to: row.today)))
  }

  private static func state(_ row: Row) -> String {
    if row.graceEnds != nil { return "grace" }
    if row.standing.level != nil { return "below" }
    return row.standing.lapsedOn == nil ? "never" : "lapsed"
  }
}
