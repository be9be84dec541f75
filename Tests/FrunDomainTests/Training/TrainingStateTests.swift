import FrunDomain
import Testing

@Suite("Training state")
struct TrainingStateTests {
  private func award(
    _ number: UInt8, _ completed: String, _ validTo: String?, status: String = "valid",
    kind: String = "award"
  ) throws -> Award {
    var values: [String: FieldValue] = [
      "completedOn": .date(try Fixture.day(completed)), "status": .code(status),
      "kind": .code(kind), "anchorDay": .integer(31),
    ]
    if let validTo { values["validTo"] = .date(try Fixture.day(validTo)) }
    let record = Record(
      id: Fixture.record(number), kind: "award",
      stream: StreamID(kind: .training, id: Fixture.record(200)), fields: [:])
    return try #require(Award(record.with(values)))
  }

  private func state(_ awards: [Award], _ day: String) throws -> TrainingState {
    TrainingState(awards: awards, windowDays: 60, on: try Fixture.day(day))
  }

  @Test("the last day counts, the window opens before it")
  func days() throws {
    let award = try award(1, "2025-01-31", "2026-01-31")
    #expect(try state([award], "2025-01-30") == .none)
    #expect(try state([award], "2025-01-31") == .current)
    #expect(try state([award], "2025-12-01") == .current)
    #expect(try state([award], "2025-12-02") == .dueSoon)
    #expect(try state([award], "2026-01-31") == .dueSoon)
    #expect(try state([award], "2026-02-01") == .lapsed)
    #expect(try state([], "2026-02-01") == .none)
  }

  @Test("a renewal takes over; the old award stays in the register")
  func renewal() throws {
    let awards = [
      try award(1, "2025-01-31", "2026-01-31"), try award(2, "2026-01-10", "2027-01-31"),
    ]
    #expect(try state(awards, "2026-01-20") == .current)
    #expect(try state(awards, "2026-06-01") == .current)
    let previous = PreviousAward(awards)
    #expect(previous?.validTo.description == "2027-01-31" && previous?.anchorDay == 31)
  }

  @Test("revoked, suspended, waived, for ever")
  func special() throws {
    let revoked = try award(1, "2025-01-31", "2026-01-31", status: "revoked")
    #expect(try state([revoked], "2025-06-01") == .revoked)
    let suspended = try award(1, "2025-01-31", "2026-01-31", status: "suspended")
    #expect(try state([suspended], "2025-06-01") == .suspended)
    let waiver = try award(1, "2025-01-31", "2025-07-31", kind: "waiver")
    #expect(try state([waiver], "2025-06-01") == .waived)
    #expect(try state([waiver], "2025-08-01") == .lapsed)
    let forever = try award(1, "2025-01-31", nil)
    #expect(try state([forever], "2099-01-01") == .current)
    let older = try award(2, "2024-06-01", "2025-12-31")
    #expect(try state([older, revoked], "2025-06-01") == .current)
    #expect(PreviousAward([revoked]) == nil)
    for state in TrainingState.allCases {
      #expect(state.isValid == [.current, .dueSoon, .waived].contains(state))
    }
  }

  @Test("a lapse needs the full course")
  func lapse() throws {
    let previous = PreviousAward(validTo: try Fixture.day("2026-01-31"), anchorDay: 31)
    let rule = ExpiryRule.anniversary(months: 12, windowDays: 60)
    func expiry(_ day: String) throws -> AwardExpiry {
      AwardExpiry(rule, completedOn: try Fixture.day(day), previous: previous)
    }
    #expect(try !expiry("2026-01-31").needsFullCourse)
    #expect(try expiry("2026-02-01").needsFullCourse)
    #expect(try AwardExpiry(rule, completedOn: Fixture.day("2026-02-01")).reason == .fromCompletion)
  }

  @Test(
    "a rule that lacks what it needs is none", arguments: ["02-30", "2-3", "13-01", "0229", ""])
  func fixedDays(text: String) {
    #expect(ExpiryRule.monthAndDay(text) == nil)
  }

  @Test("competences at a level")
  func competences() {
    #expect(CompetenceLevel(text: "C06/2")?.description == "C06/2")
    for text in ["C06", "C06/5", "C99/1", "C06/0", "C06/x", "/1"] {
      #expect(CompetenceLevel(text: text) == nil)
    }
    #expect(Schema.standard.vocabulary("competence")?.codes.count == 27)
  }
}
