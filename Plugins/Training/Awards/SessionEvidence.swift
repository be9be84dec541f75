import FrunDomain
import FrunKit

/// What a session shows of the people in it: hours, results, practicals, and where each stands with
/// other courses.
struct SessionEvidence {
  /// Who runs the command.
  let acting: RecordID
  private let services: any Services
  private let standings: Standings
  private let attendances: [Attendance]
  private let results: [TestResult]
  private let observations: [Observation]

  init(of session: RecordID, _ services: any Services) throws {
    self.services = services
    standings = try Standings(services)
    acting = try services.acting().member
    let enrolments = try services.records(
      RecordQuery(
        kind: Enrolment.kind, conditions: [Condition("session", .equals(.reference(session)))])
    ).map { FieldValue.reference($0.id) }
    func all(_ kind: String) throws -> [Record] {
      guard !enrolments.isEmpty else { return [] }
      return try services.records(
        RecordQuery(kind: kind, conditions: [Condition("enrolment", .oneOf(enrolments))]))
    }
    attendances = Attendance.all(in: try all(Attendance.kind))
    results = TestResult.all(in: try all(TestResult.kind))
    observations = Observation.all(in: try all(Observation.kind))
  }

  /// What one enrolment shows. A practical that the person assessed is left out.
  func evidence(of enrolment: Enrolment) -> CompletionEvidence {
    let own = (try? member(of: enrolment)) ?? nil
    return CompletionEvidence(
      enrolment, attendances: attendances, results: results,
      observations: observations.filter { own == nil || $0.assessor != own })
  }

  /// The member a person is; nil for somebody who is none.
  func member(of enrolment: Enrolment) throws -> RecordID? {
    if let member = enrolment.member { return member }
    return try enrolment.trainee.flatMap { try services.record($0) }?.reference("member")
  }

  /// Whether the person assessed their own practical.
  func wasAssessed(_ enrolment: Enrolment, by person: RecordID) -> Bool {
    enrolment.assessor == person
      || observations.contains { $0.enrolment == enrolment.id && $0.assessor == person }
  }

  /// Where somebody stands with a course of a code, in every version of it.
  func state(of code: String, for enrolment: Enrolment, on day: CivilDate) throws -> TrainingState {
    try standings.states(of: [code], for: enrolment, on: day)[code] ?? .none
  }
}
