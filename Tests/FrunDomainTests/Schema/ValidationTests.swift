import FrunDomain
import Testing

@Suite("Checks of local writes")
struct ValidationTests {
  private let schema = Schema.standard

  private func check(_ kind: String, _ field: String, _ change: Change) -> SchemaError.Code? {
    do throws(SchemaError) {
      try schema.validate(
        Assertion(record: Fixture.record(1), kind: kind, field: field, change: change))
      return nil
    } catch {
      return error.code
    }
  }

  @Test("what fits is accepted")
  func accepted() {
    #expect(check("case", "status", .set(.code("open"))) == nil)
    #expect(check("case", "status", .retract) == nil)
    #expect(check("case", "concerns", .add(.code("detention"))) == nil)
    #expect(check("case", "concerns", .remove(.code("detention"))) == nil)
    #expect(check("note", "text", .append(.text("x"))) == nil)
    #expect(check("person", "birthDate", .set(.partialDate(PartialDate(.first)))) == nil)
    #expect(check("person", "disability", .set(.code("unknown"))) == nil)
    #expect(check("name", "text", .erase([UInt8](repeating: 1, count: 32))) == nil)
  }

  @Test("what does not fit is refused, each for its reason")
  func refused() {
    #expect(check("nothing", "status", .retract) == .unknownKind)
    #expect(check("case", "nothing", .retract) == .unknownField)
    #expect(check("case", "status", .set(.text("open"))) == .wrongType)
    #expect(check("case", "status", .add(.code("open"))) == .wrongOperation)
    #expect(check("case", "concerns", .set(.code("detention"))) == .wrongOperation)
    #expect(check("case", "concerns", .retract) == .wrongOperation)
    #expect(check("note", "text", .set(.text("x"))) == .wrongOperation)
    #expect(check("case", "status", .set(.code("opened"))) == .unknownCode)
    #expect(check("person", "disability", .set(.code("maybe"))) == .unknownCode)
    #expect(check("person", "birthDate", .set(.date(.first))) == .wrongType)
    #expect(check("name", "language", .set(.text(String(repeating: "a", count: 41)))) == .tooLong)
    #expect(check("name", "text", .set(.text(""))) == .wrongType)
    #expect(check("action", "cost", .set(.decimal("1.0"))) == .wrongType)
    #expect(check("attachment", "content", .set(.digest([1]))) == .wrongType)
  }

  @Test("a new record needs its required fields, an old one does not")
  func required() throws {
    let change = ChangeSet(
      stream: Fixture.stream, command: "case new",
      assertions: [
        Assertion(
          record: Fixture.record(1), kind: "case", field: "status", change: .set(.code("open")))
      ])
    #expect {
      try schema.validate(change) { _ in false }
    } throws: { error in
      let error = error as? SchemaError
      return error?.code == .missingRequired && error?.field == "openedOn"
    }
    try schema.validate(change) { _ in true }
  }

  @Test("records live in their stream; the reason of a change lives with it")
  func streams() throws {
    let member = Assertion(
      record: Fixture.record(1), kind: "member", field: "handle", change: .set(.text("amal")))
    #expect {
      try schema.validate(
        ChangeSet(stream: Fixture.stream, command: "x", assertions: [member])
      ) { _ in true }
    } throws: { error in
      (error as? SchemaError)?.code == .wrongStream
    }
    let note = Assertion(
      record: Fixture.record(2), kind: Schema.commitNote, field: "reason",
      change: .set(.text("why")))
    let training = StreamID(kind: .training, id: Fixture.record(3))
    try schema.validate(ChangeSet(stream: training, command: "x", assertions: [note])) { _ in false
    }
  }

  @Test("queries use indexed fields")
  func queries() throws {
    try schema.validate(
      RecordQuery(
        kind: "visit", conditions: [Condition("dueOn", .isMissing)],
        order: [QueryOrder("plannedOn")]
      ))
    for query in [
      RecordQuery(kind: "visit", conditions: [Condition("observations", .isMissing)]),
      RecordQuery(kind: "visit", order: [QueryOrder("observations")]),
      RecordQuery(kind: "visit", order: [QueryOrder("nothing")]), RecordQuery(kind: "nothing"),
    ] {
      #expect(throws: SchemaError.self) { try schema.validate(query) }
    }
  }

  @Test("an error tells the place and never the value")
  func privacy() {
    let secret = "Amina of Goma"
    do {
      try schema.validate(
        Assertion(
          record: Fixture.record(1), kind: "case", field: "status", change: .set(.code(secret))))
      Issue.record("the code was accepted")
    } catch {
      #expect(!error.description.contains(secret))
      #expect(error.description.contains("case.status"))
    }
  }
}
