import FrunCrypto
import FrunDomain
import FrunSQLite
import FrunText

/// The current state of all records, made from the history: field states, the value index, the
/// full-text index, the day from which each case has to be looked at, and who lacks which competence.
///
/// *Invariant*: equals what ``rebuild()`` makes of the history. Every write path tells which
/// fields it touched, and only those are made again.
struct Projection {
  let database: StoreDatabase
  let names: Names
  let log: CommitLog
  let schema: Schema

  /// Raised when the meaning of the projection's tables changes.
  static let version = 3

  /// A record as the projection sees it.
  struct Subject {
    let rid: Int64
    let id: RecordID
    let kind: String
    let isLive: Bool
  }

  // MARK: Updating

  /// Makes the given fields again.
  func update(_ fields: TouchedFields) throws {
    // In order, so that the same change always runs the same statements.
    let byRecord = Dictionary(grouping: fields.said, by: \.key.rid).sorted { $0.key < $1.key }
    var trained = CompetenceIndex.Touched()
    for (rid, said) in byRecord {
      try update(
        rid: rid, fields: said.map { ($0.key.fid, $0.value) }.sorted { $0.fid < $1.fid }, &trained)
    }
    try AttentionIndex(projection: self).update(touching: byRecord.map(\.key))
    try CompetenceIndex(projection: self).update(trained)
    if fields.hasErasures { try SearchIndex(database: database).purge() }
  }

  /// A field to make again, with all that was said about it if nothing was said before.
  private typealias Said = (fid: Int64, said: [PositionedAssertion]?)

  private func update(
    rid: Int64, fields: [Said], _ trained: inout CompetenceIndex.Touched
  ) throws {
    let subject = try subject(rid: rid)
    let before = try states(rid: rid)
    var after = before
    let kind = schema.kind(subject.kind)
    for (fid, said) in fields {
      // A field without state has no assertion that is older than those just written.
      let assertions =
        try before[fid] == nil
        ? said ?? log.assertions(about: .init(rid: rid, fid: fid))
        : log.assertions(about: .init(rid: rid, fid: fid))
      let state = try state(of: fid, saying: counting(assertions, of: rid, kind: subject.kind))
      guard state != before[fid] else { continue }
      after[fid] = state
      try write(state, rid: rid, fid: fid)
      if try kind?.field(names.field(fid).field)?.isIndexed == true {
        try index(fid: fid, subject: subject, before: before[fid], after: state)
      }
    }
    trained.note(subject, before: before.values, after: after.values)
    let isLive = after.values.contains(where: \.isAnswered)
    if isLive != subject.isLive {
      try database.run("UPDATE record SET is_live = ? WHERE rid = ?", isLive, rid)
    }
    if let kind {
      try SearchIndex(database: database).replace(
        rid: rid, old: try words(of: before, kind: kind), new: try words(of: after, kind: kind))
    }
  }

  private func write(_ state: FieldState?, rid: Int64, fid: Int64) throws {
    if let state {
      try database.run(
        "INSERT OR REPLACE INTO field_state(rid, fid, state, is_disagreement) VALUES(?, ?, ?, ?)",
        rid, fid, state.bytes, state.isDisagreement)
    } else {
      try database.run("DELETE FROM field_state WHERE rid = ? AND fid = ?", rid, fid)
    }
  }

  private func index(
    fid: Int64, subject: Subject, before: FieldState?, after: FieldState?
  ) throws {
    let old = Self.keys(of: before)
    let new = Self.keys(of: after)
    for (key, isShown) in old.sorted(by: Self.inOrder) where new[key] != isShown {
      try database.run(
        "DELETE FROM value_index WHERE fid = ? AND key = ? AND id = ? AND rid = ?", fid, key,
        subject.id.bytes, subject.rid)
    }
    for (key, isShown) in new.sorted(by: Self.inOrder) where old[key] != isShown {
      try database.run(
        "INSERT INTO value_index(fid, key, id, rid, is_shown) VALUES(?, ?, ?, ?, ?)", fid, key,
        subject.id.bytes, subject.rid, isShown)
    }
  }

  private static func inOrder(_ left: ([UInt8], Bool), _ right: ([UInt8], Bool)) -> Bool {
    left.0.lexicographicallyPrecedes(right.0)
  }

  /// The index entries of a field: every value it can be found by, and whether it is the one in
  /// force, by which lists are sorted.
  private static func keys(of state: FieldState?) -> [[UInt8]: Bool] {
    guard let state else { return [:] }
    var keys: [[UInt8]: Bool] = [:]
    for value in state.all { keys[ValueKey.bytes(of: value)] = false }
    if let value = state.value { keys[ValueKey.bytes(of: value)] = true }
    return keys
  }

  // MARK: Reading

  func subject(rid: Int64) throws -> Subject {
    let subject = try database.first(
      "SELECT id, kid, is_live FROM record WHERE rid = ?", rid
    ) { row -> Subject? in
      guard let id = RecordID(bytes: row.bytes(0)) else { return nil }
      return Subject(
        rid: rid, id: id, kind: try names.kind(row.int64(1)), isLive: row.bool(2))
    }
    guard let subject, let subject else {
      throw StoreError(.damaged, "a record number without a record")
    }
    return subject
  }

