import FrunDomain
import FrunStore
import Testing

@Suite("Gates where the commit is made") struct GateTests {
  private func close(_ stream: StreamID) -> ChangeSet {
    ChangeSet(
      stream: stream, command: "case close",
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
}
