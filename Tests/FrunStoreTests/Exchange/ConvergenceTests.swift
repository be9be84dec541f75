import FrunDomain
import FrunStore
import Testing

/// Random histories on two and three stores, delivered in random orders and parts.
@Suite("Stores that hold the same history are the same") struct ConvergenceTests {
  @Test("in whatever order, grouping and repetition it arrives", arguments: UInt64(1)...20)
  func convergence(seed: UInt64) throws {
    let random = Seeded(seed)
    let roles = [Role](repeating: .dataProtectionOfficer, count: 2 + Int(random.next() % 2))
    // Clocks that are wrong by up to a century change nothing.
    let skews = roles.map { _ in Int64(random.next() % 6_311_520_000_000) - 3_155_760_000_000 }
    let team = try Team(seed: seed, roles: roles, skews: skews)
    let work = try RandomCasework(random: random, streams: 2)
    for _ in 0..<(20 + random.next() % 20) {
      try work.step(in: random.pick(team.offices))
      if random.chance(25) { try deliverPart(team, random) }
    }
    for _ in 0..<3 { try deliverPart(team, random) }
    try team.synchronize()
    let dumps = try team.offices.map { try $0.store.canonicalDump() }
    for dump in dumps {
      #expect(firstDifference(dump, dumps[0]) == nil, "seed \(seed): stores differ")
    }
    for office in team.offices {
      let before = try office.store.canonicalDump()
      #expect(try office.store.verify().problems == [], "seed \(seed)")
      try office.store.rebuildProjection()
      let rebuilt = try office.store.canonicalDump()
      #expect(firstDifference(rebuilt, before) == nil, "seed \(seed): rebuilt is not live")
    }
  }

  @Test("also after a few steps, in many small histories", arguments: UInt64(1_000)...1_119)
  func smallHistories(seed: UInt64) throws {
    let random = Seeded(seed)
    let team = try Team(seed: seed, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let work = try RandomCasework(random: random, streams: 1)
    for _ in 0..<6 { try work.step(in: random.pick(team.offices)) }
    try deliverPart(team, random)
    for _ in 0..<3 { try work.step(in: random.pick(team.offices)) }
    try team.synchronize()
    let dumps = try team.offices.map { try $0.store.canonicalDump() }
    #expect(firstDifference(dumps[0], dumps[1]) == nil, "seed \(seed): stores differ")
    try team.offices[1].store.rebuildProjection()
    let rebuilt = try team.offices[1].store.canonicalDump()
    #expect(firstDifference(rebuilt, dumps[1]) == nil, "seed \(seed): rebuilt is not live")
  }

  @Test("delivering everything again changes nothing and says so", arguments: UInt64(100)...105)
  func idempotence(seed: UInt64) throws {
    let random = Seeded(seed)
    let team = try Team(seed: seed, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let work = try RandomCasework(random: random, streams: 2)
    for _ in 0..<30 { try work.step(in: random.pick(team.offices)) }
    try team.synchronize()
    let (source, target) = (team.offices[0], team.offices[1])
    let anchor = try target.store.anchorHead().hash
    for stream in try source.store.streams() {
      let bundles = try source.store.bundles(stream: stream)
      let report = try target.store.ingest(bundles, heads: source.store.heads(of: stream))
      #expect(report.isUnchanged && report.known == bundles.count && report.touched.isEmpty)
      #expect(report.waiting == 0 && report.missing.isEmpty && report.disagreements.isEmpty)
    }
    #expect(try target.store.anchorHead().hash == anchor)
  }

  @Test("a dry run reports what the real run then does", arguments: UInt64(200)...207)
  func dryRun(seed: UInt64) throws {
    let random = Seeded(seed)
    let team = try Team(seed: seed, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let work = try RandomCasework(random: random, streams: 1)
    for _ in 0..<15 { try work.step(in: random.pick(team.offices)) }
    let (source, target) = (team.offices[0], team.offices[1])
    for stream in try source.store.streams() {
      let bundles = try source.store.bundles(stream: stream)
      let heads = try source.store.heads(of: stream)
      let before = try target.store.canonicalDump()
      let dry = try target.store.ingest(
        bundles, heads: heads, options: IngestOptions(isDryRun: true))
      #expect(try target.store.canonicalDump() == before)
      #expect(try target.store.ingest(bundles, heads: heads) == dry, "seed \(seed)")
    }
  }

  /// A random part of one store's commits, in random order, some twice, some heads left out.
  private func deliverPart(_ team: Team, _ random: Seeded) throws {
    let source = random.pick(team.offices)
    let target = random.pick(team.offices)
    guard source !== target else { return }
    for stream in try source.store.streams().filter({ $0.kind == .case }) {
      var bundles = try source.store.bundles(stream: stream).filter { _ in random.chance(60) }
      if random.chance(50) { bundles += bundles.filter { _ in random.chance(30) } }
      if random.chance(30) {
        bundles = bundles.map { bundle in
          CommitBundle(
            commit: bundle.commit,
            assertions: bundle.assertions.map {
              random.chance(30) ? $0.without(body: .withheld) : $0
            })
        }
      }
      var generator = random
      bundles.shuffle(using: &generator)
      let heads = try source.store.heads(of: stream).filter { _ in random.chance(70) }
      _ = try target.store.ingest(bundles, heads: heads)
    }
  }
}
