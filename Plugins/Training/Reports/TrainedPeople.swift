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

  /// The organisation somebody typed, by name, other name or identifier; nil when none was typed.
  func organisation(_ text: String?) throws -> RecordID? {
    guard let text else { return nil }
    let wanted = ReportText.folded(text)
    let found = try organisations().filter { one in
      one.id.text == text
        || ([one.name].compactMap(\.self) + one.otherNames).contains {
          ReportText.folded($0) == wanted
        }
    }
    guard let one = found.first else {
      throw Failure.notFound("organisation", hints: ["frun train org lists them"])
    }
    guard found.count == 1 else {
      throw Failure(
        .usage, "organisation.ambiguous", "several organisations are called this",
        causes: found.prefix(5).map(\.id.text), hints: ["give the identifier"])
    }
    return one.id
  }

  /// All organisations.
  func organisations() throws -> [Organisation] {
    Organisation.all(in: try services.records(RecordQuery(kind: Organisation.kind)))
  }

  /// Puts people together from their records; records that were found to be one person are read
  /// with it.
  func entries(_ trainees: [Trainee]) throws -> [Entry] {
    guard !trainees.isEmpty else { return [] }
    let names = Dictionary(
      try organisations().map { ($0.id, $0.name ?? "") }, uniquingKeysWith: { left, _ in left })
    let twins = try twins(of: trainees)
    let all = trainees.map(\.id) + twins.values.flatMap(\.self).map(\.id)
    let roles = Dictionary(
      grouping: RoleHeld.all(in: try records(RoleHeld.kind, all)), by: \.trainee)
    let awards = Dictionary(grouping: Award.all(in: try records(Award.kind, all)), by: \.trainee)
    let gives = try gives(awards.values.flatMap(\.self))
    return trainees.map { trainee in
      let one = [trainee] + (twins[trainee.id] ?? [])
      let own = one.flatMap { awards[$0.id] ?? [] }
      return Entry(
        trainee: trainee,
        person: TrainedPerson(
          id: trainee.id, isActive: !one.contains { $0.status == "left" },
          roles: one.flatMap { roles[$0.id] ?? [] },
          held: CompetencesHeld(own) { gives[$0] ?? [] }), awards: own,
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
    try services.records(
      RecordQuery(
        kind: kind, conditions: [Condition("trainee", .oneOf(people.map { .reference($0) }))]))
  }

  /// Other records of the same people, by the record that stands for them.
  private func twins(of trainees: [Trainee]) throws -> [RecordID: [Trainee]] {
    var twins: [RecordID: [Trainee]] = [:]
    var owner: [RecordID: RecordID] = [:]
    for trainee in trainees { owner[trainee.id] = trainee.id }
    var open = trainees.map(\.id)
    // Chains are short: a duplicate of a duplicate.
    for _ in 0..<8 where !open.isEmpty {
      let found = Trainee.all(
        in: try services.records(
          RecordQuery(
            kind: Trainee.kind,
            conditions: [Condition("sameAs", .oneOf(open.map { .reference($0) }))])))
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
