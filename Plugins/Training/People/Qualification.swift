import FrunDomain
import FrunKit

/// What somebody may do as trainer or assessor on a day, by their awards.
struct Qualification {
  /// Whether the register holds any award of theirs for a course that gives the competence.
  let everHeld: Bool
  /// Whether one of them counts on the day.
  let isHeld: Bool

  /// Looks a competence up.
  init(
    _ needed: CompetenceLevel, of member: RecordID?, trainee: RecordID?, on day: CivilDate,
    _ register: Register
  ) throws {
    var courses: [RecordID: Course] = [:]
    let awards = try register.awards(member: member, trainee: trainee)
    for id in Set(awards.compactMap(\.course)) {
      courses[id] = try register.services.record(id).flatMap { Course($0) }
    }
    func gives(_ award: Award) -> Bool {
      award.course.flatMap { courses[$0] }?.gives.contains { text in
        CompetenceLevel(text: text).map {
          $0.competence == needed.competence && $0.level >= needed.level
        } ?? false
      } ?? false
    }
    let relevant = awards.filter(gives)
    everHeld = !relevant.isEmpty
    let events = try AwardBook(services: register.services).events(of: relevant)
    isHeld = TrainingState(awards: relevant, events: events, windowDays: 0, on: day).isValid
  }

  /// What a trainer holds: trains and assesses adults, level 3.
  static let trainer = CompetenceLevel("C27", level: 3)
}
