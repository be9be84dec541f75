import FrunDomain
import FrunKit

/// The log of supervision and coaching, and who is to be seen next.
struct CoachingBook {
  let register: Register

  private var services: any Services { register.services }

  /// Somebody to be seen.
  struct Due {
    let trainee: RecordID?
    let name: String
    let type: String
    let on: CivilDate
    let enrolment: RecordID?
  }

  /// After so many days people are asked what they do differently at work, and until so many.
  private static let behaviourDays = 90...183

  /// What was written down about a person under any of their identifiers, the newest first.
  func entries(of people: Set<RecordID>) throws -> [Coaching] {
    let condition = Condition("trainee", .oneOf(people.sorted().map { .reference($0) }))
    return Coaching.all(
      in: try services.records(RecordQuery(kind: Coaching.kind, conditions: [condition]))
    ).sorted { ($1.heldOn ?? .first, $1.id) < ($0.heldOn ?? .first, $0.id) }
  }

  /// Who is to be seen until a day: what was agreed and has not happened, and courses three to six
  /// months ago whose effect at work nobody looked at. Reads what is due, not the register.
  func due(until day: CivilDate) throws -> [Due] {
    try (agreed(until: day) + effects(until: day)).sorted {
      ($0.on, $0.name, $0.type) < ($1.on, $1.name, $1.type)
    }
  }

  private func agreed(until day: CivilDate) throws -> [Due] {
    let open = Coaching.all(
      in: try services.records(
        RecordQuery(
          kind: Coaching.kind,
          conditions: [Condition("nextOn", .between(.date(.first), .date(day)))],
          order: [QueryOrder("nextOn")])))
    let people = Set(open.compactMap(\.trainee))
    let all = people.isEmpty ? [] : try entries(of: people)
    return try open.compactMap { entry in
      guard let trainee = entry.trainee, let type = entry.type, let next = entry.nextOn,
        !all.contains(where: {
          $0.id != entry.id && $0.trainee == trainee && $0.type == type
            && ($0.heldOn ?? .first) > (entry.heldOn ?? .first)
        })
      else { return nil }
      return Due(
        trainee: trainee, name: try name(trainee), type: type, on: next, enrolment: entry.enrolment)
    }
  }

  private func effects(until day: CivilDate) throws -> [Due] {
    let today = services.today
    let first = today.adding(days: -Self.behaviourDays.upperBound)
    let last = day.adding(days: -Self.behaviourDays.lowerBound)
    guard first <= last else { return [] }
    let sessions = TrainingSession.all(
      in: try services.records(
        RecordQuery(
          kind: TrainingSession.kind,
          conditions: [Condition("heldOn", .between(.date(first), .date(last)))])))
    var due: [Due] = []
    for session in sessions where session.status != "cancelled" {
      guard let held = session.endsOn ?? session.heldOn else { continue }
      let people = try register.enrolments(of: session.id).filter {
        ["attended", "completed"].contains($0.status)
      }
      guard !people.isEmpty else { continue }
      let seen = Set(
        Coaching.all(
          in: try services.records(
            RecordQuery(
              kind: Coaching.kind,
              conditions: [
                Condition("enrolment", .oneOf(people.map { .reference($0.id) })),
                Condition("kind", .equals(.code("behaviour"))),
              ]))
        ).compactMap(\.enrolment))
      for one in people where !seen.contains(one.id) {
        due.append(
          Due(
            trainee: one.trainee, name: one.person ?? "", type: "behaviour",
            on: held.adding(days: Self.behaviourDays.lowerBound), enrolment: one.id))
      }
    }
    return due
  }

  private func name(_ trainee: RecordID) throws -> String {
    try services.record(trainee)?.text("name") ?? ""
  }
}
