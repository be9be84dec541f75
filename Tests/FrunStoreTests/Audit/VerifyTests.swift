import FrunDomain
import FrunSQLite
import FrunStore
import Testing

/// Whoever can write into the database can do what these tests do; a verification sees it.
@Suite("Verifying") struct VerifyTests {
  private func office() throws -> Office {
    let office = try Office(seed: 71)
    let (stream, _, _) = try office.openCase("Amina")
    try office.set(stream.id, "case", "office", .text("north"), in: stream)
    try office.set(stream.id, "case", "office", .text("south"), in: stream)
    try office.store.logAccess(command: "case show", stream: stream, action: "show")
    try office.store.logAccess(command: "case list", stream: nil, action: "list")
    try office.openCase("Hodan")
    return office
  }

  @Test("An untouched vault is clean") func clean() throws {
    let report = try office().store.verify()
    #expect(report.isClean && report.checkedCommits == 5 && report.segments == 3)
  }

  @Test(
    "Every kind of tampering is named",
    arguments: [
      ("UPDATE history SET command = 'x' WHERE cid = 3", "chain.broken"),
      ("UPDATE history SET author = zeroblob(16) WHERE cid = 3", "chain.broken"),
      ("UPDATE history SET at_ms = at_ms + 1 WHERE cid = 2", "chain.broken"),
      ("UPDATE history SET sequence = 9 WHERE sequence = 3", "chain.gap"),
      ("UPDATE assertion SET body = x'737478' WHERE cid = 3 AND place = 0", "assertion.digest"),
      ("UPDATE assertion SET salt = zeroblob(16) WHERE cid = 3 AND place = 0", "assertion.digest"),
      ("UPDATE assertion SET digest = zeroblob(32) WHERE cid = 3 AND place = 0", "chain.broken"),
      ("DELETE FROM assertion WHERE cid = 2 AND place = 1", "chain.broken"),
      ("DELETE FROM head WHERE sequence = 3", "head.missing"),
      ("UPDATE head SET signature = zeroblob(64) WHERE sequence = 3", "head.signature"),
      ("UPDATE journal SET subject = zeroblob(32) WHERE sequence = 2", "journal.broken"),
      ("DELETE FROM journal WHERE sequence = 2", "journal.incomplete"),
      ("DELETE FROM access_log WHERE sequence = 2", "access.broken"),
      ("UPDATE access_log SET action = 'x' WHERE sequence = 1", "access.broken"),
      ("UPDATE field_state SET is_disagreement = 1", "projection.differs"),
      (
        "DELETE FROM value_index WHERE fid = (SELECT min(fid) FROM value_index)",
        "projection.differs"
      ),
      ("UPDATE search_text SET words = 'x'", "search.broken"),
      ("UPDATE record SET is_live = 0 WHERE rid = 3", "projection.differs"),
    ]) func tampering(_ statement: String, _ code: String) throws
  {
    let office = try office()
    #expect(try office.connection.run(statement) > 0)
    let codes = Set(try office.store.verify().problems.map(\.code))
    #expect(codes.contains(code), "\(codes)")
  }

  @Test("Commits cut off the end are missed by the journal") func truncation() throws {
    let office = try office()
    let last = "(SELECT max(cid) FROM history)"
    try office.connection.execute(
      "DELETE FROM assertion WHERE cid = \(last); DELETE FROM history WHERE cid = \(last)")
    #expect(try office.store.verify().problems.map(\.code).contains("journal.incomplete"))
  }

  @Test("A verification changes nothing") func readOnly() throws {
    let office = try office()
    let before = try office.store.canonicalDump()
    let anchor = try office.store.anchorHead().hash
    _ = try office.store.verify()
    #expect(try office.store.canonicalDump() == before)
    #expect(try office.store.anchorHead().hash == anchor)
  }
}

@Suite("Journal and access log") struct JournalTests {
  @Test("The anchor moves with every commit and can be found again") func anchor() throws {
    let office = try Office(seed: 72)
    let first = try office.store.anchorHead()
    let (stream, _, _) = try office.openCase("Amina")
    let second = try office.store.anchorHead()
    #expect(second.sequence == first.sequence + 1 && second.hash != first.hash)
    #expect(try office.store.journalHash(at: first.sequence) == first.hash)
    #expect(try office.store.journalHash(at: second.sequence + 1) == nil)
    try office.store.logAccess(command: "case show", stream: stream, action: "show")
    #expect(try office.store.anchorHead().hash == second.hash)
  }

  @Test("Readings are found by stream, member and day, the newest first") func access() throws {
    let office = try Office(seed: 73)
    let (stream, _, _) = try office.openCase("Amina")
    for action in ["show", "export"] {
      try office.store.logAccess(command: "case \(action)", stream: stream, action: action)
    }
    try office.store.logAccess(command: "case list", stream: nil, action: "list")
    let member = try office.identity.member
    #expect(try office.store.accessLog().map(\.action) == ["list", "export", "show"])
    #expect(try office.store.accessLog(AccessQuery(stream: stream)).count == 2)
    #expect(
      try office.store.accessLog(AccessQuery(member: member, limit: 1)).map(\.sequence) == [3])
    #expect(try office.store.accessLog(AccessQuery(since: .last)).isEmpty)
    #expect(try office.store.accessLog(AccessQuery(until: .first)).isEmpty)
  }
}
