import FrunCrypto
import FrunDomain
import FrunSQLite
import FrunStore
import Testing

/// Bytes of attached files in the vault.
@Suite("Contents of attachments") struct ContentTests {
  struct Stopped: Error {}

  @Test(
    "What goes in comes out, whatever the size and the pieces",
    arguments: [0, 1, 255 << 10, 256 << 10, 256 << 10 + 1, 600_000], [1, 4096, 300_000])
  func roundTrip(_ size: Int, _ piece: Int) throws {
    guard size <= 300_000 || piece > 1 else { return }
    let office = try Office(seed: 5)
    let bytes = Seeded(UInt64(size + piece)).bytes(size)
    let kept = try office.store.keep(bytes, piece: piece)
    #expect(kept.digest == SHA256.hash(bytes) && kept.size == UInt64(size) && !kept.wasKnown)
    #expect(kept.start == Array(bytes.prefix(512)))
    #expect(try office.store.content(kept.digest) == bytes)
    #expect(try office.store.contentState(of: kept.digest) == .here(size: UInt64(size)))
  }

  @Test("The same bytes are kept once") func once() throws {
    let office = try Office(seed: 6)
    let bytes = Seeded(1).bytes(700_000)
    try office.store.keep(bytes)
    let rows = try office.count("content_piece")
    let again = try office.store.keep(bytes)
    #expect(again.wasKnown && rows == 3)
    #expect(try office.count("content_piece") == rows && office.count("content") == 1)
  }

  @Test("Too many bytes are refused with the limit, and nothing of them stays") func limit() throws
  {
    let office = try Office(seed: 7)
    let error = #expect(throws: StoreError.self) {
      try office.store.keep([UInt8](repeating: 1, count: (1 << 20) + 1), limit: 1 << 20)
    }
    #expect(error?.code == .limit && error?.causes == ["an attachment has at most 1 MiB"])
    #expect(try office.count("content_piece") == 0 && office.count("content") == 0)
    try office.store.keep([UInt8](repeating: 1, count: 1 << 20), limit: 1 << 20)
  }

  @Test("Other bytes than the digest says are refused") func expected() throws {
    let office = try Office(seed: 8)
    let error = #expect(throws: StoreError.self) {
      try office.store.keep([1, 2, 3], expecting: SHA256.hash([1, 2]))
    }
    #expect(error?.code == .digest)
    #expect(try office.count("content_piece") == 0)
  }

  @Test("Record and bytes are stored together or not at all") func together() throws {
    let office = try Office(seed: 9)
    let (stream, _, _) = try office.openCase("Amina")
    let bytes = Seeded(2).bytes(300_000)
    #expect(throws: Stopped.self) {
      try office.store.transaction {
        try office.attach(bytes, to: stream)
        throw Stopped()
      }
    }
    #expect(try office.count("content_piece") == 0 && office.count("content") == 0)
    let record = try office.store.transaction { try office.attach(bytes, to: stream) }
    #expect(try office.store.record(record)?["content"] == .digest(SHA256.hash(bytes)))
    #expect(try office.store.verify().isClean)
  }

  @Test("Bytes whose reader stops are not damaged") func stopped() throws {
    let office = try Office(seed: 10)
    let kept = try office.store.keep(Seeded(3).bytes(600_000))
    #expect(throws: Stopped.self) {
      try office.store.readContent(of: kept.digest) { _ in throw Stopped() }
    }
    #expect(try office.store.content(kept.digest).count == 600_000)
  }

  @Test("A reference to bytes that are not here waits for them") func awaited() throws {
    let office = try Office(seed: 11)
    let (stream, _, _) = try office.openCase("Amina")
    let bytes = Seeded(4).bytes(1000)
    try office.refer(to: SHA256.hash(bytes), in: stream)
    #expect(try office.store.contentState(of: SHA256.hash(bytes)) == .awaited)
    #expect(try office.store.verify().isClean)
    #expect(throws: StoreError.self) { try office.store.content(SHA256.hash(bytes)) }
    #expect(try !office.store.keep(bytes).wasKnown)
    #expect(try office.store.content(SHA256.hash(bytes)) == bytes)
    #expect(try office.count("content") == 1)
  }

  @Test(
    "Verification names the record whose bytes are gone or changed",
    arguments: [
      ("UPDATE content_piece SET bytes = zeroblob(262144) WHERE pid % 1048576 = 1", "damaged"),
      ("DELETE FROM content_piece WHERE pid % 1048576 = 2", "damaged"),
      ("UPDATE content SET size = size - 1", "damaged"),
      ("DELETE FROM content", "missing"),
    ])
  func tampering(_ statement: String, _ code: String) throws {
    let office = try Office(seed: 12)
    let (stream, _, _) = try office.openCase("Amina")
    let record = try office.attach(Seeded(5).bytes(700_000), to: stream)
    #expect(try office.store.verify().isClean)
    #expect(try office.connection.run(statement) > 0)
    let problems = try office.store.verify().problems
    #expect(problems.map(\.code) == ["attachment.\(code)"])
    #expect(problems.first?.text == "the bytes of attachment \(record.text) are \(code)")
    #expect(try office.store.verify(AuditRequest(stream: stream)).problems == problems)
  }

  // MARK: Erasure

  @Test("Erasing the last reference removes the bytes, and not before") func erasure() throws {
    let office = try Office(seed: 13)
    let (first, _, _) = try office.openCase("Amina")
    let (second, _, _) = try office.openCase("Hodan")
    let bytes = Seeded(6).bytes(300_000)
    let one = try office.attach(bytes, to: first)
    let other = try office.attach(bytes, to: second)
    try office.erase(one, in: first)
    #expect(try office.store.content(SHA256.hash(bytes)) == bytes)
    try office.erase(other, in: second)
    #expect(try office.store.contentState(of: SHA256.hash(bytes)) == .unknown)
    #expect(try office.count("content_piece") == 0)
    #expect(try office.store.verify().isClean)
  }

  @Test("Bytes of an answer that was replaced stay until it is erased too") func replaced() throws {
    let office = try Office(seed: 14)
    let (stream, _, _) = try office.openCase("Amina")
    let record = try office.attach([1, 2, 3], to: stream)
    let kept = try office.store.keep([4, 5])
    try office.set(record, "attachment", "content", .digest(kept.digest), in: stream)
    #expect(try office.store.content(SHA256.hash([1, 2, 3])) == [1, 2, 3])
    try office.erase(record, in: stream)
    #expect(try office.count("content") == 0)
  }

  @Test("An erasure from elsewhere removes the bytes here") func erasedElsewhere() throws {
    let team = try Team(seed: 15, roles: [.dataProtectionOfficer, .caseworker])
    let (source, target) = (team.offices[0], team.offices[1])
    let (stream, _, _) = try source.openCase("Amina")
    let bytes = Seeded(7).bytes(2000)
    let record = try source.attach(bytes, to: stream)
    try target.store.transaction {
      try target.store.keep(bytes)
      try Team.deliver(source, to: target)
    }
    #expect(try target.store.content(SHA256.hash(bytes)) == bytes)
    try source.erase(record, in: stream)
    try Team.deliver(source, to: target)
    #expect(try target.store.contentState(of: SHA256.hash(bytes)) == .unknown)
    // An archive made before the erasure brings bytes once more; nothing refers to them.
    try target.store.keep(bytes)
    try target.store.releaseContents([SHA256.hash(bytes)])
    #expect(try target.store.contentState(of: SHA256.hash(bytes)) == .unknown)
  }
}

