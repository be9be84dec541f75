import FrunDomain
import FrunKit

/// Where people stand with courses. The register's people are read once, awards person by person:
/// a register of half a million awards is not read for a session of twenty.
final class Standings {
  private let services: any Services
  private let trainees: [RecordID: Trainee]
  private let index: TraineeIndex
  private let same: [RecordID: [RecordID]]
  private var versions: [String: Set<RecordID>] = [:]

  /// Reads who is who.
  init(_ services: any Services) throws {
    self.services = services
    let all = Trainee.all(in: try services.records(RecordQuery(kind: Trainee.kind)))
    trainees = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    index = TraineeIndex(all)
    same = Dictionary(grouping: all.map(\.id)) { [index] in index.person($0) }
  }

  /// Awards of a person, under whatever identifier they were given.
  func awards(member: RecordID?, trainee: RecordID?) throws -> [Award] {
    var found: [RecordID: Award] = [:]
    func take(_ field: String, _ ids: [RecordID]) throws {
      guard !ids.isEmpty else { return }
      let condition = Condition(field, .oneOf(ids.map { .reference($0) }))
      let records = try services.records(RecordQuery(kind: Award.kind, conditions: [condition]))
      for award in Award.all(in: records) { found[award.id] = award }
    }
    var people: Set<RecordID> = []
    if let trainee {
      people.formUnion([trainee, index.person(trainee)])
      people.formUnion(same[index.person(trainee)] ?? [])
    }
    let members = Set([member].compactMap { $0 } + people.compactMap { trainees[$0]?.member })
    try take("member", members.sorted())
    try take("trainee", people.sorted())
    return found.values.sorted { $0.id < $1.id }
  }

  /// The state of a person with a course of a code, in every version of it.
  func state(of code: String, awards: [Award], on day: CivilDate) throws -> TrainingState {
    if versions[code] == nil {
      let condition = Condition("code", .equals(.text(code)))
      versions[code] = Set(
        try services.records(RecordQuery(kind: Course.kind, conditions: [condition])).map(\.id))
    }
    let mine = awards.filter { award in
      award.course.map { versions[code]?.contains($0) == true } ?? false
    }
    let events = try AwardBook(services: services).events(of: mine)
    return TrainingState(awards: mine, events: events, windowDays: 0, on: day)
  }

  /// The states of the person of an enrolment with courses. An enrolment from before people were
  /// recorded has its name alone.
  func states(
    of codes: [String], for enrolment: Enrolment, on day: CivilDate
  ) throws -> [String: TrainingState] {
    guard !codes.isEmpty else { return [:] }
    var awards = try awards(member: enrolment.member, trainee: enrolment.trainee)
    if enrolment.member == nil, enrolment.trainee == nil, let name = enrolment.person {
      awards = Award.all(
        in: try services.records(
          RecordQuery(
            kind: Award.kind, conditions: [Condition("person", .equals(.text(name)))]))
      ).filter { $0.member == nil && $0.trainee == nil }
    }
    var states: [String: TrainingState] = [:]
    for code in codes { states[code] = try state(of: code, awards: awards, on: day) }
    return states
  }
}
