import FrunDomain
import FrunSQLite
import FrunStore
import Testing

@Suite("Undoing") struct UndoTests {
  @Test("gives back what was there before") func undo() throws {
    let office = try Office(seed: 61)
    let (stream, person, opened) = try office.openCase("Amina")
    let id = stream.id
    func concern(_ change: Change) -> Assertion {
      Assertion(record: person, kind: "person", field: "language", change: change)
    }
    let receipt = try office.store.commit(
      ChangeSet(
        stream: stream, command: "edit",
        assertions: [
          .set(id, "case", "status", .code("on_hold")),
          .set(id, "case", "office", .text("north")), concern(.add(.text("ar"))),
        ]))
    let undone = try office.store.undo(receipt.position, in: stream, reason: "wrong case")
    let record = try #require(try office.store.record(id))
    #expect(record.code("status") == "open" && record["office"] == nil)
    #expect(try office.store.record(person)?.texts("language") == [])
    #expect(try office.store.history(HistoryQuery(stream: stream)).first?.reason == "wrong case")
    // An undo is a commit like any other and can be undone.
    try office.store.undo(undone.position, in: stream, reason: "was right")
    #expect(try office.store.record(id)?.code("status") == "on_hold")
    #expect(try office.store.record(person)?.texts("language") == ["ar"])
    // Undoing the opening leaves an empty case, which lists no longer show.
    #expect {
      try office.store.undo(opened.position, in: stream, reason: "duplicate")
    } throws: { ($0 as? StoreError)?.code == .dependents }
    try office.store.undo(
      opened.position, in: stream, reason: "duplicate", includingDependents: true)
    #expect(try office.store.verify().isClean)
  }

  @Test("is no name that another change may take") func reserved() throws {
    let office = try Office(seed: 66)
    let (stream, _, _) = try office.openCase("Amina")
    #expect {
      try office.store.commit(
        ChangeSet(
          stream: stream, command: ChangeSet.undoCommand,
          assertions: [.set(stream.id, "case", "office", .text("x"))]))
    } throws: { ($0 as? StoreError)?.code == .invalid }
  }

  @Test("is refused where it cannot be honest") func refused() throws {
    let office = try Office(seed: 62)
    let (stream, _, _) = try office.openCase("Amina")
    let note = try office.store.commit(
      ChangeSet(
        stream: stream, command: "note",
        assertions: [
          Assertion(
            record: stream.id, kind: "case", field: "separationHistory",
            change: .append(.text("a story")))
        ]))
    func refused(_ position: ChainPosition, _ code: StoreError.Code) {
      #expect {
        try office.store.undo(position, in: stream, reason: "mistake")
      } throws: { ($0 as? StoreError)?.code == code }
    }
    refused(note.position, .cannotUndo)
    refused(ChainPosition(device: note.position.device, sequence: 99), .notFound)
    let edit = try office.set(stream.id, "case", "office", .text("a"), in: stream)
    try office.set(stream.id, "case", "office", .text("b"), in: stream)
    refused(edit.position, .dependents)
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: office.store.erasureAssertions(of: stream.id, fields: ["office"])))
    refused(edit.position, .cannotUndo)
  }
}

@Suite("Erasing") struct ErasureTests {
  @Test("takes the words and keeps the chain, here and wherever it arrives") func erasure() throws {
    let team = try Team(seed: 63, roles: [.dataProtectionOfficer, .caseworker, .caseworker])
    let (office, other, late) = (team.offices[0], team.offices[1], team.offices[2])
    let (stream, _, _) = try office.openCase("Amina")
    try office.set(stream.id, "case", "separationPlace", .text("Goma"), in: stream)
    try office.set(stream.id, "case", "separationPlace", .text("Bukavu"), in: stream)
    try other.store.ingestAll(from: office.store, stream)
    let old = try office.store.bundles(stream: stream)
    let oldHeads = try office.store.heads(of: stream)
    let assertions = try office.store.erasureAssertions(of: stream.id, fields: ["separationPlace"])
    #expect(assertions.count == 2)
    #expect {
      try other.store.commit(
        ChangeSet(stream: stream, command: "erase", assertions: assertions))
    } throws: { ($0 as? StoreError)?.code == .denied }
    try office.store.commit(ChangeSet(stream: stream, command: "erase", assertions: assertions))
    #expect(try office.store.record(stream.id)?["separationPlace"] == nil)
    try other.store.ingestAll(from: office.store, stream)
    // The archive made before the erasure arrives after it, and before it.
    _ = try other.store.ingest(old, heads: oldHeads)
    _ = try late.store.ingest(old, heads: oldHeads)
    #expect(try late.store.record(stream.id)?.text("separationPlace") == "Bukavu")
    try late.store.ingestAll(from: other.store, stream)
    for office in team.offices {
      let dump = String(decoding: try office.store.canonicalDump(), as: UTF8.self)
      #expect(!dump.contains("Goma") && !dump.contains("Bukavu"))
      #expect(try office.store.verify().isClean)
      #expect(try office.store.search(SearchQuery(text: "goma")).isEmpty)
      let changes = try office.store.history(HistoryQuery(stream: stream)).flatMap(\.changes)
      #expect(changes.count { $0 == .erased } == 2)
    }
    #expect(try late.store.canonicalDump() == office.store.canonicalDump())
    #expect(try other.store.canonicalDump() == office.store.canonicalDump())
  }

  @Test("leaves no word in the database, index and free space included") func noTrace() throws {
    let office = try Office(seed: 65)
    let (stream, person, _) = try office.openCase("Zephyrine Quillfeather")
    try office.openCase("Amina")
    let name = try #require(
      try office.store.records(
        RecordQuery(kind: "name", conditions: [Condition("person", .equals(.reference(person)))])
      ).first)
    func traces() throws -> Int {
      let tables = [
        "assertion": "body", "field_state": "state", "value_index": "key", "search_text": "words",
        "search_data": "block",
      ]
      return try tables.reduce(0) { count, table in
        let found = try office.connection.query("SELECT \(table.value) FROM \(table.key)") {
          String(decoding: $0.bytes(0), as: UTF8.self).lowercased()
        }
        return count + found.count { $0.contains("uillfeather") || $0.contains("ephyrine") }
      }
    }
    #expect(try traces() >= 4)
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: office.store.erasureAssertions(of: name.id)))
    #expect(try traces() == 0)
    #expect(try office.connection.first("PRAGMA secure_delete") { $0.int(0) } == 1)
  }

  @Test("A record of which everything was erased says so") func wholeRecord() throws {
    let office = try Office(seed: 64)
    let (stream, person, _) = try office.openCase("Amina")
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: office.store.erasureAssertions(of: person)))
    #expect(try office.store.record(person)?.isErased == true)
    #expect(try office.store.record(stream.id)?.isErased == false)
    #expect(try office.store.records(RecordQuery(kind: "person")).isEmpty)
  }
}
