import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@Suite("Administrators who are revoked") struct RevocationTests {
  private func revoke(_ member: RecordID, by office: Office, _ team: Team) throws {
    try office.set(
      member, "member", "status", .code("revoked"), in: team.directory, reason: "gone")
  }

  private func add(_ handle: String, by office: Office, _ team: Team) throws -> RecordID {
    let id = try office.newRecord()
    try office.store.commit(
      ChangeSet(
        stream: team.directory, command: "team new",
        assertions: office.store.memberAssertions(
          id: id, handle: handle, name: nil, role: .dataProtectionOfficer,
          signingKey: try Ed25519SigningKey(seed: office.random.bytes(32)).publicKey,
          recipient: "age1\(handle)")))
    return id
  }

  private func deliver(_ source: Office, to target: Office, _ team: Team) throws {
    _ = try target.store.ingest(
      source.store.bundles(stream: team.directory), heads: source.store.heads(of: team.directory))
  }

  @Test(
    "What they did unseen counts nowhere, in whatever order laptops hear of it",
    arguments: [false, true])
  func order(hearsOfRevocationFirst: Bool) throws {
    let team = try Team(
      seed: 400, roles: [.dataProtectionOfficer, .supervisor, .caseworker, .caseworker])
    let (founder, traitor, third) = (team.offices[0], team.offices[1], team.offices[2])
    let known = try add("known", by: traitor, team)
    try deliver(traitor, to: founder, team)
    let friend = try add("friend", by: traitor, team)
    try revoke(try traitor.identity.member, by: founder, team)
    if hearsOfRevocationFirst {
      try deliver(founder, to: third, team)
      try deliver(traitor, to: third, team)
    } else {
      try deliver(traitor, to: third, team)
      #expect(try third.store.member(friend)?.isActive == true)
      try deliver(founder, to: third, team)
    }
    try deliver(third, to: founder, team)
    for office in [founder, third] {
      #expect(try office.store.member(known)?.isActive == true)
      #expect(try office.store.member(friend) == nil)
      #expect(try office.store.member(try traitor.identity.member)?.isRevoked == true)
      #expect(try office.store.verify().problems.isEmpty)
    }
    #expect(
      firstDifference(try founder.store.canonicalDump(), try third.store.canonicalDump()) == nil)
  }

  @Test("Their cases are refused until a person looks") func cases() throws {
    let team = try Team(seed: 410, roles: [.dataProtectionOfficer, .supervisor])
    let (founder, traitor) = (team.offices[0], team.offices[1])
    try revoke(try traitor.identity.member, by: founder, team)
    let stream = try traitor.openCase("Late").stream
    let bundles = try traitor.store.bundles(stream: stream)
    let heads = try traitor.store.heads(of: stream)
    #expect(
      try founder.store.ingest(bundles, heads: heads)
        .refused.map(\.error.code) == [.revokedAuthor])
    _ = try founder.store.ingest(
      bundles, heads: heads, options: IngestOptions(acceptsRevoked: true))
    #expect(try founder.store.record(stream.id) != nil)
  }

  @Test("A revoked administrator who knows it cannot revoke back") func revenge() throws {
    let team = try Team(seed: 420, roles: [.dataProtectionOfficer, .supervisor, .caseworker])
    let (founder, traitor) = (team.offices[0], team.offices[1])
    try revoke(try traitor.identity.member, by: founder, team)
    let revocation = try founder.store.vector(of: team.directory)
    var forger = Forger(try traitor.identity, stream: team.directory)
    forger.known = revocation
    let (bundle, head) = forger.commit([
      .set(try founder.identity.member, "member", "status", .code("revoked"))
    ])
    _ = try founder.store.ingest([bundle], heads: [head])
    #expect(try founder.store.member(try founder.identity.member)?.isActive == true)
  }

  @Test("Two who revoke each other unseen are both out, and the team goes on") func both() throws {
    let team = try Team(seed: 430, roles: [.dataProtectionOfficer, .supervisor, .caseworker])
    let (one, two, worker) = (team.offices[0], team.offices[1], team.offices[2])
    try revoke(try two.identity.member, by: one, team)
    try revoke(try one.identity.member, by: two, team)
    try deliver(one, to: worker, team)
    try deliver(two, to: worker, team)
    try deliver(two, to: one, team)
    for office in [one, worker] {
      #expect(try office.store.member(try one.identity.member)?.isRevoked == true)
      #expect(try office.store.member(try two.identity.member)?.isRevoked == true)
    }
    #expect { try one.openCase("x") } throws: { ($0 as? StoreError)?.code == .denied }
    // Nobody is left who manages members, so any member may name the first.
    let next = try add("next", by: worker, team)
    try deliver(worker, to: one, team)
    #expect(try one.store.member(next)?.role == .dataProtectionOfficer)
  }

  @Test(
    "Two administrators change the directory at once: both changes stay, the safer role governs")
  func atOnce() throws {
    let team = try Team(seed: 440, roles: [.dataProtectionOfficer, .supervisor, .caseworker])
    let (one, two) = (team.offices[0], team.offices[1])
    let member = try team.offices[2].identity.member
    let first = try add("joseph", by: one, team)
    let second = try add("joseph", by: two, team)
    try one.set(member, "member", "role", .code("supervisor"), in: team.directory)
    try two.set(member, "member", "role", .code("viewer"), in: team.directory)
    try deliver(one, to: two, team)
    try deliver(two, to: one, team)
    for office in [one, two] {
      #expect(try office.store.member(member)?.role == .viewer)
      #expect(try office.store.member(first) != nil)
      #expect(try office.store.member(second) != nil)
    }
    #expect(firstDifference(try one.store.canonicalDump(), try two.store.canonicalDump()) == nil)
  }

  /// Random administrators add, revoke and exchange in random order; in the end everybody who has
  /// everything agrees.
  @Test("Every order of hearing gives the same directory", arguments: 1...12)
  func convergence(seed: UInt64) throws {
    let team = try Team(
      seed: 500 + seed,
      roles: [.dataProtectionOfficer, .supervisor, .dataProtectionOfficer, .supervisor])
    let dice = Seeded(seed)
    func roll(_ count: Int) -> Int { Int(dice.bytes(1)[0]) % count }
    for step in 0..<24 {
      let office = team.offices[roll(4)]
      do {
        switch roll(4) {
        case 0: _ = try add("s\(step)", by: office, team)
        case 1:
          let victim = team.offices[roll(4)]
          if victim !== office { try revoke(try victim.identity.member, by: office, team) }
        default: try deliver(office, to: team.offices[roll(4)], team)
        }
      } catch let error as StoreError
        where [.denied, .disagreement, .invalid].contains(error.code)
      {
        continue
      }
    }
    for _ in 0..<2 {
      for source in team.offices {
        for target in team.offices where source !== target {
          try deliver(source, to: target, team)
        }
      }
    }
    let dumps = try team.offices.map { try $0.store.canonicalDump() }
    for dump in dumps.dropFirst() {
      #expect(firstDifference(dumps[0], dump) == nil, "seed \(seed)")
    }
    for office in team.offices {
      #expect(try office.store.verify().problems.isEmpty, "seed \(seed)")
    }
  }

  @Test("A sender whose directory shrank while they went on is refused; a delayed archive is not")
  func rollback() throws {
    let office = try Office(seed: 450)
    let team = try #require(try office.store.directoryStream())
    let sender = try office.identity.member
    func at(_ minute: Int64) -> Moment { Moment(utcMilliseconds: minute * 60_000) }
    func code(_ serial: Int, _ newest: Moment?) -> StoreError.Code? {
      do {
        try office.store.watchDirectory(team, of: sender, serial: serial, newest: newest)
        return nil
      } catch { return (error as? StoreError)?.code }
    }
    #expect(code(5, at(10)) == nil)
    #expect(code(7, at(20)) == nil)
    #expect(code(5, at(10)) == nil)
    #expect(code(6, at(19)) == nil)
    #expect(code(6, nil) == nil)
    #expect(code(6, at(21)) == .directoryRollback)
    #expect(code(7, at(21)) == nil)
    #expect {
      try office.store.checkSerial(0, of: team)
    } throws: { ($0 as? StoreError)?.code == .directoryRollback }
    try office.store.checkSerial(try office.store.directorySerial(of: team), of: team)
  }

  @Test("The state of the directory: serial, day, name and recovery") func state() throws {
    let office = try Office(seed: 460)
    let team = try #require(try office.store.directoryStream())
    let before = try #require(try office.store.directoryState())
    #expect(before.name == nil && before.recovery.isEmpty && before.serial == 1)
    let record = try #require(CaseStore.profileRecord(of: team))
    try office.set(record, "team", "name", .text("Team A"), in: team)
    try office.set(record, "team", "recoveryRecipient", .text("age1x"), in: team)
    let after = try #require(try office.store.directoryState())
    #expect(after.name == "Team A" && after.recovery == ["age1x"] && after.serial == 3)
    #expect(after.newestOn != nil)
  }
}
