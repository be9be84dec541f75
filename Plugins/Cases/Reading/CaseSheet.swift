import FrunDomain
import FrunKit
import FrunText

/// Everything that is shown of one case.
struct CaseSheet {
  /// A person of the family with the relationship to the client.
  struct Relative {
    let person: Record
    let relationship: Record?
    let name: String?
  }

  let row: CaseRow
  let client: Record?
  let names: [Record]
  let family: [Relative]
  let consents: [Record]
  let checks: [Record]
  let plan: Record?
  let placement: Record?
  let nextVisit: Record?
  let disagreements: [Disagreement]
  /// Answers that came without their contents.
  let withheld: Int
  /// Answers that were erased.
  let erased: Int

  var file: OpenedCase { row.file }

  init(_ file: OpenedCase, _ services: any Services) throws {
    row = try CaseRow(file.record, services)
    func all(_ kind: String) throws -> [Record] {
      try readable { try services.records(kind, in: file).filter { !$0.isErased } } ?? []
    }
    client = try readable { try file.client.flatMap { try services.record($0) } }.flatMap(\.self)
    let allNames = try all("name")
    names = allNames.filter { $0.reference("person") == file.client }
    let relationships = try all("relationship")
    let clientID = file.client
    family = try all("person").filter { $0.id != clientID }.map { person in
      let own = allNames.filter { $0.reference("person") == person.id }
      return Relative(
        person: person,
        relationship: relationships.first { $0.reference("relative") == person.id },
        name: (own.first { $0.code("kind") == "full" } ?? own.first)?.text("text"))
    }
    consents = Self.newest(try all("consent"))
    checks = try all("safeguardingCheck").sorted {
      ($1.date("checkedOn") ?? .first) < ($0.date("checkedOn") ?? .first)
    }
    plan = try all("plan").filter { $0.code("status") != "superseded" }
      .max { ($0.integer("version") ?? 0) < ($1.integer("version") ?? 0) }
    placement = try all("placement").filter { $0.date("endsOn") == nil }
      .max { ($0.date("startsOn") ?? .first) < ($1.date("startsOn") ?? .first) }
    nextVisit = try all("visit").filter { $0.code("status") == "planned" }
      .min { Self.day($0) < Self.day($1) }
    disagreements = try services.disagreements(in: file.stream)
    let history = try services.history(HistoryQuery(stream: file.stream))
    withheld = history.reduce(0) { $0 + $1.changes.count { $0 == .withheld } }
    erased = history.reduce(0) { $0 + $1.changes.count { $0 == .erased } }
  }

  /// The day a visit is planned for, else when it is due.
  static func day(_ visit: Record) -> CivilDate {
    visit.date("plannedOn") ?? visit.date("dueOn") ?? .last
  }

  /// The day of a decision; on one day a no counts more than a yes.
  static func weight(_ consent: Record) -> (CivilDate, Int) {
    (consent.date("decidedOn") ?? .first, consent.code("decision") == "given" ? 0 : 1)
  }

  /// Per person, purpose, kind and giver the newest decision: a later record replaces nothing, it
  /// only counts from its day on.
  private static func newest(_ all: [Record]) -> [Record] {
    var newest: [[String]: Record] = [:]
    for consent in all {
      let key =
        ["purpose", "kind", "givenBy"].map { consent.code($0) ?? "" }
        + [consent.reference("person")?.text ?? ""]
      let known = newest[key].map(Self.weight)
      if known.map({ $0 <= Self.weight(consent) }) ?? true { newest[key] = consent }
    }
    let order = ["services", "tracing", "reporting", "sharing"]
    return newest.values.sorted { left, right in
      func rank(_ record: Record) -> (Int, String, RecordID) {
        (
          order.firstIndex(of: record.code("purpose") ?? "") ?? 9, record.code("kind") ?? "",
          record.id
        )
      }
      return rank(left) < rank(right)
    }
  }
}
