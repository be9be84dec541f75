import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Awards the course to everybody of a session who completed it; says what the others lack.
enum TrainAward {
  static let command = Command(
    CommandSpec(
      "award", summary: "Award a course to those who completed it",
      arguments: [TrainEnrol.session, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        What completes a course stands in its file: attendance, test, practical. The last day an \
        award counts follows from the course's renewal rule and earlier awards. An award is an \
        event: it is revoked by another event, never changed. Courses that come before have to \
        count on the last day of the session. Nobody awards themselves, and nobody's practical \
        counts that they assessed themselves.
        """
      $0.seeAlso = ["train list", "train certificate", "train revoke"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[TrainEnrol.session].argumentText)
    let (course, file) = try register.course(of: session)
    guard file != nil, let rule = ExpiryRule(course) else {
      throw Failure(
        .notFound, "course.file", "the curriculum does not have this course any more",
        hints: ["frun train course"])
    }
    let completed = session.endsOn ?? session.heldOn ?? services.today
    guard completed <= services.today else {
      throw Failure(
        .denied, "session.future", "the session is not over until \(completed)",
        hints: ["frun train award \(session.id.text) on that day or later"])
    }
    var drafts: [RecordDraft] = []
    var awarded = 0
    var lacking: [(Enrolment, [String])] = []
    let integrity = try AwardIntegrity(of: session.id, services)
    for participant in try TrainSession.participants(session, register)
    where participant.enrolment.status != "completed" {
      let enrolment = participant.enrolment
      let missing = try participant.missing.map(\.words) + integrity.objections(to: enrolment)
      guard missing.isEmpty else {
        lacking.append((enrolment, missing))
        continue
      }
      drafts += try award(enrolment, course, rule, completed, register)
      awarded += 1
    }
    if !lacking.isEmpty {
      try services.emit(.table(Self.lacking.table(lacking, title: "Not complete")))
    }
    guard !drafts.isEmpty else {
      if lacking.isEmpty, try !register.enrolments(of: session.id).isEmpty {
        throw Failure(
          .denied, "award.done", "everybody of the session has the award already",
          hints: ["frun train list"])
      }
      throw Failure(
        .denied, "award.nobody", "nobody of the session has completed the course",
        hints: ["frun train session \(session.id.text)", "frun train attend \(session.id.text)"])
    }
    let receipt = try services.commit(
      drafts, to: try register.stream(of: session.id), by: invocation)
    return try services.changed(
      "Awarded \(course.code ?? "the course") to \(awarded == 1 ? "1 person" : "\(awarded) people")",
      by: receipt, schema: "frun.train.award/1",
      [
        ("session", .string(session.id.text)), ("awarded", .integer(Int64(awarded))),
        ("incomplete", .integer(Int64(lacking.count))),
      ], next: ["frun train list", "frun train certificate AWARD -o FILE"])
  }

  private static var lacking: Listing<(Enrolment, [String])> {
    Listing(
      "frun.train.lacking/1",
      [
        .init("id", "Enrolment", dropPriority: 1, isWhole: true) { Cell($0.0.id.text) },
        .init("person", "Person", isWhole: true) { Cell($0.0.person ?? "") },
        .init("missing", "What is missing") { Cell($0.1.joined(separator: ", ")) },
      ])
  }

  private static func award(
    _ enrolment: Enrolment, _ course: Course, _ rule: ExpiryRule, _ day: CivilDate,
    _ register: Register
  ) throws -> [RecordDraft] {
    let earlier = try register.awards(of: course, to: enrolment)
    let events = try AwardBook(services: register.services).events(of: earlier)
    let expiry = AwardExpiry(
      rule, completedOn: day, previous: PreviousAward(earlier, events: events))
    var award = try register.services.draft("award")
    try award.set("course", .reference(course.id))
    try award.set("enrolment", .reference(enrolment.id))
    try award.set("person", enrolment.person.map { .text($0) })
    try award.set("trainee", enrolment.trainee.map { .reference($0) })
    try award.set("member", enrolment.member.map { .reference($0) })
    try award.set("kind", .code(earlier.contains { $0.kind != "waiver" } ? "renewal" : "award"))
    try award.set("completedOn", .date(day))
    try award.set("validTo", expiry.validTo.map { .date($0) })
    try award.set("expiryReason", .text(expiry.reason.rawValue))
    try award.set("anchorDay", expiry.anchorDay.map { .integer(Int64($0)) })
    try award.set("status", .code("valid"))
    let newest = earlier.max {
      ($0.completedOn ?? .first, $0.id) < ($1.completedOn ?? .first, $1.id)
    }
    try award.set("previous", newest.map { .reference($0.id) })
    var done = try RecordDraft("enrolment", id: enrolment.id)
    try done.set("status", .code("completed"))
    return [award, done]
  }
}
