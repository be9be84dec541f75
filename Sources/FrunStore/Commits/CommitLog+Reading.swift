import FrunDomain
import FrunSQLite

extension CommitLog {
  static let columns = """
    h.cid, h.sid, h.did, h.sequence, h.hash, h.context, h.at_ms, h.zone, h.offset_s, h.author, \
    h.command
    """

  /// Reads the columns of ``columns`` from the first on.
  static func entry(_ row: Statement) throws -> Entry {
    guard let context = VectorCoding.vector(row.bytes(5)),
      let author = RecordID(bytes: row.bytes(9))
    else { throw StoreError(.damaged, "a commit with a malformed context or author") }
    return Entry(
      cid: row.int64(0), sid: row.int64(1), did: row.int64(2), sequence: row.int(3),
      hash: row.bytes(4), context: context,
      at: Moment(utcMilliseconds: row.int64(6), zone: row.string(7), offsetSeconds: row.int(8)),
      author: author, command: row.string(10))
  }

  func entry(sid: Int64, did: Int64, sequence: Int) throws -> Entry? {
    try database.first(
      "SELECT \(Self.columns) FROM history h WHERE sid = ? AND did = ? AND sequence = ?", sid, did,
      sequence, row: Self.entry)
  }

  /// The newest commit of every chain of a stream.
  func newest(sid: Int64) throws -> [(did: Int64, sequence: Int)] {
    try database.query("SELECT did, max(sequence) FROM history WHERE sid = ? GROUP BY did", sid) {
      ($0.int64(0), $0.int(1))
    }
  }

  func sealedAssertions(cid: Int64) throws -> [SealedAssertion] {
    try database.query(Self.assertionsOfCommit, cid, row: sealed)
  }

  private func sealed(_ row: Statement) throws -> SealedAssertion {
    guard let state = SealedAssertion.State(number: row.int(2)) else {
      throw StoreError(.damaged, "an assertion in an unknown state")
    }
    guard state == .present, let salt = row.optionalBytes(3), let body = row.optionalBytes(4) else {
      return SealedAssertion(index: row.int(0), digest: row.bytes(1), missing: state)
    }
    let bytes = try assertion(row, body: body)?.canonicalBytes ?? body
    return SealedAssertion(index: row.int(0), digest: row.bytes(1), salt: salt, body: bytes)
  }

  /// Reads columns 4 to 6 of an assertion that is present; nil for one of a newer version.
  private func assertion(_ row: Statement, body: [UInt8]) throws -> Assertion? {
    guard let fid = row.optionalInt64(5), let record = RecordID(bytes: row.bytes(6)) else {
      return nil
    }
    guard let change = ValueCoding.change(body) else {
      throw StoreError(.damaged, "an assertion that cannot be read")
    }
    let name = try names.field(fid)
    return Assertion(record: record, kind: name.kind, field: name.field, change: change)
  }

  /// The assertions of a commit for people, in order.
  func changes(cid: Int64) throws -> [HistoryChange] {
    try database.query(Self.assertionsOfCommit, cid) { row in
      switch SealedAssertion.State(number: row.int(2)) {
      case .present:
        try assertion(row, body: row.bytes(4)).map(HistoryChange.assertion) ?? .unreadable
      case .withheld: .withheld
      case .erased: .erased
      case nil: throw StoreError(.damaged, "an assertion in an unknown state")
      }
    }
  }

  private static let assertionsOfCommit = """
    SELECT a.place, a.digest, a.state, a.salt, a.body, a.fid, r.id
    FROM assertion a LEFT JOIN record r ON r.rid = a.rid WHERE a.cid = ? ORDER BY a.place
    """

  /// A commit with all that is known of its assertions. `previous` is the hash of the chain's
  /// commit before.
  func bundle(of entry: Entry, previous: [UInt8]) throws -> CommitBundle {
    let assertions = try sealedAssertions(cid: entry.cid)
    let commit = Commit(
      stream: try names.stream(entry.sid), device: try names.device(entry.did),
      sequence: entry.sequence, previous: previous, context: entry.context, at: entry.at,
      author: entry.author, command: entry.command, digests: assertions.map(\.digest))
    return CommitBundle(commit: commit, assertions: assertions)
  }

  static let noHash = [UInt8](repeating: 0, count: 32)

  /// The hash of the commit before a place in a chain; zeros before the first.
  func previousHash(sid: Int64, did: Int64, sequence: Int) throws -> [UInt8] {
    guard sequence > 1 else { return Self.noHash }
    let hash = try database.first(
      "SELECT hash FROM history WHERE sid = ? AND did = ? AND sequence = ?", sid, did, sequence - 1
    ) { $0.bytes(0) }
    guard let hash else { throw StoreError(.damaged, "a chain with a hole") }
    return hash
  }

  /// The commits of a chain after a place, oldest first.
  func entries(sid: Int64, did: Int64, after sequence: Int) throws -> [Entry] {
    try database.query(
      "SELECT \(Self.columns) FROM history h WHERE sid = ? AND did = ? AND sequence > ? "
        + "ORDER BY sequence", sid, did, sequence, row: Self.entry)
  }

  /// All assertions about a field, as the merge takes them; erased ones without their change.
  func assertions(about field: FieldPlace) throws -> [PositionedAssertion] {
    try database.query(
      """
      SELECT \(Self.columns), a.place, a.body, a.digest
      FROM assertion a INDEXED BY assertion_by_field CROSS JOIN history h ON h.cid = a.cid
      WHERE a.rid = ? AND a.fid = ?
      """, field.rid, field.fid
    ) { row in
      let entry = try Self.entry(row)
      let body = row.optionalBytes(12)
      let change = body.flatMap(ValueCoding.change)
      if body != nil, change == nil {
        throw StoreError(.damaged, "an assertion that cannot be read")
      }
      return PositionedAssertion(
        position: ChainPosition(device: try names.device(entry.did), sequence: entry.sequence),
        index: row.int(11), context: entry.context, at: entry.at, author: entry.author,
        change: change, digest: row.bytes(13))
    }
  }
}
