import FrunCrypto
import FrunDomain
import FrunSQLite
import Testing

@testable import FrunStore

/// Erasing a case, or a person in it: what goes, what stays, and what never comes back.
@Suite("Erasing a case") struct ErasurePlanTests {
  private let office: Office
  private let stream: StreamID
  private let client: RecordID

  init() throws {
    office = try Office(seed: 81)
    (stream, client, _) = try office.openCase("Amina")
  }

  /// A relative with a name; the change that says the name has a reason that tells it again.
  private func relative(_ name: String) throws -> RecordID {
    let (person, record) = (try office.newRecord(), try office.newRecord())
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "case person", reason: "\(name) was found",
        assertions: [
          .set(person, "person", "role", .code("relative")),
          .set(record, "name", "person", .reference(person)),
          .set(record, "name", "kind", .code("full")), .set(record, "name", "text", .text(name)),
        ]))
    return person
  }

  @discardableResult
  private func erase(_ extent: ErasureExtent = ErasureExtent()) throws -> ErasurePlan {
    let plan = try office.store.erasurePlan(of: stream, extent)
    _ = try office.store.erase(
      plan, in: stream, extent: extent, command: "case erase", reason: "asked by the family")
    return plan
  }

  /// Whether some text stands anywhere in the tables, in the clear as they hold it.
  private func isAnywhere(_ text: String) throws -> Bool {
    let tables = try office.connection.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    var names: [String] = []
    while try tables.step() { names.append(tables.string(0)) }
    for name in names {
      let rows = try office.connection.prepare("SELECT * FROM \"\(name)\"")
      while try rows.step() {
        for column in 0..<rows.columnCount {
          let bytes = rows.optionalBytes(column) ?? []
          if String(decoding: bytes, as: UTF8.self).lowercased().contains(text) { return true }
        }
      }
    }
    return false
  }

  @Test("takes former answers, reasons, index words, files and unfinished forms") func whole()
    throws
  {
    _ = try relative("Hodan")
    try office.set(stream.id, "case", "separationPlace", .text("Goma"), in: stream)
    try office.set(
      stream.id, "case", "separationPlace", .text("Bukavu"), in: stream, reason: "corrected")
    let contents = office.random.bytes(50_000)
    let photo = try office.newRecord()
    let kept = try office.store.keepContent { use in try contents.withUnsafeBytes(use) }
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "case attach",
        assertions: [
          .set(photo, "attachment", "kind", .code("photo")),
          .set(photo, "attachment", "content", .digest(kept.digest)),
        ]))
    try office.store.begin(
      FormDraft(
        id: try office.newRecord(), member: try office.identity.member, form: "visit", version: "1",
        title: "Visit of Amina", stream: stream, begunAt: office.moment), source: [1])
    let before = try office.store.canonicalDump()
    #expect(String(decoding: before, as: UTF8.self).contains("Goma"))
    #expect(try isAnywhere("bukavu"))
    let plan = try erase()
    #expect(plan.drafts == 1 && plan.foreign.isEmpty)
    #expect(plan.lines.first { $0.kind == "case" }?.answers == 3, "client and two places")
    for word in ["amina", "hodan", "goma", "bukavu", "corrected"] {
      #expect(try !isAnywhere(word), "\(word)")
    }
    #expect(try office.store.search(SearchQuery(text: "Hodan")).isEmpty)
    #expect(try office.store.contentState(of: kept.digest) == .unknown)
    #expect(try office.store.drafts().isEmpty)
    let record = try #require(try office.store.record(stream.id))
    #expect(record.code("status") == "open" && record.reference("client") == nil)
    #expect(try office.store.verify().isClean)
    #expect(
      try office.store.erasurePlan(of: stream, ErasureExtent()).answers == 1, "its own reason")
  }

  @Test("of one person leaves the others as they were") func person() throws {
    let hodan = try relative("Hodan")
    let selam = try relative("Selam")
    let note = try office.newRecord()
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "case note",
        assertions: [
          Assertion(record: note, kind: "note", field: "about", change: .add(.reference(hodan))),
          Assertion(record: note, kind: "note", field: "about", change: .add(.reference(selam))),
          Assertion(record: note, kind: "note", field: "text", change: .append(.text("both came"))),
        ]))
    let plan = try erase(ErasureExtent(person: hodan))
    #expect(plan.lines.map(\.kind) == ["commitNote", "name", "note", "person"].sorted())
    #expect(plan.answers == 6)
    #expect(try !isAnywhere("hodan"))
    #expect(try office.store.search(SearchQuery(text: "Selam")).count == 1)
    let left = try #require(try office.store.record(note))
    #expect(
      left.texts("text") == ["both came"] && left.fields["about"]?.values == [.reference(selam)])
    #expect(try office.store.record(hodan)?.isErased == true)
    #expect(try office.store.verify().isClean)
  }

  @Test("is for ever: older deliveries bring nothing back, in any order") func older() throws {
    _ = try relative("Hodan")
    let old = try office.store.bundles(stream: stream)
    let heads = try office.store.heads(of: stream)
    try erase()
    let new = try office.store.bundles(stream: stream)
    let newHeads = try office.store.heads(of: stream)
    #expect(newHeads.count == 2, "the head in front of the order stays")
    let directory = try #require(try office.store.directoryStream())
    var dumps: [[UInt8]] = []
    for order in [[(old, heads), (new, newHeads)], [(new, newHeads), (old, heads)]] {
      let other = try Office(seed: 82 + UInt64(dumps.count), role: nil)
      try other.store.joinTeam(directory)
      _ = try other.store.ingest(
        office.store.bundles(stream: directory), heads: office.store.heads(of: directory),
        keys: [office.identity.member: office.store.publicKey()])
      for (bundles, heads) in order { _ = try other.store.ingest(bundles, heads: heads) }
      #expect(try other.store.verify().isClean)
      dumps.append(try other.store.canonicalDump())
    }
    #expect(firstDifference(dumps[0], dumps[1]) == nil)
    #expect(try firstDifference(dumps[0], office.store.canonicalDump()) == nil)
    #expect(!String(decoding: dumps[0], as: UTF8.self).contains("Hodan"))
  }

  @Test("takes what a newer version wrote and what waits aside") func unreadable() throws {
    let directory = try #require(try office.store.directoryStream())
    let colleague = try Office(seed: 90, role: nil)
    let identity = try colleague.identity
    try office.store.commit(
      ChangeSet(
        stream: directory, command: "team add",
        assertions: office.store.memberAssertions(
          id: identity.member, handle: "bo", name: nil, role: .caseworker,
          signingKey: colleague.store.publicKey(), recipient: "age1none")))
    var forger = Forger(identity, stream: stream)
    // A body that no version before some day can read.
    let newer = Array(
      #"{"change":{"op":"whisper","value":{"t":"text","v":"secretname"}},"field":"x","kind":"y","record":"\#(client.text)"}"#
        .utf8)
    let first = forger.commit([newer])
    _ = try office.store.ingest([first.bundle], heads: [first.head])
    _ = forger.commit([.set(client, "person", "role", .code("client"))])
    // One commit is missing, so this one waits.
    let third = forger.commit([
      .set(stream.id, "case", "separationPlace", .text("waitingplace"))
    ])
    let report = try office.store.ingest([third.bundle], heads: [third.head])
    #expect(report.waiting == 1)
    #expect(try isAnywhere("secretname") && isAnywhere("waitingplace"))
    let plan = try erase()
    #expect(plan.waiting == 1)
    #expect(try !isAnywhere("secretname") && !isAnywhere("waitingplace"))
    // It comes again whole, and what it needs with it: nothing of it stays.
    _ = try office.store.ingest([first.bundle, third.bundle], heads: [first.head, third.head])
    #expect(try !isAnywhere("secretname"))
    #expect(try office.store.verify().isClean)
  }

  @Test("is for data protection officers") func roles() throws {
    let team = try Team(seed: 83, roles: [.dataProtectionOfficer, .caseworker, .supervisor])
    let (stream, _, _) = try team.offices[0].openCase("Amina")
    try team.synchronize()
    for office in team.offices.dropFirst() {
      let plan = try office.store.erasurePlan(of: stream, ErasureExtent())
      #expect(throws: StoreError.self) {
        _ = try office.store.erase(
          plan, in: stream, extent: ErasureExtent(), command: "case erase", reason: "asked")
      }
      #expect(try office.store.search(SearchQuery(text: "Amina")).count == 1)
    }
  }
}

extension Office {
  fileprivate var moment: Moment {
    Moment(utcMilliseconds: 1_790_000_000_000, zone: "Africa/Cairo", offsetSeconds: 7200)
  }
}
