import FoundationEssentials
import FrunDomain
import Testing

/// Values cross a pipe to modules in other languages: what is written must
/// read back, in a form that can be documented.
@Suite("Values across a pipe")
struct CodableTests {
  private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
    return String(decoding: data, as: UTF8.self)
  }

  private static let assertion = Assertion(
    record: Fixture.record(1), kind: "visit", field: "dueOn", change: .set(.date(.first)))

  @Test("plain forms")
  func plain() throws {
    #expect(try roundTrip(CivilDate.first) == "\"0001-01-01\"")
    #expect(try roundTrip(PartialDate(parsing: "~1998-05")) == "\"~1998-05\"")
    #expect(
      try roundTrip(Fixture.moment) == "\"2026-04-24T10:05:09.000+03:00[Africa/Cairo]\"")
    #expect(try roundTrip(Fixture.record(0)) == "\"" + String(repeating: "0", count: 26) + "\"")
    #expect(try roundTrip(Fixture.stream) == "\"\(Fixture.stream.text)\"")
    #expect(try roundTrip(FieldValue.yesNo(true)) == #"{"t":"yesNo","v":"yes"}"#)
    #expect(try roundTrip(Change.retract) == #"{"op":"retract"}"#)
    #expect(
      try roundTrip(Change.add(.code("a"))) == #"{"op":"add","value":{"t":"code","v":"a"}}"#)
    #expect(
      try roundTrip(VersionVector([Fixture.device(0): 3]))
        == "{\"" + String(repeating: "0", count: 26) + "\":3}")
  }

  @Test("conditions")
  func conditions() throws {
    let value = FieldValue.code("a")
    #expect(
      try roundTrip(Condition("status", .equals(value)))
        == #"{"field":"status","test":{"equals":{"t":"code","v":"a"}}}"#)
    for test in [
      Condition.Test.oneOf([value, value]), .before(value), .after(value), .between(value, value),
      .isMissing,
    ] { _ = try roundTrip(Condition("status", test)) }
    for text in [
      #"{}"#, #"{"between":[]}"#, #"{"isMissing":false}"#, #"{"isMissing":true,"oneOf":[]}"#,
    ] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(Condition.Test.self, from: Data(text.utf8))
      }
    }
  }

  @Test("questions and answers")
  func answers() throws {
    _ = try roundTrip(
      RecordQuery(
        kind: "visit", stream: Fixture.stream, conditions: [Condition("dueOn", .isMissing)],
        order: [QueryOrder("dueOn", ascending: false)], limit: 3, cursor: Fixture.record(1)))
    _ = try roundTrip(SearchQuery(text: "أمينة", kinds: ["name"]))
    _ = try roundTrip(
      Record(
        id: Fixture.record(1), kind: "visit", stream: Fixture.stream,
        fields: [
          "dueOn": RecordField(value: .date(.first), values: [.code("a")], disagreement: true)
        ]))
    _ = try roundTrip(
      ChangeSet(
        stream: Fixture.stream, command: "x", reason: "y", assertions: [Self.assertion],
        basedOn: VersionVector([Fixture.device(1): 1]), settles: true))
    let position = ChainPosition(device: Fixture.device(1), sequence: 2)
    let head = FieldHead(
      value: .code("a"), author: Fixture.record(1), at: Fixture.moment, position: position)
    _ = try roundTrip(
      Disagreement(
        stream: Fixture.stream, record: Fixture.record(1), kind: "case", field: "status",
        heads: [head], governing: nil))
    _ = try roundTrip(
      HistoryEntry(
        position: position, stream: Fixture.stream, at: Fixture.moment, author: Fixture.record(1),
        command: "x", reason: nil, hash: [1],
        changes: [.assertion(Self.assertion), .withheld, .erased, .unreadable]))
    _ = try roundTrip(
      GateFinding(gate: .closeCase, condition: "a", text: "b", mend: "frun c"))
    _ = try roundTrip(
      CommitReceipt(
        position: position, stream: Fixture.stream, hash: [1], assertionCount: 1,
        created: [Fixture.record(1)], changed: []))
  }

  @Test("history")
  func history() throws {
    let sealed = SealedAssertion(
      index: 0, digest: [1], salt: [2], body: Self.assertion.canonicalBytes)
    _ = try roundTrip(
      CommitBundle(
        commit: CanonicalFormTests.commit, assertions: [sealed, sealed.without(body: .withheld)]))
    _ = try roundTrip(Schema.standard.kinds)
    _ = try roundTrip(Schema.standard.vocabularies)
    _ = try roundTrip(FollowUpPackage.standard())
  }
}
