package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// The record of an identifier as it stands now; nil when nobody ever spoke about it.
  ///
  /// Of two records that share an identifier, the one in the team's own directory: whoever founded a
  /// team before joining this one is described by both. Otherwise (only a hostile archive brings
  /// it) the one of the first stream and kind by name.
  package func record(_ id: RecordID) throws -> Record? {
    try database.read {
      let found = try database.query("SELECT rid FROM record WHERE id = ?", id.bytes) {
        $0.int64(0)
      }
      let records = try found.compactMap { try record(rid: $0) }
      if records.count > 1, let own = try directoryStream(),
        let ours = records.first(where: { $0.stream == own })
      {
        return ours
      }
      return records.min { ($0.stream, $0.kind) < ($1.stream, $1.kind) }
    }
  }

  /// Several records in the order of their identifiers given; those that do not exist are left out.
  package func records(_ ids: [RecordID]) throws -> [Record] {
    try database.read { try ids.compactMap { try record($0) } }
  }

  /// All records of a stream that hold or held something, by kind and identifier.
  package func records(in stream: StreamID) throws -> [Record] {
    try database.read {
      var records: [Record] = []
      try eachRecord(in: stream, kind: nil) { records.append($0) }
      return records
    }
  }

  /// Hands the records of a stream that hold or held something to `body`, by kind and identifier; of
  /// one kind when it is named. One is held at a time, and no lock is kept while `body` works.
  package func eachRecord(
    in stream: StreamID, kind wanted: String?, _ body: (Record) throws -> Void
  ) throws {
    let kinds = try database.read { () throws -> [(name: String, kid: Int64, sid: Int64)] in
      guard let sid = try names.existing(stream) else { return [] }
      return try database.query("SELECT DISTINCT kid FROM record WHERE sid = ?", sid) {
        $0.int64(0)
      }.map { (try names.kind($0), $0, sid) }.filter { wanted == nil || $0.0 == wanted }
        .sorted { $0.0 < $1.0 }
    }
    for (_, kid, sid) in kinds {
      let numbers = try database.query(
        "SELECT rid FROM record WHERE sid = ? AND kid = ? ORDER BY id", sid, kid
      ) { $0.int64(0) }
      for number in numbers {
        if let record = try database.read({ try record(rid: number) }) { try body(record) }
      }
    }
  }

  /// The record of a number; nil when nothing is known of it but the number.
  func record(rid: Int64) throws -> Record? {
    let states = try projection.states(rid: rid)
    guard !states.isEmpty else { return nil }
    let place = try database.first("SELECT id, sid, kid FROM record WHERE rid = ?", rid) {
      ($0.bytes(0), $0.int64(1), $0.int64(2))
    }
    guard let place, let id = RecordID(bytes: place.0) else {
      throw StoreError(.damaged, "a record number without a record")
    }
    var fields: [String: RecordField] = [:]
    for (fid, state) in states { fields[try names.field(fid).field] = state.recordField }
    return Record(
      id: id, kind: try names.kind(place.2), stream: try names.stream(place.1), fields: fields,
      isErased: states.values.contains(where: \.isErased)
        && !states.values.contains(where: \.isAnswered))
  }

  /// The records of one kind that a query asks for.
  ///
  /// Throws `store.invalid` when it filters or sorts by a field that is not indexed, or sorts by
  /// one that holds several values; `store.notFound` when its cursor is no record of the kind.
  package func records(_ query: RecordQuery) throws -> [Record] {
    if query.kind == CaseFile.kind, let condition = query.conditions.first,
      condition.field == RecordQuery.attention
    {
      return try needingAttention(query, condition.test)
    }
    do { try schema.validate(query) } catch { throw StoreError(error) }
    return try database.read {
      try RecordFinder(store: self, query: query)?.records() ?? []
    }
  }

  /// The cases that have to be looked at between two days, the longest waiting first; no other
  /// condition, order or cursor goes with it.
  private func needingAttention(_ query: RecordQuery, _ test: Condition.Test) throws -> [Record] {
    guard case .between(.date(let first), .date(let last)) = test, query.conditions.count == 1,
      query.order.isEmpty, query.cursor == nil, query.stream == nil
    else {
      throw StoreError(.invalid, "cases that need attention are asked for between two days only")
    }
    return try database.read {
      try AttentionIndex(projection: projection).cases(from: first, to: last, limit: query.limit)
        .compactMap { try record(rid: $0) }
    }
  }

  /// The streams of a kind, or all, in order.
  package func streams(_ kind: StreamKind? = nil) throws -> [StreamID] {
    try database.query(
      "SELECT kind, id FROM stream s WHERE (?1 IS NULL OR kind = ?1) "
        + "AND EXISTS(SELECT 1 FROM history h WHERE h.sid = s.sid) ORDER BY kind, id",
      kind?.rawValue
    ) { row in
      StreamKind(rawValue: row.string(0)).flatMap { kind in
        RecordID(bytes: row.bytes(1)).map { StreamID(kind: kind, id: $0) }
      }
    }.compactMap(\.self)
  }
}
