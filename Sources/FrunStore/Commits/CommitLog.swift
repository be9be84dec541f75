import FrunCrypto
import FrunDomain
import FrunSQLite

/// The tables of commits and assertions: appended to, never changed, except that bodies come
/// (withheld ones that arrive later) and go (erased ones).
struct CommitLog {
  let database: StoreDatabase
  let names: Names
  let contents: ContentTable

  /// One commit as it stands in the table.
  struct Entry {
    let cid: Int64
    let sid: Int64
    let did: Int64
    let sequence: Int
    let hash: [UInt8]
    let context: VersionVector
    let at: Moment
    let author: RecordID
    let command: String
  }

  /// A field of a record that a commit speaks about.
  struct FieldPlace: Hashable {
    let rid: Int64
    let fid: Int64
  }

  /// The hash by which the next commit and the signature name this one.
  static func hash(of commit: Commit) -> [UInt8] { SHA256.hash(commit.hashedBytes) }

  static func digest(salt: [UInt8], body: [UInt8]) -> [UInt8] { SHA256.hash(salt + body) }

  /// The assertions that are present and that this build understands; nil in the place of others.
  static func readable(_ assertions: [SealedAssertion]) -> [Assertion?] {
    assertions.map { sealed in
      // Reading is strict, so what is read has the same bytes when it is written again.
      (try? sealed.assertion()).flatMap(\.self)
    }
  }

  // MARK: Writing

