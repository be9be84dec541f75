import FrunDomain
import FrunSQLite
import FrunStore
import FrunText
import Testing

/// What the team's own directory says of partner teams is known on every laptop that has it.
@Suite("A partner team") struct PartnerTeamTests {
  private struct Scene {
    let office: Office
    let member: LocalIdentity
    let home: StreamID

    /// A case in which the partner's member writes.
    func write() throws -> (bundle: CommitBundle, head: SignedHead) {
      let id = try office.newRecord()
      var forger = Forger(member, stream: StreamID(kind: .case, id: id))
      return forger.commit([.set(id, "case", "office", .text("north"))])
    }

    func set(_ field: String, _ change: Change) throws {
      try office.store.commit(
        ChangeSet(
          stream: try #require(try office.store.directoryStream()), command: "test",
          assertions: [Assertion(record: home.id, kind: "partner", field: field, change: change)]))
    }
  }

  /// Our directory holds the card of a partner with one member; no key was confirmed on this laptop.
  private func scene() throws -> Scene {
    let team = try Team(seed: 80, roles: [.dataProtectionOfficer])
    let office = team.offices[0]
    let member = try LocalIdentity(random: Seeded(81).bytes)
    let home = StreamID(kind: .directory, id: try office.newRecord())
    let scene = Scene(office: office, member: member, home: home)
    try scene.set("label", .set(.text("Team B")))
    try scene.set("status", .set(.code("active")))
    try scene.set("card", .append(.text(Self.card(home, [(member, "maria")]))))
    return scene
  }

  private static func key(_ identity: LocalIdentity) throws -> [UInt8] {
    try CaseStore(
      connection: .inMemory(), identity: identity, clock: { Moment(utcMilliseconds: 0) },
      random: Seeded(82).bytes
    ).publicKey()
  }

  private static func card(_ home: StreamID, _ members: [(LocalIdentity, String)]) throws -> String
  {
    let value: JSONValue = [
      "team": .string(home.text),
      "members": .array(
        try members.map { identity, handle in
          [
            "id": .string(identity.member.text), "handle": .string(handle),
            "signingKey": .string(Hexadecimal.text(try key(identity))),
          ]
        }),
    ]
    return value.text()
  }

  @Test("speaks with the keys of its card") func keys() throws {
    let scene = try scene()
    let (bundle, head) = try scene.write()
    #expect(try scene.office.store.ingest([bundle], heads: [head]).new == 1)
    let partner = try #require(try scene.office.store.partnerTeams().first)
    #expect(partner.label == "Team B")
    #expect(partner.members.map(\.handle) == ["maria"])
  }

  @Test("a card for another directory names nobody") func wrongTeam() throws {
    let scene = try scene()
    let other = StreamID(kind: .directory, id: try scene.office.newRecord())
    let stranger = try LocalIdentity(random: Seeded(83).bytes)
    try scene.set("card", .append(.text(Self.card(other, [(stranger, "lea")]))))
    #expect(try scene.office.store.partnerTeams().first?.keys[stranger.member] == nil)
  }

  @Test("is refused once it was withdrawn, and what it said before stays") func withdrawn() throws {
    let scene = try scene()
    let (early, earlyHead) = try scene.write()
    _ = try scene.office.store.ingest([early], heads: [earlyHead])
    try scene.set("status", .set(.code("revoked")))
    let (late, lateHead) = try scene.write()
    let report = try scene.office.store.ingest([late], heads: [lateHead])
    #expect(report.new == 0)
    #expect(report.refused.map(\.error.code) == [.revokedAuthor])
    #expect(try scene.office.store.record(early.commit.stream.id) != nil)
    #expect(
      try scene.office.store.ingest(
        [late], heads: [lateHead], options: IngestOptions(acceptsRevoked: true)
      ).new == 1)
  }

  @Test("gives no key to a member of another partner") func otherPartner() throws {
    let scene = try scene()
    let rival = try LocalIdentity(random: Seeded(84).bytes)
    let rivalHome = StreamID(kind: .directory, id: try scene.office.newRecord())
    let office = scene.office
    var forger = Forger(rival, stream: rivalHome)
    let key = try Self.key(rival)
    for (member, handle) in [(rival.member, "rival"), (scene.member.member, "maria")] {
      let (bundle, head) = forger.commit(
        office.store.memberAssertions(
          id: member, handle: handle, name: nil, role: .dataProtectionOfficer, signingKey: key,
          recipient: "age1rival"))
      _ = try office.store.ingest([bundle], heads: [head], keys: [rival.member: key])
    }
    let impostor = LocalIdentity(
      member: scene.member.member, device: try DeviceID(random: Seeded(85).bytes),
      signingSeed: rival.signingSeed, agreementSecret: rival.agreementSecret)
    let id = try office.newRecord()
    var forged = Forger(impostor, stream: StreamID(kind: .case, id: id))
    let (bundle, head) = forged.commit([.set(id, "case", "office", .text("north"))])
    #expect {
      _ = try office.store.ingest([bundle], heads: [head])
    } throws: { ($0 as? StoreError)?.code == .signature }
    #expect(try office.store.record(id) == nil)
  }
}
