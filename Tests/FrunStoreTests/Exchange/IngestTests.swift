import FrunDomain
import FrunStore
import Testing

@Suite("Taking deliveries") struct IngestTests {
  @Test("Gaps are reported and filled later") func gaps() throws {
    let team = try Team(seed: 11, roles: [.dataProtectionOfficer, .caseworker])
    let (source, target) = (team.offices[1], team.offices[0])
    let (stream, _, _) = try source.openCase("Amina")
    for index in 1...4 {
      try source.set(stream.id, "case", "office", .text("office \(index)"), in: stream)
    }
    let bundles = try source.store.bundles(stream: stream)
    let heads = try source.store.heads(of: stream)
    let device = try source.identity.device
    // The second and third are lost.
    let part = try target.store.ingest([bundles[0], bundles[3], bundles[4]], heads: heads)
    #expect(part.new == 0 && part.waiting == 3)
    #expect(part.missing == [.init(stream: stream, device: device, count: 2)])
    #expect(try target.store.record(stream.id) == nil)
    let rest = try target.store.ingest([bundles[2], bundles[1]], heads: [])
    #expect(rest.new == 5 && rest.waiting == 0 && rest.missing.isEmpty)
    #expect(try target.store.record(stream.id)?.text("office") == "office 4")
    #expect(try target.store.canonicalDump() == source.store.canonicalDump())
  }

