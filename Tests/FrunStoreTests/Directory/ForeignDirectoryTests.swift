import FrunDomain
import FrunSQLite
import FrunStore
import Testing

/// Another team's directory came in, and speaks about people of this team. What it says of them
/// must not count here, whichever identifier its stream has.
@Suite("A foreign directory") struct ForeignDirectoryTests {
  /// Identifiers below and above every random one.
  private static let streams: [UInt8] = [0x00, 0xFF]

  private struct Scene {
    let team: Team
    let office: Office
    /// Our caseworker.
    let member: RecordID
    let partner: LocalIdentity
    let partnerKey: [UInt8]
    var forger: Forger
  }

  /// Our team of two, and a partner with a confirmed key who founded a directory of their own.
  private func scene(_ byte: UInt8) throws -> Scene {
    let team = try Team(seed: 60, roles: [.dataProtectionOfficer, .caseworker])
    let partner = try LocalIdentity(random: Seeded(61).bytes)
    let key = try CaseStore(
      connection: .inMemory(), identity: partner, clock: { Moment(utcMilliseconds: 0) },
      random: Seeded(62).bytes
    ).publicKey()
    let id = try #require(RecordID(bytes: [UInt8](repeating: byte, count: 16)))
    let office = team.offices[0]
    var forger = Forger(partner, stream: StreamID(kind: .directory, id: id))
    let (bundle, head) = forger.commit(
      office.store.memberAssertions(
        id: partner.member, handle: "partner", name: nil, role: .dataProtectionOfficer,
        signingKey: key, recipient: "age1partner"))
    _ = try office.store.ingest([bundle], heads: [head], keys: [partner.member: key])
    return Scene(
      team: team, office: office, member: try team.offices[1].identity.member, partner: partner,
      partnerKey: key, forger: forger)
  }

  /// The partner's directory gives our caseworker the partner's key and the highest role.
  private func describeOurMember(_ scene: inout Scene) throws {
    let (bundle, head) = scene.forger.commit(
      scene.office.store.memberAssertions(
        id: scene.member, handle: "stolen", name: nil, role: .dataProtectionOfficer,
        signingKey: scene.partnerKey, recipient: "age1partner"))
    _ = try scene.office.store.ingest([bundle], heads: [head])
  }

  @Test("does not say who our members are", arguments: streams) func members(byte: UInt8) throws {
    var scene = try scene(byte)
    let store = scene.office.store
    let before = try #require(try store.member(scene.member))
    try describeOurMember(&scene)
    #expect(try store.member(scene.member) == before)
    #expect(before.role == .caseworker)
    #expect(try store.members().filter { $0.id == scene.member } == [before])
    // Whoever seals to the team seals to the team.
    #expect(try !store.members().contains { $0.recipients.contains("age1partner") })
  }

  @Test("gives our members no key", arguments: streams) func keys(byte: UInt8) throws {
    var scene = try scene(byte)
    try describeOurMember(&scene)
    let impostor = LocalIdentity(
      member: scene.member, device: try DeviceID(random: Seeded(63).bytes),
      signingSeed: scene.partner.signingSeed, agreementSecret: scene.partner.agreementSecret)
    let id = try scene.office.newRecord()
    var forger = Forger(impostor, stream: StreamID(kind: .case, id: id))
    let (bundle, head) = forger.commit([.set(id, "case", "office", .text("north"))])
    #expect {
      _ = try scene.office.store.ingest([bundle], heads: [head])
    } throws: { ($0 as? StoreError)?.code == .signature }
    #expect(try scene.office.store.record(id) == nil)
  }

  @Test("gives our members no role", arguments: streams) func roles(byte: UInt8) throws {
    var scene = try scene(byte)
    try describeOurMember(&scene)
    let worker = scene.team.offices[1]
    var forger = Forger(try worker.identity, stream: scene.team.directory)
    let (bundle, head) = forger.commit([
      .set(scene.member, "member", "role", .code("dataProtectionOfficer"))
    ])
    #expect(
      try scene.office.store.ingest([bundle], heads: [head])
        .refused.map(\.error.code) == [.denied])
  }

  @Test("gives nobody a say in our directory", arguments: streams) func intrusion(byte: UInt8)
    throws
  {
    let scene = try scene(byte)
    var forger = Forger(scene.partner, stream: scene.team.directory)
    let (bundle, head) = forger.commit([
      .set(scene.partner.member, "member", "role", .code("dataProtectionOfficer"))
    ])
    #expect(
      try scene.office.store.ingest([bundle], heads: [head])
        .refused.map(\.error.code) == [.denied])
  }

  @Test("and a confirmed key alone gives none either") func trustedOutsider() throws {
    let team = try Team(seed: 64, roles: [.dataProtectionOfficer])
    let office = team.offices[0]
    let partner = try Office(seed: 65)
    var forger = Forger(try partner.identity, stream: team.directory)
    let (bundle, head) = forger.commit([
      .set(forger.identity.member, "member", "role", .code("dataProtectionOfficer"))
    ])
    #expect(
      try office.store.ingest(
        [bundle], heads: [head], keys: [forger.identity.member: try partner.store.publicKey()]
      )
      .refused.map(\.error.code) == [.denied])
  }
}
