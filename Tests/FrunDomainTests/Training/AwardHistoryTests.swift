import FrunDomain
import Testing

@Suite("What happens to an award")
struct AwardHistoryTests {
  private let id = Fixture.record(1)

  private func award(until: String? = "2026-01-31", kind: String = "award") throws -> Award {
    var values: [String: FieldValue] = [
      "completedOn": .date(try Fixture.day("2025-01-31")), "kind": .code(kind),
      "status": .code("valid"),
    ]
    if let until { values["validTo"] = .date(try Fixture.day(until)) }
    let record = Record(id: id, kind: "award", stream: Fixture.stream, fields: [:])
    return try #require(Award(record.with(values)))
  }

  private func event(
    _ number: UInt8, _ type: String, _ day: String, lifts: UInt8? = nil
  ) throws -> AwardEvent {
    var values: [String: FieldValue] = [
      "award": .reference(id), "type": .code(type), "effectiveOn": .date(try Fixture.day(day)),
    ]
    if let lifts { values["lifts"] = .reference(Fixture.record(lifts)) }
    let record = Record(
      id: Fixture.record(number), kind: "awardEvent", stream: Fixture.stream, fields: [:])
    return try #require(AwardEvent(record.with(values)))
  }

  @Test("computed for any day; what comes later changes nothing before")
  func days() throws {
    let history = AwardHistory(
      try award(),
      events: [
        try event(2, "suspended", "2025-03-01"),
        try event(3, "reinstated", "2025-04-01", lifts: 2), try event(4, "revoked", "2025-06-01"),
      ])
    let expected: [(String, AwardHistory.Standing)] = [
      ("2025-01-30", .pending), ("2025-01-31", .valid), ("2025-02-28", .valid),
      ("2025-03-01", .suspended), ("2025-03-31", .suspended), ("2025-04-01", .valid),
      ("2025-05-31", .valid), ("2025-06-01", .revoked), ("2027-01-01", .revoked),
    ]
    for (day, standing) in expected {
      #expect(history.standing(on: try Fixture.day(day)) == standing, "\(day)")
    }
    let entries = history.entries(until: try Fixture.day("2027-01-01"))
    #expect(entries.map(\.kind) == [.issued, .suspended, .reinstated, .revoked])
    #expect(history.entries(until: try Fixture.day("2025-03-15")).count == 2)
  }

  @Test("what happened on one day is told in the only order it can have happened")
  func oneDay() throws {
    // Identifiers are random: every order of them tells the same.
    for ids in [[2, 3, 4, 5], [5, 4, 3, 2], [4, 2, 5, 3], [3, 5, 2, 4]] as [[UInt8]] {
      let events = [
        try event(ids[0], "suspended", "2025-03-01"),
        try event(ids[1], "reinstated", "2025-03-01", lifts: ids[0]),
        try event(ids[2], "suspended", "2025-03-01"), try event(ids[3], "revoked", "2025-03-01"),
      ]
      let entries = AwardHistory(try award(), events: events)
        .entries(until: try Fixture.day("2025-03-01"))
      #expect(entries.map(\.kind) == [.issued, .suspended, .reinstated, .suspended, .revoked])
    }
  }

  @Test("the order in which events arrive never matters, and nothing lifts a revocation")
  func order() throws {
    let events = [
      try event(2, "suspended", "2025-03-01"), try event(3, "suspended", "2025-03-05"),
      try event(4, "reinstated", "2025-04-01", lifts: 2),
    ]
    let day = try Fixture.day("2025-05-01")
    for shuffled in [events, Array(events.reversed()), [events[1], events[2], events[0]]] {
      let history = AwardHistory(try award(), events: shuffled)
      // The other laptop's suspension lasts: nobody lifted that one.
      #expect(history.standing(on: day) == .suspended)
      #expect(history.suspensions(on: day).map(\.id) == [Fixture.record(3)])
    }
    let revoked = AwardHistory(
      try award(),
      events: events + [
        try event(5, "revoked", "2025-04-02"), try event(6, "reinstated", "2025-04-03", lifts: 3),
      ])
    #expect(revoked.standing(on: day) == .revoked)
  }

  @Test("expiry is computed, and a revoked award does not expire")
  func expiry() throws {
    let history = AwardHistory(try award())
    #expect(history.standing(on: try Fixture.day("2026-01-31")) == .valid)
    #expect(history.standing(on: try Fixture.day("2026-02-01")) == .expired)
    let entries = history.entries(until: try Fixture.day("2026-03-01"))
    #expect(entries.map(\.kind) == [.issued, .expired])
    #expect(entries.last?.event == nil)
    let forever = AwardHistory(try award(until: nil, kind: "waiver"))
    #expect(forever.entries(until: try Fixture.day("2026-03-01")).map(\.kind) == [.waived])
    let returned = AwardHistory(
      try award(kind: "renewal"), events: [try event(2, "surrendered", "2025-08-01")])
    #expect(returned.standing(on: try Fixture.day("2026-03-01")) == .surrendered)
    #expect(
      returned.entries(until: try Fixture.day("2026-03-01")).map(\.kind)
        == [.renewed, .surrendered])
  }

  @Test("what cannot happen is refused with the reason")
  func objections() throws {
    let day = try Fixture.day("2025-05-01")
    let plain = AwardHistory(try award())
    #expect(plain.objection(to: "suspended", on: day) == nil)
    #expect(plain.objection(to: "reinstated", on: day) == "the award is not suspended")
    #expect(plain.objection(to: "revoked", on: try Fixture.day("2025-01-01")) != nil)
    let suspended = AwardHistory(try award(), events: [try event(2, "suspended", "2025-03-01")])
    #expect(suspended.objection(to: "suspended", on: day) != nil)
    #expect(suspended.objection(to: "reinstated", on: day) == nil)
    let ended = AwardHistory(try award(), events: [try event(2, "revoked", "2025-03-01")])
    for type in ["suspended", "reinstated", "revoked", "surrendered"] {
      #expect(ended.objection(to: type, on: day) == "the award is revoked already")
    }
    // Written down late, before a revocation that is on file.
    #expect(ended.objection(to: "suspended", on: try Fixture.day("2025-02-15")) != nil)
  }

  @Test("renewal looks at awards that still count or ran out, not at revoked ones")
  func renewal() throws {
    #expect(PreviousAward([try award()]) != nil)
    #expect(PreviousAward([try award()], events: [try event(2, "revoked", "2025-03-01")]) == nil)
  }
}