  /// Stores a commit whose place in the chain was checked; returns its number and the fields to
  /// look at again. Erasures it orders are carried out. `readable` are the bundle's assertions as
  /// ``readable(_:)`` gives them.
  func append(_ bundle: CommitBundle, readable: [Assertion?], hash: [UInt8]) throws -> (
    cid: Int64, fields: TouchedFields
  ) {
    let commit = bundle.commit
    let sid = try names.number(commit.stream)
    let did = try names.number(commit.device)
    try database.run(
      """
      INSERT INTO history(sid, did, sequence, hash, context, at_ms, zone, offset_s, author, command)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, sid, did, commit.sequence, hash, VectorCoding.bytes(of: commit.context),
      commit.at.utcMilliseconds, commit.at.zone, commit.at.offsetSeconds, commit.author.bytes,
      commit.command)
    let cid = database.connection.lastInsertRowID
    let hasErased = try hasErased(sid: sid)
    var fields = TouchedFields()
    var erasures: [(digest: [UInt8], field: FieldPlace)] = []
    var records = RecordNumbers(log: self, sid: sid)
    for (sealed, assertion) in zip(bundle.assertions, readable) {
      var stored = try Stored(sealed, assertion: assertion, records: &records)
      if hasErased, let field = try erased(sealed.digest, sid: sid) {
        stored = Stored(erasedAt: field)
        fields.reread([field])
        if case .digest(let content)? = assertion?.change.value { fields.freed.insert(content) }
      } else if let change = stored.change, let field = stored.field {
        if case .erase(let digest) = change { erasures.append((digest, field)) }
        if let assertion { try contents.noteReference(assertion) }
        fields.add(
          PositionedAssertion(
            position: commit.position, index: sealed.index, context: commit.context, at: commit.at,
            author: commit.author, change: change, digest: sealed.digest), at: field)
      }
      try database.run(
        """
        INSERT INTO assertion(cid, place, digest, state, salt, body, rid, fid)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?)
        """, cid, sealed.index, sealed.digest, stored.state.number, stored.salt, stored.body,
        stored.field?.rid, stored.field?.fid)
    }
    fields.hasErasures = !erasures.isEmpty
    for (digest, field) in erasures { try erase(digest, at: field, sid: sid, touching: &fields) }
    return (cid, fields)
  }

  /// Puts the body of an assertion that was withheld until now; returns the fields to look at
  /// again.
  func fill(_ sealed: SealedAssertion, cid: Int64, sid: Int64) throws -> TouchedFields {
    if try erased(sealed.digest, sid: sid) != nil { return TouchedFields() }
    var records = RecordNumbers(log: self, sid: sid)
    let assertion = Self.readable([sealed]).first.flatMap(\.self)
    let stored = try Stored(sealed, assertion: assertion, records: &records)
    try database.run(
      "UPDATE assertion SET state = ?, salt = ?, body = ?, rid = ?, fid = ? "
        + "WHERE cid = ? AND place = ?", stored.state.number, stored.salt, stored.body,
      stored.field?.rid, stored.field?.fid, cid, sealed.index)
    var fields = TouchedFields()
    guard let field = stored.field else { return fields }
    fields.reread([field])
    if let assertion { try contents.noteReference(assertion) }
    if case .erase(let digest)? = stored.change {
      fields.hasErasures = true
      try erase(digest, at: field, sid: sid, touching: &fields)
    }
    return fields
  }

  /// Erases what an assertion with the change `erase` names: the bodies and salts of all
  /// assertions of the stream with this digest go. Notes the fields to look at again, and the
  /// attached bytes that may have lost their last reference.
  ///
  /// What was erased keeps its place among the answers of the field that the erasure names, so
  /// that an older answer does not come back: it was replaced, and it stays replaced. The field
  /// is taken from the erasure even where the body is known, because a store that never had the
  /// body has only that, and all stores must agree.
  private func erase(
    _ digest: [UInt8], at field: FieldPlace, sid: Int64, touching fields: inout TouchedFields
  ) throws {
    try database.run(
      "INSERT INTO erased(sid, digest, rid, fid) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING", sid,
      digest, field.rid, field.fid)
    let found = try self.places(of: digest, at: field, sid: sid)
    if !found.isEmpty { fields.reread([field]) }
    for (cid, place, rid, fid, change, state) in found {
      if state == SealedAssertion.State.present.number { fields.erased += 1 }
      if let rid, let fid { fields.reread([FieldPlace(rid: rid, fid: fid)]) }
      if case .digest(let content)? = change?.value { fields.freed.insert(content) }
      try database.run(
        "UPDATE assertion SET state = ?, salt = NULL, body = NULL, rid = ?, fid = ? "
          + "WHERE cid = ? AND place = ?", SealedAssertion.State.erased.number, field.rid,
        field.fid, cid, place)
    }
  }

  private typealias ErasedRow = (
    cid: Int64, place: Int64, rid: Int64?, fid: Int64?, change: Change?, state: Int
  )

  /// Where a digest stands: found by the field that the erasure names, which is nearly always right,
  /// else in the whole stream. One that stands in two places (nobody honest uses a salt twice) is
  /// erased where it can be read; what came without a body gets none later.
  private func places(
    of digest: [UInt8], at field: FieldPlace, sid: Int64
  ) throws -> [ErasedRow] {
    func row(_ row: Statement) -> ErasedRow {
      (
        row.int64(0), row.int64(1), row.optionalInt64(2), row.optionalInt64(3),
        row.optionalBytes(4).flatMap(ValueCoding.change), row.int(5)
      )
    }
    let named = try database.query(
      """
      SELECT a.cid, a.place, a.rid, a.fid, a.body, a.state
      FROM assertion a INDEXED BY assertion_by_field
      WHERE a.rid = ? AND a.fid = ? AND a.digest = ?
      """, field.rid, field.fid, digest, row: row)
    if !named.isEmpty { return named }
    return try database.query(
      """
      SELECT a.cid, a.place, a.rid, a.fid, a.body, a.state
      FROM history h CROSS JOIN assertion a ON a.cid = h.cid
      WHERE h.sid = ? AND a.digest = ?
      """, sid, digest, row: row)
  }

  /// Whether a commit orders something to be erased.
  func ordersErasure(sid: Int64, did: Int64, sequence: Int) throws -> Bool {
    try database.query(
      """
      SELECT a.body FROM history h CROSS JOIN assertion a ON a.cid = h.cid
      WHERE h.sid = ? AND h.did = ? AND h.sequence = ? AND a.rid IS NOT NULL
      """, sid, did, sequence
    ) { $0.optionalBytes(0).flatMap(ValueCoding.change) }.contains {
      if case .erase? = $0 { true } else { false }
    }
  }

  func hasErased(sid: Int64) throws -> Bool {
    try database.first("SELECT 1 FROM erased WHERE sid = ? LIMIT 1", sid) { _ in true } ?? false
  }

  /// The field that the erasure of a digest names; nil for one that is not erased.
  private func erased(_ digest: [UInt8], sid: Int64) throws -> FieldPlace? {
    try database.first("SELECT rid, fid FROM erased WHERE sid = ? AND digest = ?", sid, digest) {
      FieldPlace(rid: $0.int64(0), fid: $0.int64(1))
    }
  }

  /// The digests erased in a stream, each with the field its erasure names.
  func erased(sid: Int64) throws -> [[UInt8]: FieldPlace] {
    var result: [[UInt8]: FieldPlace] = [:]
    try database.each("SELECT digest, rid, fid FROM erased WHERE sid = ?", sid) { row in
      result[row.bytes(0)] = FieldPlace(rid: row.int64(1), fid: row.int64(2))
      return true
    }
    return result
  }

  // MARK: The short form of a body

  /// What stands in the table for an assertion. One that this build understands is kept as change
  /// and numbers; another (of a newer version) byte for byte, without numbers.
  private struct Stored {
    var state: SealedAssertion.State
    var salt: [UInt8]?
    var body: [UInt8]?
    var field: FieldPlace?
    var change: Change?

    init(erasedAt field: FieldPlace) {
      state = .erased
      self.field = field
    }

    init(
      _ sealed: SealedAssertion, assertion: Assertion?, records: inout RecordNumbers
    ) throws {
      // Only an erasure that is here erases; somebody else's word for it is a body left out.
      state = sealed.state == .erased ? .withheld : sealed.state
      salt = sealed.salt
      guard let bytes = sealed.body else { return }
      guard let assertion else {
        body = bytes
        return
      }
      change = assertion.change
      body = ValueCoding.bytes(of: assertion.change)
      field = try records.place(of: assertion)
    }
  }

  /// The numbers of the records that one commit speaks about, each looked up once.
  private struct RecordNumbers {
    let log: CommitLog
    let sid: Int64
    private var numbers: [RecordID: (kind: String, rid: Int64)] = [:]

    init(log: CommitLog, sid: Int64) {
      self.log = log
      self.sid = sid
    }

    mutating func place(of assertion: Assertion) throws -> FieldPlace {
      let fid = try log.names.number(field: assertion.field, of: assertion.kind)
      if let known = numbers[assertion.record], known.kind == assertion.kind {
        return FieldPlace(rid: known.rid, fid: fid)
      }
      let rid = try log.record(assertion.record, kind: assertion.kind, sid: sid)
      numbers[assertion.record] = (assertion.kind, rid)
      return FieldPlace(rid: rid, fid: fid)
    }
  }

  private func record(_ id: RecordID, kind: String, sid: Int64) throws -> Int64 {
    let kid = try names.number(kind: kind)
    let known = try database.first(
      "SELECT rid FROM record WHERE id = ? AND sid = ? AND kid = ?", id.bytes, sid, kid
    ) { $0.int64(0) }
    if let known { return known }
    try database.run("INSERT INTO record(id, sid, kid) VALUES(?, ?, ?)", id.bytes, sid, kid)
    return database.connection.lastInsertRowID
  }
}

extension SealedAssertion.State {
  /// The number in the table.
  var number: Int {
    switch self {
    case .present: 0
    case .withheld: 1
    case .erased: 2
    }
  }

  init?(number: Int) {
    switch number {
    case 0: self = .present
    case 1: self = .withheld
    case 2: self = .erased
    default: return nil
    }
  }
}
