import FrunDomain
import FrunSQLite
import FrunStore
import Testing

/// What a delivery must not get away with. After each refusal the store is what it was.
@Suite("Refusing deliveries") struct IngestRefusalTests {
  private func expectRefusal(
    _ code: StoreError.Code, _ store: CaseStore, _ bundles: [CommitBundle], _ heads: [SignedHead],
    options: IngestOptions = IngestOptions(), location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try store.canonicalDump()
    let anchor = try store.anchorHead().hash
    #expect(sourceLocation: location) {
      _ = try store.ingest(bundles, heads: heads, options: options)
    } throws: { ($0 as? StoreError)?.code == code }
    #expect(try store.canonicalDump() == before, sourceLocation: location)
    #expect(try store.anchorHead().hash == anchor, sourceLocation: location)
  }

  /// The delivery is taken, but not what its author had no right to say: that waits.
  private func expectHeld(
    _ code: StoreError.Code, _ store: CaseStore, _ bundles: [CommitBundle], _ heads: [SignedHead],
    location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try store.canonicalDump()
    let anchor = try store.anchorHead().hash
    for _ in 1...2 {
      let report = try store.ingest(bundles, heads: heads)
      let refusal = report.refused.first {
        $0.stream == bundles.last?.commit.stream && $0.error.code == code
      }
      #expect(refusal?.position == bundles.last?.commit.position, sourceLocation: location)
      #expect(report.new == 0 && report.waiting > 0, sourceLocation: location)
    }
    #expect(try store.canonicalDump() == before, sourceLocation: location)
    #expect(try store.anchorHead().hash == anchor, sourceLocation: location)
  }

  private func setUp(role: Role = .caseworker) throws -> (team: Team, forger: Forger) {
    let team = try Team(seed: 7, roles: [.dataProtectionOfficer, role])
    let stream = StreamID(kind: .case, id: try team.offices[1].newRecord())
    return (team, Forger(try team.offices[1].identity, stream: stream))
  }

  private func assertion(_ stream: StreamID, _ text: String = "north") -> Assertion {
    .set(stream.id, "case", "office", .text(text))
  }

  @Test("a changed assertion") func digest() throws {
    var (team, forger) = try setUp()
    let (bundle, head) = forger.commit([assertion(forger.stream)])
    let body = Array(assertion(forger.stream, "south").canonicalBytes)
    let changed = CommitBundle(
      commit: bundle.commit,
      assertions: [
        SealedAssertion(
          index: 0, digest: bundle.assertions[0].digest, salt: bundle.assertions[0].salt ?? [],
          body: body)
      ])
    try expectRefusal(.digest, team.offices[0].store, [changed], [head])
    let missing = CommitBundle(commit: bundle.commit, assertions: [])
    try expectRefusal(.digest, team.offices[0].store, [missing], [head])
  }

  @Test("a signature of somebody else, or over something else") func signature() throws {
    var (team, forger) = try setUp()
    let store = team.offices[0].store
    let (bundle, head) = forger.commit([assertion(forger.stream)])
    var broken = head.signature
    broken[5] ^= 1
    try expectRefusal(
      .signature, store, [bundle],
      [
        SignedHead(
          stream: head.stream, device: head.device, sequence: 1, hash: head.hash,
          author: head.author, signature: broken)
      ])
    let founder = try team.offices[0].identity.member
    try expectRefusal(
      .signature, store, [bundle], [forger.head(of: bundle.commit, author: founder)])
    try expectRefusal(
      .signature, store, [bundle],
      [
        SignedHead(
          stream: head.stream, device: head.device, sequence: 1, hash: [1], author: head.author,
          signature: head.signature)
      ])
  }

  @Test("an author whose key is not known; kept aside on request") func unknownAuthor() throws {
    let team = try Team(seed: 8, roles: [.dataProtectionOfficer])
    let store = team.offices[0].store
    let stranger = try LocalIdentity(random: Seeded(99).bytes)
    var forger = Forger(stranger, stream: StreamID(kind: .case, id: stranger.member))
    let (bundle, head) = forger.commit([assertion(forger.stream)])
    try expectRefusal(.unknownAuthor, store, [bundle], [head])
    let report = try store.ingest(
      [bundle], heads: [head], options: IngestOptions(holdsUnknownAuthors: true))
    #expect(report.new == 0 && report.waiting == 1 && report.unknownAuthors == [stranger.member])
    #expect(try store.record(forger.stream.id) == nil)
    // The key arrives: what waited is taken without being sent again.
    let key = try CaseStore(
      connection: .inMemory(), identity: stranger, clock: { head0 }, random: Seeded(1).bytes
    ).publicKey()
    let second = try store.ingest([], heads: [head], keys: [stranger.member: key])
    #expect(second.new == 1 && second.waiting == 0)
    #expect(try store.record(forger.stream.id)?.text("office") == "north")
  }

  private let head0 = Moment(utcMilliseconds: 0)

  @Test("a member who was revoked, unless a person accepts it") func revoked() throws {
    var (team, forger) = try setUp()
    let founder = team.offices[0]
    try founder.set(
      try team.offices[1].identity.member, "member", "status", .code("revoked"), in: team.directory)
    let (bundle, head) = forger.commit([assertion(forger.stream)])
    try expectHeld(.revokedAuthor, founder.store, [bundle], [head])
    let report = try founder.store.ingest(
      [bundle], heads: [head], options: IngestOptions(acceptsRevoked: true))
    #expect(report.new == 1)
  }

  @Test("what the author's role does not cover") func denied() throws {
    var (team, forger) = try setUp(role: .viewer)
    let (bundle, head) = forger.commit([assertion(forger.stream)])
    try expectHeld(.denied, team.offices[0].store, [bundle], [head])

    // A caseworker makes themselves data protection officer.
    let (other, worker) = try setUp(role: .caseworker)
    var intruder = Forger(worker.identity, stream: other.directory)
    let grant = Assertion.set(
      worker.identity.member, "member", "role", .code("dataProtectionOfficer"))
    let (rise, riseHead) = intruder.commit([grant])
    try expectHeld(.denied, other.offices[0].store, [rise], [riseHead])

    // Or erases what others wrote.
    let founder = other.offices[0]
    let (stream, _, _) = try founder.openCase("Amina")
    let digests = try founder.store.erasureAssertions(of: stream.id)
    var eraser = Forger(worker.identity, stream: stream)
    let (erasure, erasureHead) = eraser.commit(digests)
    try expectHeld(.denied, founder.store, [erasure], [erasureHead])
  }

  @Test("an erasure by a partner of what this team said; of their own words it is theirs to make")
  func partnerErasure() throws {
    let team = try Team(seed: 9, roles: [.dataProtectionOfficer])
    let office = team.offices[0]
    let partner = try Office(seed: 900)
    let key = [try partner.identity.member: try partner.store.publicKey()]
    let (stream, _, _) = try office.openCase("Amina")
    _ = try partner.store.ingest(
      office.store.bundles(stream: stream), heads: office.store.heads(of: stream),
      keys: [try office.identity.member: try office.store.publicKey()])
    try partner.set(stream.id, "case", "separationPlace", .text("Goma"), in: stream)
    let deliver = {
      try office.store.ingest(
        partner.store.bundles(stream: stream), heads: partner.store.heads(of: stream), keys: key)
    }
    #expect(try deliver().new == 1)
    try partner.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: partner.store.erasureAssertions(of: stream.id, fields: ["separationPlace"])))
    #expect(try deliver().new == 1)
    #expect(try office.store.record(stream.id)?["separationPlace"] == nil)
    try partner.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: partner.store.erasureAssertions(of: stream.id, fields: ["status"])))
    let report = try deliver()
    #expect(report.new == 0 && report.refused.map(\.error.code) == [.foreignErasure])
    #expect(try office.store.record(stream.id)?.code("status") == "open")
  }

  @Test("contexts that cannot be true") func contexts() throws {
    var (team, forger) = try setUp()
    let founder = team.offices[0]
    var (bundle, head) = forger.commit(
      [assertion(forger.stream)],
      context: VersionVector([forger.identity.device: 5]))
    try expectRefusal(.context, founder.store, [bundle], [head])

    // Two commits that claim to have seen each other.
    let (stream, _, _) = try founder.openCase("Amina")
    let mine = try founder.identity.device
    var first = Forger(forger.identity, stream: stream)
    (bundle, head) = first.commit([assertion(stream)], context: VersionVector([mine: 2]))
    _ = try founder.store.ingest([bundle], heads: [head])
    // The founder's next commit has seen it, and is number 2: the circle closes at the third store.
    try founder.set(stream.id, "case", "status", .code("on_hold"), in: stream)
    let third = try Team(seed: 7, roles: [.dataProtectionOfficer, .caseworker]).offices[1]
    let bundles = try founder.store.bundles(stream: stream)
    let report = try third.store.ingest(bundles, heads: try founder.store.heads(of: stream))
    #expect(report.refused.map(\.error.code) == [.context])
  }

  @Test("a first commit that follows another, or a number out of bounds") func chain() throws {
    var (team, forger) = try setUp()
    forger.previous = [UInt8](repeating: 7, count: 32)
    let (bundle, head) = forger.commit([assertion(forger.stream)])
    try expectRefusal(.chain, team.offices[0].store, [bundle], [head])
    let (second, secondHead) = forger.commit([assertion(forger.stream).canonicalBytes], sequence: 0)
    try expectRefusal(.chain, team.offices[0].store, [second], [secondHead])
  }
}
