import FrunDomain
import FrunStore
import Testing

@Suite("Committing") struct CommitTests {
  @Test("A commit is read back as records") func readBack() throws {
    let office = try Office(seed: 1)
    let (stream, person, receipt) = try office.openCase("Amina Yusuf")
    #expect(receipt.position.sequence == 1)
    #expect(receipt.created.count == 3 && receipt.changed.isEmpty)
    let record = try #require(try office.store.record(stream.id))
    #expect(record.kind == "case" && record.stream == stream)
    #expect(record.code("status") == "open")
    #expect(record.reference("client") == person)
    let names = try office.store.records(
      RecordQuery(kind: "name", conditions: [Condition("person", .equals(.reference(person)))]))
    #expect(names.map { $0.text("text") } == ["Amina Yusuf"])
    #expect(try office.store.record(office.newRecord()) == nil)
  }

  @Test("A later commit replaces what it saw and keeps the reason apart") func replacing() throws {
    let office = try Office(seed: 2)
    let (stream, _, _) = try office.openCase("Amina")
    let receipt = try office.set(
      stream.id, "case", "status", .code("on_hold"), in: stream, reason: "family travels")
    #expect(receipt.position.sequence == 2 && receipt.changed == [stream.id])
    #expect(try office.store.record(stream.id)?.code("status") == "on_hold")
    let history = try office.store.history(HistoryQuery(stream: stream))
    #expect(history.map(\.command) == ["case edit", "case new"])
    #expect(history.first?.reason == "family travels")
    #expect(history.first?.changes.count == 2)
    #expect(try office.store.disagreements().isEmpty)
    let byField = try office.store.history(HistoryQuery(record: stream.id, field: "openedOn"))
    #expect(byField.map(\.command) == ["case new"])
  }

  @Test("What the schema forbids is refused and changes nothing") func refusals() throws {
    let office = try Office(seed: 3)
    let (stream, person, _) = try office.openCase("Amina")
    let before = try office.store.canonicalDump()
    func refused(_ assertions: [Assertion], _ code: StoreError.Code) {
      #expect {
        try office.store.commit(
          ChangeSet(stream: stream, command: "test", assertions: assertions))
      } throws: { ($0 as? StoreError)?.code == code }
    }
    refused([], .invalid)
    refused([.set(stream.id, "case", "status", .code("melted"))], .invalid)
    refused([.set(stream.id, "case", "colour", .text("red"))], .invalid)
    refused([.set(stream.id, "ghost", "status", .text("red"))], .invalid)
    refused([.set(person, "case", "status", .code("open"))], .invalid)
    refused([.set(try office.newRecord(), "case", "office", .text("north"))], .invalid)
    let elsewhere = try office.caseStream()
    #expect {
      try office.set(person, "person", "role", .code("client"), in: elsewhere)
    } throws: { ($0 as? StoreError)?.code == .invalid }
    #expect(try office.store.canonicalDump() == before)
  }

  @Test("A dry run answers and leaves nothing") func dryRun() throws {
    let office = try Office(seed: 4)
    let before = try office.store.canonicalDump()
    let receipt = try office.store.dryRun { try office.openCase("Amina").receipt }
    #expect(receipt.assertionCount == 7)
    #expect(try office.store.canonicalDump() == before)
    #expect(try office.openCase("Amina").receipt.position.sequence == 1)
  }

  @Test("Roles decide who writes what") func permissions() throws {
    for (role, mayWrite) in [(Role.caseworker, true), (.viewer, false), (.trainer, false)] {
      let office = try Office(seed: 5, role: role)
      if mayWrite {
        try office.openCase("Amina")
      } else {
        #expect { try office.openCase("Amina") } throws: {
          ($0 as? StoreError)?.code == .denied
        }
      }
    }
  }

  @Test("An answer based on an older state does not override what its author had not read")
  func basedOn() throws {
    let team = try Team(seed: 6, roles: [.dataProtectionOfficer, .supervisor])
    let (one, two) = (team.offices[0], team.offices[1])
    let (stream, _, _) = try one.openCase("Amina")
    try two.store.ingestAll(from: one.store, stream)
    let read = try one.store.vector(of: stream)
    try two.set(stream.id, "case", "riskLevel", .code("high"), in: stream)
    try one.store.ingestAll(from: two.store, stream)
    let change = ChangeSet(
      stream: stream, command: "form",
      assertions: [.set(stream.id, "case", "riskLevel", .code("low"))],
      basedOn: read)
    try one.store.commit(change)
    let field = try #require(try one.store.record(stream.id)?.fields["riskLevel"])
    #expect(field.disagreement && field.value == .code("high"))
    // A context that claims more than is here is cut to what is here.
    var boastful = read
    boastful.insert(ChainPosition(device: try two.identity.device, sequence: 900))
    try one.store.commit(
      ChangeSet(
        stream: stream, command: "form",
        assertions: [.set(stream.id, "case", "riskLevel", .code("medium"))], basedOn: boastful,
        settles: true))
    #expect(try one.store.disagreements().isEmpty)
    #expect(try two.store.ingestAll(from: one.store, stream).missing.isEmpty)
    #expect(try one.store.verify().isClean)
  }
}
