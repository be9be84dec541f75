package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// The commits that a query asks for, the newest first by the authors' clocks.
  package func history(_ query: HistoryQuery) throws -> [HistoryEntry] {
    try database.read {
      let limit = query.limit.map { max($0, 0) } ?? .max
      var sid: Int64?
      if let stream = query.stream {
        sid = try names.existing(stream)
        if sid == nil { return [] }
      }
      var found: [CommitLog.Entry] = []
      guard limit > 0 else { return [] }
      try database.each(
        Self.historySQL(query), sid, query.author?.bytes, query.record?.bytes, query.field
      ) {
        row in
        let entry = try CommitLog.entry(row)
        if let since = query.since, entry.at.localDay < since { return true }
        if let until = query.until, entry.at.localDay > until { return true }
        found.append(entry)
        return found.count < limit
      }
      return try found.map(historyEntry)
    }
  }

  /// Commits by stream, author and fields spoken about. Erased and withheld assertions do not tell
  /// what they were about, so they are found by stream and author only.
  private static func historySQL(_ query: HistoryQuery) -> String {
    var conditions = [
      query.stream == nil ? "?1 IS NULL" : "h.sid = ?1", "(?2 IS NULL OR h.author = ?2)",
    ]
    if query.record != nil || query.field != nil {
      conditions.append(
        """
        h.cid IN (SELECT a.cid FROM record r JOIN assertion a ON a.rid = r.rid
          JOIN field_name n ON n.fid = a.fid
          WHERE (?3 IS NULL OR r.id = ?3) AND (?4 IS NULL OR n.field = ?4))
        """)
    } else {
      conditions.append("?3 IS NULL AND ?4 IS NULL")
    }
    return """
      SELECT \(CommitLog.columns) FROM history h
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY h.at_ms DESC, h.sequence DESC, h.hash
      """
  }

  private func historyEntry(_ entry: CommitLog.Entry) throws -> HistoryEntry {
    let changes = try log.changes(cid: entry.cid)
    var reason: String?
    for case .assertion(let assertion) in changes
    where assertion.kind == Schema.commitNote && assertion.field == "reason" {
      if case .text(let text)? = assertion.change.value { reason = text }
    }
    return HistoryEntry(
      position: ChainPosition(device: try names.device(entry.did), sequence: entry.sequence),
      stream: try names.stream(entry.sid), at: entry.at, author: entry.author,
      command: entry.command, reason: reason, hash: entry.hash, changes: changes)
  }

  /// The fields that people answered differently without knowing of each other; in one stream or
  /// everywhere. Ordered by stream, record, kind and field.
  package func disagreements(in stream: StreamID? = nil) throws -> [Disagreement] {
    try database.read {
      var sid: Int64?
      if let stream {
        sid = try names.existing(stream)
        if sid == nil { return [] }
      }
      let places = try database.query(
        """
        SELECT f.rid, f.fid, r.sid, r.id
        FROM field_state f INDEXED BY field_in_disagreement CROSS JOIN record r ON r.rid = f.rid
        WHERE f.is_disagreement = 1 AND (?1 IS NULL OR r.sid = ?1)
        """, sid
      ) { ($0.int64(0), $0.int64(1), $0.int64(2), RecordID(bytes: $0.bytes(3))) }
      return try places.compactMap { rid, fid, sid, id -> Disagreement? in
        guard let id else { return nil }
        let view = try projection.view(of: CommitLog.FieldPlace(rid: rid, fid: fid))
        let name = try names.field(fid)
        return Disagreement(
          stream: try names.stream(sid), record: id, kind: name.kind, field: name.field,
          heads: view.heads, governing: view.governing)
      }.sorted {
        ($0.stream, $0.record, $0.kind, $0.field) < ($1.stream, $1.record, $1.kind, $1.field)
      }
    }
  }

  /// The view of one field: its newest answers and who gave them; nil when nobody spoke about it.
  package func view(of field: String, of record: RecordID, kind: String) throws -> FieldView? {
    try database.read {
      guard let fid = try names.existing(field: field, of: kind),
        let kid = try names.existing(kind: kind),
        let rid = try database.first(
          "SELECT rid FROM record WHERE id = ? AND kid = ? ORDER BY sid", record.bytes, kid,
          row: { $0.int64(0) })
      else { return nil }
      let view = try projection.view(of: CommitLog.FieldPlace(rid: rid, fid: fid))
      return view.heads.isEmpty ? nil : view
    }
  }
}
