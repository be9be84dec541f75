import FrunDomain
import FrunSQLite
import FrunStore
import Testing

/// A team founded by a caseworker: somebody who may manage members is added by one who may not.
@Suite("The first administrator") struct FirstAdministratorTests {
  private func add(
    _ store: CaseStore, _ office: Office, role: Role, to directory: StreamID, reason: String? = nil
  ) throws -> RecordID {
    let id = try office.newRecord()
    try store.commit(
      ChangeSet(
        stream: directory, command: "team add", reason: reason,
        assertions: store.memberAssertions(
          id: id, handle: "h\(id.text.prefix(4))", name: nil, role: role,
          signingKey: try office.store.publicKey(), recipient: "age1none")))
    return id
  }

  private func deliver(_ source: Office, _ directory: StreamID, to target: Office) throws {
    _ = try target.store.ingest(
      source.store.bundles(stream: directory), heads: source.store.heads(of: directory),
      keys: [try source.identity.member: try source.store.publicKey()])
  }

  @Test("is accepted by the next laptop as it was by the first", arguments: [nil, "we grow"])
  func accepted(reason: String?) throws {
    let founder = try Office(seed: 70, role: .caseworker)
    let directory = try #require(try founder.store.directoryStream())
    let chief = try add(
      founder.store, founder, role: .dataProtectionOfficer, to: directory, reason: reason)
    let other = try Office(seed: 71, role: nil)
    try other.store.joinTeam(directory)
    try deliver(founder, directory, to: other)
    #expect(try other.store.member(chief)?.role == .dataProtectionOfficer)
    #expect(try firstDifference(founder.store.canonicalDump(), other.store.canonicalDump()) == nil)
    #expect(try other.store.verify().isClean)
  }

  @Test("and there is no second one, whatever its author claims to have seen") func second() throws
  {
    let founder = try Office(seed: 72, role: .caseworker)
    let directory = try #require(try founder.store.directoryStream())
    let opened = founder.store.memberAssertions(
      id: try founder.newRecord(), handle: "second", name: nil, role: .dataProtectionOfficer,
      signingKey: try founder.store.publicKey(), recipient: "age1none")
    _ = try add(founder.store, founder, role: .dataProtectionOfficer, to: directory)
    #expect {
      _ = try add(founder.store, founder, role: .dataProtectionOfficer, to: directory)
    } throws: { ($0 as? StoreError)?.code == .denied }

    let other = try Office(seed: 73, role: nil)
    try other.store.joinTeam(directory)
    try deliver(founder, directory, to: other)
    let mine = try founder.identity
    let elsewhere = LocalIdentity(
      member: mine.member, device: try DeviceID(random: Seeded(74).bytes),
      signingSeed: mine.signingSeed, agreementSecret: mine.agreementSecret)
    for context in [
      VersionVector(), VersionVector([mine.device: 1]), VersionVector([mine.device: 2]),
    ] {
      var forger = Forger(elsewhere, stream: directory)
      let (bundle, head) = forger.commit(opened, context: context)
      #expect(
        try other.store.ingest([bundle], heads: [head])
          .refused.map(\.error.code) == [.denied])
    }
  }

  @Test(
    "is added by nobody else: not by a caseworker whom an administrator added, nor by a stranger")
  func others() throws {
    let team = try Team(seed: 75, roles: [.dataProtectionOfficer, .caseworker])
    let founder = team.offices[0]
    let added = founder.store.memberAssertions(
      id: try founder.newRecord(), handle: "second", name: nil, role: .dataProtectionOfficer,
      signingKey: try founder.store.publicKey(), recipient: "age1none")
    let stranger = try Office(seed: 76, role: nil)
    let device = try founder.identity.device
    for office in [team.offices[1], stranger] {
      for context in [VersionVector(), VersionVector([device: 1]), VersionVector([device: 2])] {
        var forger = Forger(try office.identity, stream: team.directory)
        let (bundle, head) = forger.commit(added, context: context)
        #expect(
          try founder.store.ingest(
            [bundle], heads: [head],
            keys: [forger.identity.member: try office.store.publicKey()]
          )
          .refused.contains { $0.error.code == .denied && $0.author == forger.identity.member })
      }
    }
  }

  @Test("may not come with anything else") func more() throws {
    let founder = try Office(seed: 77, role: .caseworker)
    let directory = try #require(try founder.store.directoryStream())
    let mine = try founder.identity.member
    #expect {
      try founder.store.commit(
        ChangeSet(
          stream: directory, command: "team role",
          assertions: [.set(mine, "member", "role", .code("dataProtectionOfficer"))]))
    } throws: { ($0 as? StoreError)?.code == .denied }
  }
}
