import FrunDomain
import FrunKit

/// People of the register with their roles and what their awards show.
struct TrainedPeople {
  let services: any Services
  private let requirementsFile = "Training/roles.csv"

  /// One person of a list.
  struct Entry {
    let trainee: Trainee
    let person: TrainedPerson
    let awards: [Award]
    let organisation: String?
  }

  /// What roles ask for.
  func requirements() throws -> RoleRequirements {
    let bytes: [UInt8]
    do { bytes = try services.data(requirementsFile) } catch {
      throw Failure(
        .notFound, "roles.missing", "the curriculum does not say what roles ask for",
        place: requirementsFile, hints: ["frun doctor says where the curriculum is looked for"])
    }
    do { return try RoleRequirements(csv: bytes) } catch {
      throw Failure(
        .data, "roles.malformed", "the table of roles cannot be read", place: requirementsFile,
        causes: ["\(error)"], hints: ["mend the line that is named"])
    }
  }

  /// A role somebody typed, by code or label; nil when none was typed.
  func role(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard let field = Schema.standard.field("role", of: RoleHeld.kind) else { return text }
    guard case .code(let code) = try Schema.standard.value(of: text, for: field, at: "--role")
    else { return nil }
    return code
  }

  /// The organisation somebody typed; nil when none was typed.
  func organisation(_ text: String?) throws -> RecordID? {
    try text.map { try Register(services: services).organisation($0).id }
  }

  /// The people of an organisation; nil when there are more than so many.
  func identifiers(of organisation: RecordID, atMost most: Int) throws -> [RecordID]? {
    let found = try services.records(
      RecordQuery(
        kind: Trainee.kind,
        conditions: [Condition("organisation", .equals(.reference(organisation)))],
        limit: most + 1))
    return found.count > most ? nil : found.map(\.id)
  }

  /// Puts people together from their records; records that were found to be one person are read
  /// with it.
  func entries(_ trainees: [Trainee]) throws -> [Entry] {
    guard !trainees.isEmpty else { return [] }
    let names = Dictionary(
      try Register(services: services).organisations().map { ($0.id, $0.name ?? "") },
      uniquingKeysWith: { left, _ in left })
    let twins = try twins(of: trainees)
    let all = trainees.map(\.id) + twins.values.flatMap(\.self).map(\.id)
    let roles = Dictionary(
      grouping: RoleHeld.all(in: try records(RoleHeld.kind, all)), by: \.trainee)
    let given = Award.all(in: try records(Award.kind, all))
    let awards = Dictionary(grouping: given, by: \.trainee)
    let byMember = try self.byMember(trainees + twins.values.flatMap(\.self))
    let gives = try gives(given + byMember.values.flatMap(\.self))
    let events = try events(of: given + byMember.values.flatMap(\.self))
    return trainees.map { trainee in
      let one = [trainee] + (twins[trainee.id] ?? [])
      let named = one.flatMap { awards[$0.id] ?? [] }
      let own =
        named
        + one.compactMap(\.member).flatMap { byMember[$0] ?? [] }
        .filter { award in !named.contains { $0.id == award.id } }
      return Entry(
        trainee: trainee,
        person: TrainedPerson(
          id: trainee.id, isActive: !one.contains { $0.status == "left" },
          roles: one.flatMap { roles[$0.id] ?? [] },
          held: CompetencesHeld(own, events: own.flatMap { events[$0.id] ?? [] }) {
            gives[$0] ?? []
          }),
        awards: own,
        organisation: one.compactMap(\.organisation).compactMap { names[$0] }.first)
    }
  }

  /// The people of identifiers, in their order; who may not be known of is left out.
  func entries(of people: [RecordID]) throws -> [RecordID: Entry] {
    var trainees: [Trainee] = []
    for id in Set(people).sorted() {
      if let trainee = try services.record(id).flatMap({ Trainee($0) }) { trainees.append(trainee) }
    }
    return Dictionary(
      try entries(trainees).map { ($0.trainee.id, $0) }, uniquingKeysWith: { left, _ in left })
  }

  private func records(_ kind: String, _ people: [RecordID]) throws -> [Record] {
    try records(kind, "trainee", people)
  }

  /// The records whose field refers to one of these, asked for in parts.
  private func records(_ kind: String, _ field: String, _ targets: [RecordID]) throws -> [Record] {
    var found: [Record] = []
    for start in stride(from: 0, to: targets.count, by: 400) {
      let part = targets[start..<min(start + 400, targets.count)]
      found += try services.records(
        RecordQuery(
          kind: kind, conditions: [Condition(field, .oneOf(part.map { .reference($0) }))]))
    }
    return found
  }

  /// Other records of the same people, by the record that stands for them.
  private func twins(of trainees: [Trainee]) throws -> [RecordID: [Trainee]] {
    var twins: [RecordID: [Trainee]] = [:]
    var owner: [RecordID: RecordID] = [:]
    for trainee in trainees { owner[trainee.id] = trainee.id }
    var open = trainees.map(\.id)
    // Chains are short: a duplicate of a duplicate.
    for _ in 0..<8 where !open.isEmpty {
      let found = Trainee.all(in: try records(Trainee.kind, "sameAs", open))
      open = []
      for twin in found where owner[twin.id] == nil {
        guard let first = twin.sameAs.flatMap({ owner[$0] }) else { continue }
        owner[twin.id] = first
        twins[first, default: []].append(twin)
        open.append(twin.id)
      }
    }
    return twins
  }

  /// Awards that name the member and not the person.
  private func byMember(_ trainees: [Trainee]) throws -> [RecordID: [Award]] {
    let members = Set(trainees.compactMap(\.member)).sorted()
    guard !members.isEmpty else { return [:] }
    let found = Award.all(in: try records(Award.kind, "member", members))
    var byMember: [RecordID: [Award]] = [:]
    for award in found {
      if let member = award.member { byMember[member, default: []].append(award) }
    }
    return byMember
  }

  private func events(of awards: [Award]) throws -> [RecordID: [AwardEvent]] {
    var byAward: [RecordID: [AwardEvent]] = [:]
    for event in try AwardBook(services: services).events(of: awards) {
      if let award = event.award { byAward[award, default: []].append(event) }
    }
    return byAward
  }

  private func gives(_ awards: [Award]) throws -> [RecordID: [CompetenceLevel]] {
    var gives: [RecordID: [CompetenceLevel]] = [:]
    for id in Set(awards.compactMap(\.course)) {
      gives[id] = try services.record(id).flatMap { Course($0) }?.gives
        .compactMap { CompetenceLevel(text: $0) }
    }
    return gives
  }
}

extension CompetenceLevel {
  /// What the competence is about, for people.
  func words(_ language: String) -> String {
    Schema.standard.vocabulary("competence")?.label(competence, in: language) ?? competence
  }
}

extension Cell {
  /// A name of a table: long ones would leave no room for what the table is about.
  static func person(_ name: String?) -> Cell {
    let name = name ?? ""
    return Cell(name.count > 22 ? String(name.prefix(21)) + "…" : name, .name)
  }
}
