import FrunDomain
import FrunStore
import Testing

@Suite("Gates where the commit is made") struct GateTests {
  private func close(_ stream: StreamID, _ reason: String? = nil) -> ChangeSet {
    ChangeSet(
      stream: stream, command: "case close", reason: reason,
      assertions: [
        .set(stream.id, "case", "status", .code("closed")),
        .set(stream.id, "case", "closureReason", .code("goals_met")),
      ])
  }

  @Test("A gate lists everything that is missing, and nothing is written") func refused() throws {
    let office = try Office(seed: 41)
    let (stream, _, _) = try office.openCase("Amina")
    let before = try office.store.canonicalDump()
    #expect {
      try office.store.commit(close(stream))
    } throws: { error in
      guard let error = error as? StoreError else { return false }
      return error.code == .gate && error.findings.count > 3
        && error.causes.count == error.findings.count
        && error.findings.contains { $0.condition == "placement.missing" }
    }
    #expect(try office.store.canonicalDump() == before)
    #expect(try office.store.record(stream.id)?.code("status") == "open")
  }

  @Test("Two members and a reason override it, and are recorded") func overridden() throws {
    let team = try Team(seed: 42, roles: [.dataProtectionOfficer, .supervisor, .caseworker])
    let office = team.offices[0]
    let members = try team.offices.map { try $0.identity.member }
    let (stream, _, _) = try office.openCase("Amina")
    func refused(_ approvers: [RecordID], _ reason: String) {
      #expect {
        try office.store.commit(
          close(stream), override: GateOverride(approvers: approvers, reason: reason))
      } throws: { ($0 as? StoreError)?.code == .denied }
    }
    refused([members[1], members[1]], "urgent")
    refused([members[1]], "urgent")
    refused([members[1], try office.newRecord()], "urgent")
    refused([members[0], members[2]], "urgent")
    refused([members[0], members[1]], "")
    try office.store.commit(
      close(stream), override: GateOverride(approvers: [members[0], members[1]], reason: "urgent"))
    #expect(try office.store.record(stream.id)?.code("status") == "closed")
    let entry = try #require(try office.store.history(HistoryQuery(stream: stream)).first)
    #expect(entry.reason == "urgent")
    let note = entry.changes.compactMap { change -> Assertion? in
      guard case .assertion(let assertion) = change, assertion.kind == Schema.commitNote else {
        return nil
      }
      return assertion
    }
    #expect(note.count { $0.field == "approvedBy" } == 2)
    // What is written is declared.
    for assertion in note {
      #expect(throws: Never.self) { try Schema.standard.validate(assertion) }
    }
    #expect(
      note.contains { $0.field == "overrode" && $0.change.value == .text("placement.missing") })
    #expect(try office.store.verify().isClean)
  }

  @Test("An override that is not needed is not recorded") func needless() throws {
    let team = try Team(seed: 43, roles: [.dataProtectionOfficer, .supervisor])
    let office = team.offices[0]
    let (stream, _, _) = try office.openCase("Amina")
    let receipt = try office.store.commit(
      ChangeSet(
        stream: stream, command: "case edit",
        assertions: [.set(stream.id, "case", "riskLevel", .code("low"))]),
      override: GateOverride(
        approvers: try team.offices.map { try $0.identity.member }, reason: "urgent"))
    #expect(receipt.assertionCount == 1)
  }
}
