import FrunDomain
import Testing

@testable import FrunStore

/// One refused commit and what it must not spoil.
@Suite("A refused commit") struct HeldChainTests {
  /// A case of two devices; the second member is revoked after the second of three commits.
  private func scene() throws -> (team: Team, stream: StreamID) {
    let team = try Team(
      seed: 41, roles: [.dataProtectionOfficer, .caseworker, .dataProtectionOfficer])
    let (stream, _, _) = try team.offices[0].openCase("Amina")
    try Team.deliver(team.offices[0], to: team.offices[1])
    return (team, stream)
  }

  @Test("holds its own chain from the last head before it, and nothing else") func rest() throws {
    let (team, stream) = try scene()
    let (one, two, three) = (team.offices[0], team.offices[1], team.offices[2])
    try two.set(stream.id, "case", "office", .text("before"), in: stream)
    try Team.deliver(two, to: three)
    // A person who takes something over that only officers may do, by a changed program.
    var forger = Forger(try two.identity, stream: stream)
    let bundles = try two.store.bundles(stream: stream)
    let own = try #require(bundles.last { $0.commit.device == (try? two.identity.device) })
    forger.sequence = own.commit.sequence
    forger.previous = CommitLog.hash(of: own.commit)
    forger.known = try two.store.vector(of: stream)
    let erased = try one.store.erasureAssertions(of: stream.id, fields: ["status"])
    let bad = forger.commit(erased)
    let after = forger.commit([.set(stream.id, "case", "office", .text("after"))])
    try one.set(stream.id, "case", "separationPlace", .text("Goma"), in: stream)
    let delivered = try one.store.bundles(stream: stream) + [bad.bundle, after.bundle]
    let heads = try one.store.heads(of: stream) + [bad.head, after.head]
    let dry = try three.store.ingest(
      delivered, heads: heads, options: IngestOptions(isDryRun: true))
    let report = try three.store.ingest(delivered, heads: heads)
    #expect(report == dry)
    let refusal = try #require(report.refused.first)
    #expect(report.refused.count == 1 && refusal.position == bad.bundle.commit.position)
    #expect(refusal.error.code == .denied && refusal.held == 2 && report.waiting == 2)
    let record = try #require(try three.store.record(stream.id))
    #expect(record.text("separationPlace") == "Goma", "the other chain is taken")
    #expect(record.text("office") == "before" && record.code("status") == "open")
    #expect(try three.store.verify().isClean)
    // It stays so, and says so, however often it comes.
    let again = try three.store.ingest(delivered, heads: heads)
    #expect(again.refused == report.refused && again.isUnchanged)
  }

  @Test("is taken as soon as its author may say it, whatever is delivered then") func later() throws
  {
    let team = try Team(seed: 42, roles: [.dataProtectionOfficer, .viewer, .caseworker])
    let (founder, viewer, third) = (team.offices[0], team.offices[1], team.offices[2])
    let stream = StreamID(kind: .case, id: try viewer.newRecord())
    var forger = Forger(try viewer.identity, stream: stream)
    let (bundle, head) = forger.commit([.set(stream.id, "case", "office", .text("north"))])
    #expect(try third.store.ingest([bundle], heads: [head]).refused.count == 1)
    try founder.set(
      try viewer.identity.member, "member", "role", .code("caseworker"), in: team.directory)
    let report = try third.store.ingest(
      founder.store.bundles(stream: team.directory), heads: founder.store.heads(of: team.directory))
    #expect(report.new == 2 && report.refused.isEmpty && report.waiting == 0)
    #expect(try third.store.record(stream.id)?.text("office") == "north")
  }
}