  @Test("A commit that an author has seen elsewhere counts as missing") func missingContext() throws
  {
    let team = try Team(seed: 12, roles: [.dataProtectionOfficer, .caseworker, .caseworker])
    let (first, second, third) = (team.offices[0], team.offices[1], team.offices[2])
    let (stream, _, _) = try first.openCase("Amina")
    try Team.deliver(first, to: second)
    try second.set(stream.id, "case", "office", .text("north"), in: stream)
    let own = try second.store.bundles(stream: stream).filter {
      $0.commit.author == (try? second.identity.member)
    }
    let report = try third.store.ingest(own, heads: second.store.heads(of: stream))
    #expect(report.new == 1)
    #expect(
      report.missing == [.init(stream: stream, device: try first.identity.device, count: 1)])
  }

  @Test("Two answers that did not know of each other are a disagreement until decided")
  func disagreement() throws {
    let team = try Team(seed: 13, roles: [.dataProtectionOfficer, .supervisor])
    let (one, two) = (team.offices[0], team.offices[1])
    let (stream, _, _) = try one.openCase("Amina")
    try Team.deliver(one, to: two)
    try one.set(stream.id, "case", "riskLevel", .code("low"), in: stream)
    try two.set(stream.id, "case", "riskLevel", .code("severe"), in: stream)
    let report = try one.store.ingest(
      two.store.bundles(stream: stream), heads: two.store.heads(of: stream))
    #expect(
      report.disagreements
        == [.init(stream: stream, record: stream.id, kind: "case", field: "riskLevel")])
    #expect(report.touched == [stream.id])
    #expect(try one.store.record(stream.id)?.fields["riskLevel"]?.disagreement == true)
    #expect(try one.store.record(stream.id)?.code("riskLevel") == "severe")
    let open = try #require(try one.store.disagreements(in: stream).first)
    #expect(open.heads.count == 2 && open.governing == .code("severe"))
    for code in ["low", "severe"] {
      let found = try one.store.records(
        RecordQuery(kind: "case", conditions: [Condition("riskLevel", .equals(.code(code)))]))
      #expect(found.map(\.id) == [stream.id], "both answers find the case")
    }
    #expect {
      try one.set(stream.id, "case", "riskLevel", .code("low"), in: stream)
    } throws: { ($0 as? StoreError)?.code == .disagreement }
    try two.store.ingestAll(from: one.store, stream)
    try two.set(stream.id, "case", "riskLevel", .code("high"), in: stream, settles: true)
    try one.store.ingestAll(from: two.store, stream)
    #expect(try one.store.disagreements().isEmpty)
    #expect(try one.store.record(stream.id)?.code("riskLevel") == "high")
    #expect(try one.store.canonicalDump() == two.store.canonicalDump())
  }

  @Test("Two versions of one commit raise an alarm, and both are kept") func fork() throws {
    let team = try Team(seed: 14, roles: [.dataProtectionOfficer, .caseworker])
    let store = team.offices[0].store
    let stream = StreamID(kind: .case, id: try team.offices[1].newRecord())
    var forger = Forger(try team.offices[1].identity, stream: stream)
    var copy = forger
    let first = forger.commit([.set(stream.id, "case", "office", .text("north"))])
    let second = copy.commit([.set(stream.id, "case", "office", .text("south"))])
    #expect(try store.ingest([first.bundle], heads: [first.head]).forks.isEmpty)
    let report = try store.ingest([second.bundle], heads: [second.head])
    #expect(report.forks == [.init(stream: stream, position: first.bundle.commit.position)])
    #expect(report.new == 0)
    #expect(try store.record(stream.id)?.text("office") == "north")
    #expect(try store.quarantine() == [second.bundle])
    #expect(try store.verify().problems.map(\.code) == ["chain.fork"])
    // Both in one delivery: the same alarm.
    let other = try Team(seed: 14, roles: [.dataProtectionOfficer, .caseworker]).offices[0].store
    let both = try other.ingest(
      [first.bundle, second.bundle], heads: [first.head, second.head])
    #expect(both.new == 1 && both.forks.count == 1)
    #expect(try other.quarantine().count == 1)
  }

  @Test("Junk that waits does not stop what is genuine") func junk() throws {
    let team = try Team(seed: 15, roles: [.dataProtectionOfficer, .caseworker])
    let store = team.offices[0].store
    let stream = StreamID(kind: .case, id: try team.offices[1].newRecord())
    var forger = Forger(try team.offices[1].identity, stream: stream)
    let first = forger.commit([.set(stream.id, "case", "office", .text("north"))])
    var copy = forger
    let junk = copy.commit([.set(stream.id, "case", "office", .text("junk"))])
    let second = forger.commit([.set(stream.id, "case", "office", .text("south"))])
    #expect(try store.ingest([first.bundle, junk.bundle], heads: [first.head]).waiting == 1)
    let report = try store.ingest([second.bundle], heads: [second.head])
    #expect(report.new == 1 && report.forks.count == 1)
    #expect(try store.record(stream.id)?.text("office") == "south")
  }

  @Test("What was withheld shows up as such, verifies, and is filled by a later delivery")
  func withheld() throws {
    let team = try Team(seed: 16, roles: [.dataProtectionOfficer, .caseworker])
    let (source, target) = (team.offices[0], team.offices[1])
    let (stream, _, _) = try source.openCase("Amina")
    let bundles = try source.store.bundles(stream: stream) { $0?.kind == "name" }
    let report = try target.store.ingest(bundles, heads: source.store.heads(of: stream))
    #expect(report.new == 1 && report.withheld == 3)
    #expect(try target.store.search(SearchQuery(text: "Amina")).isEmpty)
    #expect(try target.store.verify().isClean)
    let history = try target.store.history(HistoryQuery(stream: stream))
    #expect(history.first?.changes.count { $0 == .withheld } == 3)
    let filled = try target.store.ingest(
      source.store.bundles(stream: stream), heads: source.store.heads(of: stream))
    #expect(filled.filled == 3 && filled.new == 0)
    #expect(try target.store.search(SearchQuery(text: "Amina")).count == 1)
    #expect(try target.store.canonicalDump() == source.store.canonicalDump())
    #expect(try target.store.verify().isClean)
  }

  @Test("What a newer version wrote is kept byte for byte and passed on") func newerVersion() throws
  {
    let team = try Team(seed: 17, roles: [.dataProtectionOfficer, .caseworker])
    let store = team.offices[0].store
    let stream = StreamID(kind: .case, id: try team.offices[1].newRecord())
    var forger = Forger(try team.offices[1].identity, stream: stream)
    let bodies = [
      Assertion.set(stream.id, "case", "office", .text("north")).canonicalBytes,
      Assertion.set(stream.id, "case", "shoeSize", .integer(31)).canonicalBytes,
      Assertion(record: stream.id, kind: "case", field: "tags", change: .add(.text("new")))
        .canonicalBytes,
      Array(
        #"{"change":{"op":"rotate","value":{"t":"angle","v":"9"}},"field":"x","kind":"y"}"#.utf8),
      [0, 255, 10],
    ]
    let (bundle, head) = forger.commit(bodies)
    #expect(try store.ingest([bundle], heads: [head]).new == 1)
    #expect(try store.bundles(stream: stream) == [bundle])
    let record = try #require(try store.record(stream.id))
    #expect(record.integer("shoeSize") == 31 && record.texts("tags") == ["new"])
    let changes = try store.history(HistoryQuery(stream: stream)).first?.changes ?? []
    #expect(changes.suffix(2) == [.unreadable, .unreadable])
    #expect(try store.verify().isClean)
  }

  @Test("Whoever takes a laptop over leaves the chain of the one before proven") func authors()
    throws
  {
    let team = try Team(seed: 18, roles: [.dataProtectionOfficer, .caseworker])
    let (founder, other) = (team.offices[0], team.offices[1])
    let (stream, _, _) = try founder.openCase("Amina")
    try founder.set(stream.id, "case", "office", .text("a"), in: stream)
    let mine = try founder.identity
    let theirs = try other.identity
    try founder.store.take(
      LocalIdentity(
        member: theirs.member, device: mine.device, signingSeed: theirs.signingSeed,
        agreementSecret: theirs.agreementSecret))
    try founder.set(stream.id, "case", "office", .text("b"), in: stream)
    try founder.set(stream.id, "case", "office", .text("c"), in: stream)
    try founder.store.take(mine)
    try founder.set(stream.id, "case", "office", .text("d"), in: stream)
    let heads = try founder.store.heads(of: stream)
    #expect(heads.map(\.sequence) == [2, 4, 5])
    let report = try founder.store.verify(AuditRequest(stream: stream))
    #expect(report.isClean && report.segments == 3 && report.checkedCommits == 5)
    // Without the head of the run in the middle only the first run is proven.
    let bundles = try founder.store.bundles(stream: stream)
    let part = try other.store.ingest(bundles, heads: [heads[0], heads[2]])
    #expect(part.new == 2 && part.waiting == 3)
    #expect(try other.store.record(stream.id)?.text("office") == "a")
    let rest = try other.store.ingest([], heads: [heads[1]])
    #expect(rest.new == 3 && rest.waiting == 0)
    #expect(try other.store.canonicalDump() == founder.store.canonicalDump())
  }
}

extension CaseStore {
  @discardableResult
  func ingestAll(from source: CaseStore, _ stream: StreamID) throws -> IngestReport {
    try ingest(source.bundles(stream: stream), heads: source.heads(of: stream))
  }
}
