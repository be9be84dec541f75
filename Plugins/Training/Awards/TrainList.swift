import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// An award as lists show it.
struct AwardRow {
  let award: Award
  let course: String
  let state: TrainingState

  /// Columns of a list of awards.
  static func listing(_ schema: String) -> Listing<AwardRow> {
    Listing(
      schema, whenEmpty: "no award",
      [
        .init("id", "Award", dropPriority: 2, isWhole: true) { Cell($0.award.id.text) },
        .init("person", "Person", isWhole: true) { Cell($0.award.person ?? "") },
        .init("course", "Course", isWhole: true) { Cell($0.course) },
        .init("completedOn", "Completed", dropPriority: 1, isWhole: true) {
          Cell($0.award.completedOn?.description ?? "")
        },
        .init("validTo", "Counts until", isWhole: true) {
          Cell($0.award.validTo?.description ?? "ever")
        },
        .init("state", "State", isWhole: true, json: { .string($0.state.rawValue) }) {
          Cell($0.state.label, $0.state.isValid ? ($0.state == .dueSoon ? .caution : .good) : .bad)
        },
      ])
  }

  /// Awards with the state they have on a day.
  static func rows(_ awards: [Award], _ services: any Services) throws -> [AwardRow] {
    var courses: [RecordID: Course] = [:]
    for id in Set(awards.compactMap(\.course)) {
      courses[id] = try services.record(id).flatMap { Course($0) }
    }
    let today = services.today
    let events = Dictionary(
      grouping: try AwardBook(services: services).events(of: awards), by: { $0.award })
    return awards.map { award in
      let course = award.course.flatMap { courses[$0] }
      return AwardRow(
        award: award, course: course?.code ?? "",
        state: TrainingState(
          awards: [award], events: events[award.id] ?? [], windowDays: course?.windowDays ?? 60,
          on: today))
    }
  }
}

/// Lists awards, of everybody or of one person.
enum TrainList {
  static let person = Option<String?>(
    "person", value: "who", help: "Only of this person: handle, e-mail address or identifier")

  static let command = Command(
    CommandSpec(
      "list", summary: "List awards and how long they count",
      arguments: [person, CommonOptions.limit]
    ).with {
      $0.seeAlso = ["train expiring", "train course"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let limit = invocation[CommonOptions.limit]
    let found =
      try invocation[person].map { try held(by: $0, services) }
      ?? Award.all(
        in: services.records(
          RecordQuery(
            kind: "award", order: [QueryOrder("completedOn", ascending: false)], limit: limit + 1)))
    let awards = try services.first(limit, of: found)
    return try services.list(
      AwardRow.rows(awards, services), as: AwardRow.listing("frun.train.list/1"), title: "Awards")
  }

  /// Awards of one person, under whatever identifier they were given, the newest first.
  private static func held(by who: String, _ services: any Services) throws -> [Award] {
    let register = Register(services: services)
    var member: RecordID?
    var trainee: RecordID?
    if let known = try? services.member(who) {
      member = known.id
      trainee = try register.trainees().first { $0.member == known.id }?.id
    } else {
      let known = try register.trainee(who)
      (member, trainee) = (known.member, known.id)
    }
    return try register.awards(member: member, trainee: trainee).sorted {
      ($0.completedOn ?? .first, $0.id) > ($1.completedOn ?? .first, $1.id)
    }
  }
}
