import FrunDomain
import Testing

/// Days of 2026 by month and day.
private func day(_ month: Int, _ day: Int) -> CivilDate {
  CivilDate(year: 2026, month: month, day: day) ?? .first
}

@Suite("Who lacks what a role asks for")
struct CompetenceGapTests {
  private let id: RecordID
  private let needed: RoleRequirement

  init() throws {
    id = try #require(RecordID(bytes: [UInt8](repeating: 7, count: 16)))
    needed = RoleRequirement(
      role: "caseworker", needed: try #require(CompetenceLevel(text: "C09/2")), graceDays: 30)
  }

  private func record(_ kind: String, _ fields: [String: FieldValue], _ number: UInt8) -> Record {
    Record(
      id: RecordID(bytes: [UInt8](repeating: number, count: 16)) ?? id, kind: kind,
      stream: StreamID(kind: .training, id: id),
      fields: fields.mapValues { RecordField(value: $0) })
  }

  private func award(
    _ first: CivilDate, _ last: CivilDate?, status: String = "valid", course: UInt8 = 50
  ) -> [Award] {
    var fields: [String: FieldValue] = [
      "course": .reference(RecordID(bytes: [UInt8](repeating: course, count: 16)) ?? id),
      "completedOn": .date(first), "status": .code(status),
    ]
    fields["validTo"] = last.map { .date($0) }
    return [Award(record("award", fields, 90))].compactMap { $0 }
  }

  private func role(_ since: CivilDate?, until: CivilDate? = nil, _ code: String = "caseworker")
    -> [RoleHeld]
  {
    var fields: [String: FieldValue] = ["role": .code(code)]
    fields["since"] = since.map { .date($0) }
    fields["until"] = until.map { .date($0) }
    return [RoleHeld(record("roleHeld", fields, 80))].compactMap { $0 }
  }

  /// Course 50 gives C09/2, course 51 C09/3, course 52 C09/1.
  private func person(_ awards: [[Award]], _ roles: [[RoleHeld]], isActive: Bool = true)
    -> TrainedPerson
  {
    TrainedPerson(
      id: id, isActive: isActive, roles: roles.flatMap(\.self),
      held: CompetencesHeld(awards.flatMap(\.self)) { course in
        ["C09/\(course.bytes[0] == 51 ? 3 : course.bytes[0] == 52 ? 1 : 2)"]
          .compactMap { CompetenceLevel(text: $0) }
      })
  }

  private func gaps(_ awards: [[Award]], _ roles: [[RoleHeld]], isActive: Bool = true) -> [String] {
    person(awards, roles, isActive: isActive).gaps(RoleRequirements([needed])).map { gap in
      "\(gap.first) to \(gap.last?.description ?? "open")"
    }
  }

  @Test("grace, then a gap until an award counts, and again after its last day")
  func stretches() {
    #expect(gaps([], [role(day(1, 1))]) == ["2026-01-31 to open"])
    #expect(
      gaps([award(day(3, 1), day(6, 30))], [role(day(1, 1))])
        == ["2026-01-31 to 2026-02-28", "2026-07-01 to open"])
    // Renewed without a day between: no gap.
    #expect(
      gaps([award(day(1, 1), day(6, 30)), award(day(7, 1), nil)], [role(day(1, 1))]).isEmpty)
    // One day between is a gap of one day.
    #expect(
      gaps([award(day(1, 1), day(6, 30)), award(day(7, 2), nil)], [role(day(1, 1))])
        == ["2026-07-01 to 2026-07-01"])
  }

  @Test("a higher level shows a lower one, never the other way round")
  func levels() {
    #expect(gaps([award(day(1, 1), nil, course: 51)], [role(day(1, 1))]).isEmpty)
    #expect(
      gaps([award(day(1, 1), nil, course: 52)], [role(day(1, 1))]) == ["2026-01-31 to open"])
  }

  @Test("nothing is asked before, after, or of those who left; an unknown first day had its grace")
  func duties() {
    #expect(gaps([], []).isEmpty)
    #expect(gaps([], [role(day(1, 1))], isActive: false).isEmpty)
    #expect(gaps([], [role(day(1, 1), until: day(1, 20))]).isEmpty)
    #expect(
      gaps([], [role(day(1, 1), until: day(3, 31))]) == ["2026-01-31 to 2026-03-31"])
    #expect(gaps([], [role(nil)]) == ["0001-01-01 to open"])
    #expect(gaps([], [role(day(5, 1), until: day(4, 1))]).isEmpty)
    // Two teams wrote the same role down: the earlier day counts, and nobody is counted twice.
    #expect(gaps([], [role(day(2, 1)), role(day(1, 1))]) == ["2026-01-31 to open"])
  }

  @Test("revoked and suspended awards show nothing")
  func revoked() {
    #expect(
      gaps([award(day(1, 1), nil, status: "revoked")], [role(day(1, 1))])
        == ["2026-01-31 to open"])
  }

  @Test("what is asked of everyone is asked once, whatever the roles")
  func everyone() {
    let all = RoleRequirements([
      RoleRequirement(role: "everyone", needed: needed.needed, graceDays: 0)
    ])
    let two = person([], [role(day(1, 1)), role(day(2, 1), "trainer")])
    #expect(two.gaps(all).map(\.first) == [day(1, 1)])
  }

  @Test("grace on a day")
  func grace() {
    let new = person([], [role(day(1, 1))])
    #expect(new.graceEnds(needed, on: day(1, 1)) == day(1, 30))
    #expect(new.graceEnds(needed, on: day(1, 30)) == day(1, 30))
    #expect(new.graceEnds(needed, on: day(1, 31)) == nil)
    #expect(new.graceEnds(needed, on: day(1, 31).adding(days: -60)) == nil)
  }

  @Test("standing on a day: level, until when, or when it lapsed")
  func standing() {
    let held = person([award(day(1, 1), day(6, 30)), award(day(3, 1), day(4, 30), course: 51)], [])
      .held
    #expect(held.standing("C09", on: day(2, 1)).level == 2)
    #expect(held.standing("C09", on: day(2, 1)).until == day(6, 30))
    #expect(held.standing("C09", on: day(3, 15)).level == 3)
    #expect(held.standing("C09", on: day(3, 15)).until == day(4, 30))
    let after = held.standing("C09", on: day(7, 1))
    #expect(after.level == nil && after.lapsedLevel == 2 && after.lapsedOn == day(6, 30))
    #expect(held.standing("C09", on: day(1, 1).adding(days: -1)).lapsedOn == nil)
    #expect(held.standing("C01", on: day(1, 1)).level == nil)
  }

  @Test("the file of requirements: read, written, refused by line")
  func file() throws {
    let text = "role,competency,level,grace_days\r\ncaseworker,C09,2,90\r\ntrainer,C27,3,0\r\n"
    let read = try RoleRequirements(csv: Array(text.utf8))
    #expect(read.list.map(\.graceDays) == [90, 0])
    #expect(read.bytes == Array(text.utf8))
    for wrong in [
      "role,competency\n", "role,competency,level,grace_days\nboss,C09,2,0\n",
      "role,competency,level,grace_days\ncaseworker,C09,5,0\n",
      "role,competency,level,grace_days\ncaseworker,C99,1,0\n",
      "role,competency,level,grace_days\ncaseworker,C09,1,-1\n",
    ] {
      #expect(throws: DomainError.self) { try RoleRequirements(csv: Array(wrong.utf8)) }
    }
  }
}
