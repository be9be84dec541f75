import FrunDomain
import Testing

@Suite("Permissions")
struct PermissionsTests {
  private let table = Permissions.standard

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
