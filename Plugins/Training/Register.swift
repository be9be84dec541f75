import FrunDomain
import FrunKit
import FrunText

/// The training register of this vault and the shipped curriculum.
struct Register {
  let services: any Services

  /// The register's stream; a new one when nothing was recorded yet.
  func stream() throws -> StreamID {
    for kind in ["course", Trainee.kind, Organisation.kind, GateRequirement.kind] {
      if let known = try services.records(RecordQuery(kind: kind, limit: 1)).first {
        return known.stream
      }
    }
    return StreamID(kind: .training, id: try RecordID(random: { services.random($0) }))
  }

  /// The stream of a record. When the registers of two trainers were merged there are two, and a
  /// record is spoken about in its own.
  func stream(of record: RecordID) throws -> StreamID {
    try services.record(record)?.stream ?? stream()
  }

  /// Commits drafts that change records of more than one stream, each to its own; new records go
  /// to one that is given.
  func commit(
    _ drafts: [RecordDraft], new stream: StreamID, by invocation: Invocation
  ) throws -> CommitReceipt {
    var groups: [StreamID: [RecordDraft]] = [:]
    for draft in drafts {
      groups[try services.record(draft.id)?.stream ?? stream, default: []].append(draft)
    }
    for (other, group) in groups where other != stream {
      let receipt = try services.commit(group, to: other, by: invocation)
      if groups.count == 1 { return receipt }
    }
    return try services.commit(groups[stream] ?? [], to: stream, by: invocation)
  }

  /// The course files of the curriculum, by code.
  func curriculum() throws -> [CourseFile] {
    try services.dataNames(under: "Training").filter { $0.hasSuffix("/") }.sorted()
      .compactMap { folder in try file("Training/\(folder)course.md") }
  }

  /// What to type instead of an unknown code.
  func suggestions(for code: String) throws -> [String] {
    let near = Suggestions.nearest(to: code, among: try curriculum().map(\.code))
    return near.map { "did you mean \($0)?" } + ["frun train course lists the courses"]
  }

  /// The course file of a code; nil when the curriculum has none.
  func courseFile(_ code: String) throws -> CourseFile? {
    guard !code.isEmpty, code.utf8.allSatisfy({ Self.isPlain($0) }) else { return nil }
    let folders = try services.dataNames(under: "Training")
    guard folders.contains(code + "/") else { return nil }
    return try file("Training/\(code)/course.md")
  }

  private func file(_ path: String) throws -> CourseFile? {
    guard let bytes = try? services.data(path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .data, "course.malformed", "a course file is not UTF-8", place: path,
        hints: ["save it as UTF-8"])
    }
    do { return try CourseFile(parsing: text) } catch {
      throw Failure(
        .data, "course.malformed", "a course file cannot be read", place: path,
        causes: ["\(error)"], hints: ["mend the line that is named"])
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || byte == 45
  }

  /// The recorded course of a code and version; nil when it was never held.
  func course(_ code: String, version: String) throws -> Record? {
    try services.records(
      RecordQuery(
        kind: "course",
        conditions: [
          Condition("code", .equals(.text(code))), Condition("version", .equals(.text(version))),
        ])
    ).first
  }

  /// The session a user means by its identifier or the unique start of one.
  func session(_ text: String) throws -> TrainingSession {
    let id: RecordID
    do { id = try services.resolve(text, kind: "session") } catch let failure as Failure
      where failure.kind == .notFound
    {
      throw Failure.notFound("session", hints: ["frun train session lists them"])
    }
    guard let session = try services.record(id).flatMap({ TrainingSession($0) }) else {
      throw Failure.notFound("session", hints: ["frun train session lists them"])
    }
    return session
  }

  /// The course of a session, with its file as far as the curriculum has it.
  func course(of session: TrainingSession) throws -> (record: Course, file: CourseFile?) {
    guard
      let course = try session.course.flatMap({ try services.record($0) }).flatMap({ Course($0) })
    else { throw Failure.notFound("course") }
    return (course, try course.code.flatMap { try courseFile($0) })
  }

