import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@Suite("Keys that change") struct KeyChangeTests {
  private func rotate(_ office: Office) throws {
    _ = try office.store.rotateKeys(
      signingSeed: office.random.bytes(32), agreementSecret: office.random.bytes(32),
      command: "team rotate")
  }

  @Test("A caseworker replaces the keys, and everybody who knows the old one takes the new one")
  func rotation() throws {
    let team = try Team(seed: 300, roles: [.dataProtectionOfficer, .caseworker, .supervisor])
    let worker = team.offices[1]
    let id = try worker.identity.member
    let old = try worker.store.publicKey()
    try worker.openCase("Before")
    try rotate(worker)
    #expect(try worker.store.publicKey() != old)
    let name = try worker.openCase("After").stream
    // The directory rides along in every archive and comes first.
    for target in [0, 2] {
      _ = try team.offices[target].store.ingest(
        worker.store.bundles(stream: team.directory),
        heads: worker.store.heads(of: team.directory))
    }
    try team.synchronize()
    for office in team.offices {
      let member = try #require(try office.store.member(id))
      #expect(member.signingKey == (try worker.store.publicKey()))
      #expect(member.signingKeys.first == old && member.recipients.count == 2)
      #expect(try office.store.record(name.id) != nil)
      #expect(try office.store.verify().problems.isEmpty)
    }
  }

  @Test("An administrator's later changes reach those who know only the first key")
  func administratorsRotate() throws {
    let team = try Team(seed: 310, roles: [.dataProtectionOfficer, .caseworker, .caseworker])
    let founder = team.offices[0]
    let member = try team.offices[1].identity.member
    for _ in 0..<3 {
      try rotate(founder)
      try founder.set(member, "member", "office", .text("North"), in: team.directory)
      try founder.set(member, "member", "office", .text("South"), in: team.directory)
    }
    try Team.deliver(founder, to: team.offices[1])
    // Forwarded by somebody else, and at once.
    try Team.deliver(team.offices[1], to: team.offices[2])
    let dumps = try team.offices.map { try $0.store.canonicalDump() }
    #expect(firstDifference(dumps[0], dumps[2]) == nil)
    #expect(try team.offices[2].store.record(member)?.text("office") == "South")
    #expect(try team.offices[2].store.verify().problems.isEmpty)
  }

  @Test("A head that no key proves is still refused") func wrongHead() throws {
    let team = try Team(seed: 320, roles: [.dataProtectionOfficer, .caseworker])
    let founder = team.offices[0]
    try founder.set(
      try founder.identity.member, "member", "office", .text("North"), in: team.directory)
    let heads = try founder.store.heads(of: team.directory).map { head in
      SignedHead(
        stream: head.stream, device: head.device, sequence: head.sequence, hash: head.hash,
        author: head.author, signature: head.signature.map { $0 ^ 1 })
    }
    #expect {
      _ = try team.offices[1].store.ingest(
        founder.store.bundles(stream: team.directory), heads: heads)
    } throws: { ($0 as? StoreError)?.code == .signature }
  }

  @Test("Nobody rotates for somebody else, and nothing else passes as a rotation")
  func onlyOnesOwn() throws {
    let team = try Team(seed: 330, roles: [.dataProtectionOfficer, .caseworker])
    let worker = team.offices[1]
    let key = Hexadecimal.text(try worker.store.publicKey())
    let founder = try team.offices[0].identity.member
    let own = try worker.identity.member
    func refusal(_ assertions: [Assertion]) -> StoreError.Code? {
      do {
        _ = try worker.store.commit(
          ChangeSet(stream: team.directory, command: "x", assertions: assertions))
        return nil
      } catch { return (error as? StoreError)?.code }
    }
    func append(_ record: RecordID, _ field: String, _ text: String) -> Assertion {
      Assertion(record: record, kind: "member", field: field, change: .append(.text(text)))
    }
    #expect(refusal([append(founder, "signingKey", key)]) == .denied)
    #expect(
      refusal([append(own, "signingKey", key), .set(own, "member", "role", .code("supervisor"))])
        == .denied)
    #expect(refusal([append(own, "lostKey", key)]) == .denied)
    #expect(refusal([.set(own, "member", "office", .text("x"))]) == .denied)
    #expect(refusal([append(own, "signingKey", key)]) == nil)
    // The same by hand.
    var forger = Forger(try worker.identity, stream: team.directory)
    let (bundle, head) = forger.commit([append(founder, "signingKey", key)])
    #expect(
      try team.offices[0].store.ingest([bundle], heads: [head])
        .refused.map(\.error.code) == [.denied])
  }

  @Test("Keys of low order enter no directory", arguments: [false, true]) func weakKeys(
    arrives: Bool
  ) throws {
    let team = try Team(seed: 340, roles: [.dataProtectionOfficer, .caseworker])
    let founder = team.offices[0]
    let id = try founder.newRecord()
    let weak = [UInt8](repeating: 0, count: 32)
    for (field, text) in [
      ("signingKey", Hexadecimal.text(weak)), ("recipient", Bech32.encode(hrp: "age", data: weak)),
    ] {
      let assertion = Assertion(
        record: id, kind: "member", field: field, change: .append(.text(text)))
      #expect {
        if arrives {
          let identity = try founder.identity
          var forger = Forger(
            LocalIdentity(
              member: identity.member, device: try DeviceID(random: Seeded(9).bytes),
              signingSeed: identity.signingSeed, agreementSecret: identity.agreementSecret),
            stream: team.directory)
          let (bundle, head) = forger.commit([assertion])
          _ = try team.offices[1].store.ingest([bundle], heads: [head])
        } else {
          _ = try founder.store.commit(
            ChangeSet(stream: team.directory, command: "team new", assertions: [assertion]))
        }
      } throws: { ($0 as? StoreError)?.code == .weakKey }
    }
  }

  @Test("Nobody raises their own role, by command or by a forged change") func ownRole() throws {
    let team = try Team(seed: 350, roles: [.dataProtectionOfficer, .supervisor])
    let supervisor = team.offices[1]
    let own = try supervisor.identity.member
    #expect {
      try supervisor.set(own, "member", "role", .code("dataProtectionOfficer"), in: team.directory)
    } throws: { ($0 as? StoreError)?.code == .denied }
    var forger = Forger(try supervisor.identity, stream: team.directory)
    let (bundle, head) = forger.commit([
      .set(own, "member", "role", .code("dataProtectionOfficer"))
    ])
    #expect(
      try team.offices[0].store.ingest([bundle], heads: [head])
        .refused.map(\.error.code) == [.denied])
    try supervisor.set(own, "member", "role", .code("viewer"), in: team.directory)
    try Team.deliver(supervisor, to: team.offices[0])
    #expect(try team.offices[0].store.member(own)?.role == .viewer)
  }

  @Test("What a lost key signs is refused, and in the directory counts for nothing")
  func lostKey() throws {
    let team = try Team(seed: 360, roles: [.dataProtectionOfficer, .supervisor, .caseworker])
    let founder = team.offices[0]
    let thief = team.offices[1]
    let stolen = try thief.identity.member
    let newSeed = Seeded(361).bytes(32)
    try founder.store.commit(
      ChangeSet(
        stream: team.directory, command: "team approve",
        assertions: [
          ("lostKey", try thief.store.publicKey()),
          ("signingKey", try Ed25519SigningKey(seed: newSeed).publicKey),
        ].map {
          Assertion(
            record: stolen, kind: "member", field: $0.0,
            change: .append(.text(Hexadecimal.text($0.1))))
        }))
    // The thief lets a friend in and opens a case.
    let friend = try thief.newRecord()
    try thief.store.commit(
      ChangeSet(
        stream: team.directory, command: "team new",
        assertions: thief.store.memberAssertions(
          id: friend, handle: "friend", name: nil, role: .dataProtectionOfficer,
          signingKey: Ed25519SigningKey(seed: Seeded(362).bytes(32)).publicKey,
          recipient: "age1friend")))
    let stream = try thief.openCase("Forged").stream
    #expect(
      try founder.store.ingest(
        thief.store.bundles(stream: stream), heads: thief.store.heads(of: stream)
      )
      .refused.map(\.error.code) == [.revokedAuthor])
    func deliverDirectory(_ source: Office, _ target: Office) throws {
      _ = try target.store.ingest(
        source.store.bundles(stream: team.directory),
        heads: source.store.heads(of: team.directory))
    }
    try deliverDirectory(thief, founder)
    #expect(try founder.store.member(friend) == nil)
    // Another laptop hears of it in the other order.
    try deliverDirectory(thief, team.offices[2])
    #expect(try team.offices[2].store.member(friend) != nil)
    try deliverDirectory(founder, team.offices[2])
    #expect(try team.offices[2].store.member(friend) == nil)
    #expect(
      firstDifference(
        try founder.store.canonicalDump(), try team.offices[2].store.canonicalDump()) == nil)
    // With the new key the member goes on.
    try thief.store.take(
      LocalIdentity(
        member: stolen, device: try DeviceID(random: Seeded(363).bytes), signingSeed: newSeed,
        agreementSecret: Seeded(364).bytes(32)))
    try deliverDirectory(founder, thief)
    try thief.set(stolen, "member", "office", .text("North"), in: team.directory)
    try deliverDirectory(thief, founder)
    #expect(try founder.store.record(stolen)?.text("office") == "North")
    #expect(try founder.store.verify().problems.isEmpty)
  }
}