  /// The states of all fields of a record that were ever spoken about.
  func states(rid: Int64) throws -> [Int64: FieldState] {
    var states: [Int64: FieldState] = [:]
    try database.each("SELECT fid, state FROM field_state WHERE rid = ?", rid) { row in
      states[row.int64(0)] = try FieldState(bytes: row.bytes(1))
      return true
    }
    return states
  }

  func state(rid: Int64, fid: Int64) throws -> FieldState? {
    try database.first("SELECT state FROM field_state WHERE rid = ? AND fid = ?", rid, fid) {
      try FieldState(bytes: $0.bytes(0))
    }
  }

  // MARK: Merging

  /// The view of a field, made from the history.
  func view(of place: CommitLog.FieldPlace) throws -> FieldView {
    let assertions = try counting(
      log.assertions(about: place), of: place.rid, kind: names.field(place.fid).kind)
    return FieldMerge.view(of: assertions, policy: try policy(fid: place.fid, assertions))
  }

  /// What counts of all that was said about a field: in a directory, nothing that somebody said
  /// whose rights had been taken away.
  func counting(
    _ assertions: [PositionedAssertion], of rid: Int64, kind: String
  ) throws -> [PositionedAssertion] {
    guard schema.kind(kind)?.stream == .directory, !assertions.isEmpty else { return assertions }
    let sid = try database.first("SELECT sid FROM record WHERE rid = ?", rid) { $0.int64(0) }
    guard let sid else { return assertions }
    let validity = try DirectoryValidity(store: database, names: names, log: log, sid: sid)
    return validity.counting(assertions)
  }

  private func state(
    of fid: Int64, saying assertions: [PositionedAssertion]
  ) throws -> FieldState? {
    guard !assertions.isEmpty else { return nil }
    let view = FieldMerge.view(of: assertions, policy: try policy(fid: fid, assertions))
    return FieldState(view: view, hasErased: assertions.contains { $0.change == nil })
  }

  /// The declared policy; of a field that a newer version declared, the one its operations show.
  func policy(fid: Int64, _ assertions: [PositionedAssertion]) throws -> MergePolicy {
    let name = try names.field(fid)
    if let field = schema.field(name.field, of: name.kind) { return field.policy }
    let operations = Set(assertions.compactMap { $0.change?.operation })
    if operations.contains("add") || operations.contains("remove") { return .set }
    return operations.contains("append") ? .append : .single
  }

  // MARK: Full text

  /// The searchable words of a record, in the order of the declaration, bounded in length.
  func words(of states: [Int64: FieldState], kind: Kind) throws -> String {
    guard !states.isEmpty else { return "" }
    var words: [String] = []
    var budget = SearchIndex.maximumBytes
    for field in kind.fields where field.isSearchable {
      guard let fid = try names.existing(field: field.name, of: kind.name),
        let state = states[fid]
      else { continue }
      for value in state.all {
        let text = SearchFolding.fold(value.canonicalText).text
        budget -= text.utf8.count
        if budget < 0 { return words.joined(separator: " ") }
        if !text.isEmpty { words.append(text) }
      }
    }
    return words.joined(separator: " ")
  }

  // MARK: Rebuilding

  /// Throws the projection away and makes it again from the history.
  func rebuild() throws {
    try database.run("DELETE FROM field_state")
    try database.run("DELETE FROM value_index")
    try database.run("INSERT INTO search(search) VALUES('delete-all')")
    try database.run("DELETE FROM search_text")
    try database.run("UPDATE record SET is_live = 0 WHERE is_live = 1")
    let records = try database.query("SELECT rid FROM record ORDER BY rid") { $0.int64(0) }
    // Those made at the end are made of everything.
    var trained = CompetenceIndex.Touched()
    for rid in records {
      let fids = try database.query(
        "SELECT DISTINCT fid FROM assertion WHERE rid = ? ORDER BY fid", rid
      ) { $0.int64(0) }
      if !fids.isEmpty { try update(rid: rid, fields: fids.map { ($0, nil) }, &trained) }
    }
    try AttentionIndex(projection: self).rebuild()
    try CompetenceIndex(projection: self).rebuild()
    try Settings(database: database).set(Self.fingerprintName, fingerprint)
  }

  private static let fingerprintName = "projection"

  /// Rebuilds when the rules by which the projection was made have changed since.
  func rebuildIfOutdated() throws {
    guard try Settings(database: database)[Self.fingerprintName] != fingerprint else { return }
    try database.write { try rebuild() }
  }

  /// A digest of everything in the declaration that the projection depends on.
  private var fingerprint: [UInt8] {
    var lines = ["projection \(Self.version)", "folding \(SearchFolding.version)"]
    for kind in schema.kinds {
      for field in kind.fields {
        lines.append(
          "\(kind.name).\(field.name) \(field.policy) \(field.isIndexed) \(field.isSearchable)")
      }
    }
    return SHA256.hash(Array(lines.joined(separator: "\n").utf8))
  }
}
