import FrunDomain
import FrunExchange
import Testing

/// Which decisions take consent back, and from whom.
@Suite struct WithdrawalTests {
  private let person = RecordID(text: "c6mg5kv5c5hyk1t9c1rk6n986w")
  private let other = RecordID(text: "4d9pz62g1zc8yjaqser7why0yr")

  private struct Row {
    var decision: String
    var day: String
    var purpose = "sharing"
    var kind = "consent"
    var recipients: [String] = []
    var isOther = false
  }

  private func register(_ rows: [Row], toward names: [String] = []) throws -> ConsentRegister {
    let stream = StreamID(kind: .case, id: try #require(person))
    let records = try rows.enumerated().map { index, row in
      let subject = try #require(row.isOther ? other : person)
      var fields: [String: RecordField] = [
        "person": RecordField(value: .reference(subject)),
        "kind": RecordField(value: .code(row.kind)),
        "purpose": RecordField(value: .code(row.purpose)),
        "decision": RecordField(value: .code(row.decision)),
        "decidedOn": RecordField(value: .date(try CivilDate(parsing: row.day))),
      ]
      if !row.recipients.isEmpty {
        fields["recipients"] = RecordField(values: row.recipients.map { .text($0) })
      }
      return Record(
        id: try #require(RecordID(bytes: [UInt8](repeating: UInt8(index + 1), count: 16))),
        kind: "consent", stream: stream, fields: fields)
    }
    return ConsentRegister(records: records, toward: names)
  }

  @Test(arguments: [
    // Taken back in so many words, or a refusal after a yes.
    ([("given", "2026-11-01"), ("withdrawn", "2026-11-05")], 1),
    ([("given", "2026-11-01"), ("refused", "2026-11-05")], 1),
    ([("given", "2026-11-01"), ("withdrawn", "2026-11-01")], 1),
    ([("withdrawn", "2026-11-05")], 1),
    // A no from the start takes nothing back.
    ([("refused", "2026-11-05")], 0),
    ([("refused", "2026-11-01"), ("given", "2026-11-05")], 0),
    // A later yes stands in its place; one of tomorrow does not count yet.
    ([("given", "2026-11-01"), ("withdrawn", "2026-11-05"), ("given", "2026-11-06")], 0),
    ([("given", "2026-11-01"), ("withdrawn", "2026-11-05"), ("given", "2026-11-22")], 1),
    ([("given", "2026-11-01"), ("withdrawn", "2026-11-22")], 0),
  ])
  func newestDecision(_ rows: [(String, String)], _ expected: Int) throws {
    let register = try register(rows.map { Row(decision: $0.0, day: $0.1) })
    #expect(try register.withdrawals(on: .day("2026-11-21")).count == expected)
  }

  @Test func purposesPersonsAndKindsAreApart() throws {
    let register = try register([
      Row(decision: "given", day: "2026-11-01", purpose: "tracing"),
      Row(decision: "given", day: "2026-11-01"),
      Row(decision: "withdrawn", day: "2026-11-05", purpose: "tracing"),
      Row(decision: "given", day: "2026-11-01", purpose: "tracing", isOther: true),
      Row(decision: "given", day: "2026-11-06", purpose: "tracing", kind: "assent"),
    ])
    let day = try CivilDate.day("2026-11-21")
    let found = register.withdrawals(on: day)
    #expect(found.map(\.purpose) == ["tracing"] && found.map(\.person) == [person])
    #expect(register.allows(.sharing, person: try #require(person), on: day))
    #expect(!register.allows(.tracing, person: try #require(person), on: day))
    #expect(register.allows(.tracing, person: try #require(other), on: day))
    #expect(register.refusing(.tracing, on: day) == [person])
  }

  @Test func aNoThatNamesOrganisationsIsForTheseOnly() throws {
    let rows = [
      Row(decision: "given", day: "2026-11-01"),
      Row(decision: "withdrawn", day: "2026-11-05", recipients: ["Team  b"]),
    ]
    let day = try CivilDate.day("2026-11-21")
    let client = try #require(person)
    #expect(
      try !register(rows, toward: ["Team B", "Org B"]).allows(.sharing, person: client, on: day))
    #expect(try register(rows, toward: ["Team C"]).allows(.sharing, person: client, on: day))
    // Nobody knows who holds the key: every no counts.
    #expect(try !register(rows).allows(.sharing, person: client, on: day))
    #expect(try register(rows).withdrawals(on: day).map(\.recipients) == [["Team  b"]])
    let again = rows + [Row(decision: "given", day: "2026-11-06", recipients: ["TEAM B"])]
    #expect(try register(again, toward: ["Team B"]).allows(.sharing, person: client, on: day))
    #expect(try register(again, toward: ["Team B"]).withdrawals(on: day).isEmpty)
    // A yes to somebody else says nothing about this one.
    let elsewhere = rows + [Row(decision: "given", day: "2026-11-06", recipients: ["Team C"])]
    #expect(try register(elsewhere).withdrawals(on: day).count == 1)
  }
}