  /// Enrolments of a session, by name.
  func enrolments(of session: RecordID) throws -> [Enrolment] {
    Enrolment.all(
      in: try services.records(
        RecordQuery(
          kind: "enrolment", conditions: [Condition("session", .equals(.reference(session)))]))
    ).sorted {
      ($0.number ?? .max, $0.person ?? "", $0.id) < ($1.number ?? .max, $1.person ?? "", $1.id)
    }
  }

  /// What enrolments show: hours, results, practicals.
  func evidence(of enrolments: [Enrolment]) throws -> [RecordID: CompletionEvidence] {
    let mine = Condition("enrolment", .oneOf(enrolments.map { .reference($0.id) }))
    guard !enrolments.isEmpty else { return [:] }
    let attendances = Dictionary(
      grouping: Attendance.all(
        in: try services.records(RecordQuery(kind: Attendance.kind, conditions: [mine])))
    ) { $0.enrolment }
    let results = Dictionary(
      grouping: TestResult.all(
        in: try services.records(RecordQuery(kind: TestResult.kind, conditions: [mine])))
    ) { $0.enrolment }
    let seen = Dictionary(
      grouping: Observation.all(
        in: try services.records(RecordQuery(kind: Observation.kind, conditions: [mine])))
    ) { $0.enrolment }
    return Dictionary(
      uniqueKeysWithValues: enrolments.map { enrolment in
        (
          enrolment.id,
          CompletionEvidence(
            enrolment, attendances: attendances[enrolment.id] ?? [],
            results: results[enrolment.id] ?? [], observations: seen[enrolment.id] ?? [])
        )
      })
  }

  /// The enrolment a user means: number on the lists, handle, identifier of the enrolment or of
  /// the person, or e-mail address.
  func enrolment(_ text: String, in people: [Enrolment], of session: TrainingSession) throws
    -> Enrolment
  {
    if let number = Int(text) {
      // Two trainers who enrolled without knowing of each other gave out the same numbers.
      let numbered = people.filter { $0.number == number }
      if numbered.count > 1 {
        throw Failure(
          .data, "enrolment.ambiguous", "several people of the session have this number",
          causes: numbered.map { "enrolment \($0.id.text)" },
          hints: ["name the enrolment by its identifier"])
      }
      if let one = numbered.first { return one }
    }
    let starts = people.filter { $0.id.text.hasPrefix(text) }
    if let one = starts.first, starts.count == 1, text.utf8.count >= 4 { return one }
    if let member = try? services.member(text),
      let one = people.first(where: { $0.member == member.id })
    {
      return one
    }
    if let trainee = try? trainee(text) {
      let ids = try identifiers(of: trainee.id)
      if let one = people.first(where: { $0.trainee.map(ids.contains) ?? false }) { return one }
    }
    throw Failure.notFound(
      "enrolment",
      hints: [
        "frun train session \(session.id.text) lists who is enrolled",
        "frun train enrol \(session.id.text) MEMBER",
      ])
  }

  /// Awards of a course, in every version of it, to a holder: under every identifier the register
  /// has for them. An enrolment from before people were recorded has its name alone.
  func awards(of course: Course, to enrolment: Enrolment) throws -> [Award] {
    var versions: Set<RecordID> = [course.id]
    if let code = course.code {
      versions = Set(
        try services.records(
          RecordQuery(kind: "course", conditions: [Condition("code", .equals(.text(code)))])
        ).map(\.id))
    }
    guard enrolment.member == nil, enrolment.trainee == nil else {
      return try awards(member: enrolment.member, trainee: enrolment.trainee).filter {
        $0.course.map(versions.contains) ?? false
      }
    }
    return Award.all(
      in: try services.records(
        RecordQuery(
          kind: "award",
          conditions: [Condition("course", .oneOf(versions.sorted().map { .reference($0) }))]))
    ).filter { $0.member == nil && $0.trainee == nil && $0.person == enrolment.person }
  }

  /// What a result may be recorded for: a session that has begun.
  func begun(_ session: TrainingSession) throws {
    if session.status == "cancelled" {
      throw Failure(
        .denied, "session.cancelled", "the session was cancelled",
        hints: ["frun train schedule CODE --on DATE"])
    }
    guard let day = session.heldOn, day > services.today else { return }
    throw Failure(
      .denied, "session.future", "the session begins on \(day)",
      hints: ["record the results when it was held", "frun train session lists the sessions"])
  }
}
