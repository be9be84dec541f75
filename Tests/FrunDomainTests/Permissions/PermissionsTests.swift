import FrunDomain
import Testing

@Suite("Permissions")
struct PermissionsTests {
  let table = Permissions.standard

  @Test(
    "who may do what",
    arguments: [
      (Role.caseworker, FrunDomain.Operation.write, StreamKind.case, true),
      (.caseworker, .decide, .case, false), (.caseworker, .approve, .case, false),
      (.caseworker, .erase, .case, false), (.caseworker, .administer, .directory, false),
      (.supervisor, .approve, .case, true), (.supervisor, .decide, .case, true),
      (.supervisor, .erase, .case, false), (.dataProtectionOfficer, .erase, .case, true),
      (.dataProtectionOfficer, .approve, .case, false), (.trainer, .read, .case, false),
      (.trainer, .write, .training, true), (.viewer, .write, .case, false),
      (.viewer, .write, .training, false), (.viewer, .read, .case, true),
      (.supervisor, .audit, .case, true), (.caseworker, .audit, .case, false),
    ])
  func table(role: Role, operation: FrunDomain.Operation, stream: StreamKind, allowed: Bool) {
    #expect((table.check(role, operation, in: stream) == nil) == allowed)
  }

  @Test("a viewer sees the course of a case, not its persons")
  func viewer() {
    #expect(table.check(.viewer, .read, in: .case, kind: "case") == nil)
    #expect(
      table.check(.viewer, .read, in: .case, kind: "person")?.whoMay.contains(.caseworker) == true)
    #expect(table.check(.viewer, .read, in: .case, kind: "name") != nil)
  }

  @Test("a refusal says who may")
  func refusal() {
    let refusal = table.check(.caseworker, .erase, in: .case)
    #expect(refusal?.whoMay == [.dataProtectionOfficer])
    #expect(refusal?.message.contains("data protection officer") == true)
  }

  @Test("every operation somewhere has somebody who may, and kinds exist")
  func complete() {
    for operation in FrunDomain.Operation.allCases {
      #expect(table.rows.contains { $0.operations.contains(operation) })
    }
    for kind in table.rows.flatMap(\.kinds) { #expect(Schema.standard.kind(kind) != nil) }
    #expect(Schema.standard.vocabulary("role")?.codes.map(\.code) == Role.allCases.map(\.rawValue))
  }
}

extension PermissionsTests {
  @Test("whoever is told a complaint writes it down and does not read those of others")
  func complaints() {
    #expect(table.check(.caseworker, .write, in: .case, kind: "complaint") == nil)
    #expect(
      table.check(.caseworker, .read, in: .case, kind: "complaint")?.whoMay
        == [.supervisor, .dataProtectionOfficer])
    #expect(table.check(.viewer, .read, in: .case, kind: "complaint") != nil)
    #expect(table.check(.caseworker, .read, in: .case, kind: "feedback") == nil)
  }

  @Test(
    "a record that names its readers is read by nobody else",
    arguments: [
      (nil, [Role.caseworker, .supervisor, .dataProtectionOfficer, .trainer, .viewer]),
      ("supervisors", [.supervisor, .dataProtectionOfficer]),
      ("officer", [.dataProtectionOfficer]), ("somebody_new", [.dataProtectionOfficer]),
    ])
  func readers(code: String?, roles: [Role]) {
    let record = Record(
      id: Fixture.record(1), kind: "formSubmission", stream: Fixture.stream,
      fields: code.map { ["readers": RecordField(value: .code($0))] } ?? [:])
    #expect(Role.allCases.filter { table.mayRead(record, $0) } == roles)
  }

  @Test("the history withholds what such a record says, and tells that there is something")
  func history() throws {
    func said(_ record: UInt8, _ kind: String, _ field: String, _ text: String) -> Assertion {
      Assertion(
        record: Fixture.record(record), kind: kind, field: field, change: .set(.text(text)))
    }
    let entry = HistoryEntry(
      position: ChainPosition(device: Fixture.device(1), sequence: 1), stream: Fixture.stream,
      at: try Moment(parsing: "2026-11-21T09:00:00.000+02:00[Africa/Cairo]"),
      author: Fixture.record(9), command: "intake fill", reason: "secret", hash: [],
      changes: [
        .assertion(said(1, "complaint", "account", "secret")),
        .assertion(said(2, "formSubmission", "instance", "secret")),
        .assertion(said(2, "formSubmission", "readers", "supervisors")),
        .assertion(said(3, "note", "text", "open")),
      ])
    for role in [Role.caseworker, .supervisor] {
      let shown = table.shown([entry], to: role)
      #expect(shown.first?.changes.count == 4 && !"\(shown)".contains("secret"))
      #expect("\(shown)".contains("open"))
    }
    #expect(table.shown([entry], to: .dataProtectionOfficer) == [entry])
  }
}