extension CaseStore {
  @discardableResult
  func keep(
    _ bytes: [UInt8], limit: UInt64 = StoredContent.mostBytes, expecting digest: [UInt8]? = nil,
    piece: Int = 65_536
  ) throws -> StoredContent {
    try keepContent(limit: limit, expecting: digest) { use in
      try bytes.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count, by: piece) {
          try use(.init(rebasing: bytes[start..<min(start + piece, bytes.count)]))
        }
      }
    }
  }

  func content(_ digest: [UInt8]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try readContent(of: digest) { bytes.append(contentsOf: $0) }
    return bytes
  }
}

extension Office {
  /// Keeps bytes and a record of them.
  @discardableResult
  func attach(_ bytes: [UInt8], to stream: StreamID) throws -> RecordID {
    try refer(to: try store.keep(bytes).digest, in: stream)
  }

  @discardableResult
  func refer(to digest: [UInt8], in stream: StreamID) throws -> RecordID {
    let record = try newRecord()
    try store.commit(
      ChangeSet(
        stream: stream, command: "case attach",
        assertions: [
          .set(record, "attachment", "kind", .code("photo")),
          .set(record, "attachment", "content", .digest(digest)),
        ]))
    return record
  }

  func erase(_ record: RecordID, in stream: StreamID) throws {
    try store.commit(
      ChangeSet(
        stream: stream, command: "erase", reason: "asked",
        assertions: try store.erasureAssertions(of: record)))
  }

  func count(_ table: String) throws -> Int {
    try connection.first("SELECT count(*) FROM \(table)") { $0.int(0) } ?? -1
  }
}
