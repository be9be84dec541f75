import FrunDomain
import Testing

@testable import FrunStore

/// An error at any statement of a write leaves the state before, and the store usable.
@Suite("Errors in the middle of a write") struct FaultTests {
  private struct Injected: Error {}

  /// Makes the n-th statement fail, for n = 1, 2, … until the work runs through; returns how many
  /// statements it has.
  private func sweep(_ office: Office, _ work: () throws -> Void) throws -> Int {
    let before = try office.store.canonicalDump()
    let anchor = try office.store.anchorHead().hash
    for limit in 1...2_000 {
      var count = 0
      office.store.database.beforeStatement = { _ in
        count += 1
        if count == limit { throw Injected() }
      }
      defer { office.store.database.beforeStatement = nil }
      do {
        try work()
        return limit - 1
      } catch is Injected {
        office.store.database.beforeStatement = nil
        #expect(try office.store.canonicalDump() == before, "statement \(limit)")
        #expect(try office.store.anchorHead().hash == anchor, "statement \(limit)")
      }
    }
    return 2_000
  }

  @Test("of a commit") func commit() throws {
    let office = try Office(seed: 31)
    let (stream, _, _) = try office.openCase("Amina")
    let statements = try sweep(office) {
      try office.store.commit(
        ChangeSet(
          stream: stream, command: "test", reason: "because",
          assertions: [
            .set(stream.id, "case", "separationPlace", .text("Goma")),
            .set(stream.id, "case", "status", .code("on_hold")),
          ]))
    }
    #expect(statements > 20)
    #expect(try office.store.record(stream.id)?.code("status") == "on_hold")
    #expect(try office.store.verify().isClean)
  }

  @Test("of an import") func ingest() throws {
    let team = try Team(seed: 32, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let (source, target) = (team.offices[0], team.offices[1])
    let (stream, _, _) = try source.openCase("Amina")
    try target.store.ingestAll(from: source.store, stream)
    try source.set(stream.id, "case", "separationPlace", .text("Goma"), in: stream)
    try target.set(stream.id, "case", "separationPlace", .text("Kos"), in: stream)
    try source.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: source.store.erasureAssertions(of: stream.id, fields: ["openedOn"])))
    let bundles = try source.store.bundles(stream: stream)
    let heads = try source.store.heads(of: stream)
    let statements = try sweep(target) { _ = try target.store.ingest(bundles, heads: heads) }
    #expect(statements > 30)
    #expect(try target.store.disagreements().count == 1)
    #expect(try target.store.verify().isClean)
  }
}
