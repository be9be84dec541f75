import FrunDomain
import FrunKit

/// What would make an award worth nothing: awarded by the person themselves, or on a practical that
/// they assessed themselves.
struct AwardIntegrity {
  private let services: any Services
  private let acting: RecordID
  private let observations: [Observation]

  init(of session: RecordID, _ services: any Services) throws {
    self.services = services
    acting = try services.acting().member
    let enrolments = try services.records(
      RecordQuery(
        kind: Enrolment.kind, conditions: [Condition("session", .equals(.reference(session)))])
    ).map { FieldValue.reference($0.id) }
    observations =
      enrolments.isEmpty
      ? []
      : Observation.all(
        in: try services.records(
          RecordQuery(
            kind: Observation.kind, conditions: [Condition("enrolment", .oneOf(enrolments))])))
  }

  /// Why somebody cannot be awarded, in words; empty when they can.
  func objections(to enrolment: Enrolment) throws -> [String] {
    let trained = try enrolment.trainee.flatMap { try services.record($0) }
    guard let person = enrolment.member ?? trained?.reference("member") else { return [] }
    var objections: [String] = []
    if person == acting { objections.append("nobody awards themselves") }
    let isOwn =
      enrolment.assessor == person
      || observations.contains { $0.enrolment == enrolment.id && $0.assessor == person }
    if isOwn { objections.append("the practical was assessed by the person") }
    return objections
  }
}
