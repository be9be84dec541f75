import FrunDomain
import FrunSQLite

/// The day from which each case has to be looked at, kept so that a list of who must be seen costs
/// what it shows and not what the vault holds.
///
/// *Invariant*: equals ``Attention/day(of:package:)`` of the records of each stream.
struct AttentionIndex {
  let projection: Projection

  private var database: StoreDatabase { projection.database }
  private static let package = try? FollowUpPackage.standard()

  /// Computes the days of the cases again whose records were touched.
  func update(touching records: some Sequence<Int64>) throws {
    var streams: Set<Int64> = []
    for rid in records {
      let place = try database.first("SELECT sid, kid FROM record WHERE rid = ?", rid) {
        ($0.int64(0), $0.int64(1))
      }
      guard let place, Attention.kinds.contains(try projection.names.kind(place.1)) else {
        continue
      }
      streams.insert(place.0)
    }
    for sid in streams.sorted() { try update(sid: sid) }
  }

  /// Computes all of them again.
  func rebuild() throws {
    try database.run("DELETE FROM attention")
    for sid in try database.query(
      "SELECT sid FROM stream WHERE kind = ? ORDER BY sid", StreamKind.case.rawValue,
      row: { $0.int64(0) })
    { try update(sid: sid) }
  }

  private func update(sid: Int64) throws {
    let stream = try projection.names.stream(sid)
    guard stream.kind == .case else { return }
    let day = Attention.day(of: try records(sid: sid, of: stream), package: Self.package)
    if let day {
      try database.run(
        "INSERT OR REPLACE INTO attention(sid, day) VALUES(?, ?)", sid, Int64(day.dayNumber))
    } else {
      try database.run("DELETE FROM attention WHERE sid = ?", sid)
    }
  }

  /// The records of a case on which its day depends.
  private func records(sid: Int64, of stream: StreamID) throws -> [Record] {
    try Attention.kinds.sorted().flatMap { kind -> [Record] in
      guard let kid = try projection.names.existing(kind: kind) else { return [] }
      let places = try database.query(
        "SELECT rid, id FROM record WHERE sid = ? AND kid = ? AND is_live = 1", sid, kid
      ) { ($0.int64(0), $0.bytes(1)) }
      return try places.compactMap { rid, bytes in
        guard let id = RecordID(bytes: bytes) else { return nil }
        var fields: [String: RecordField] = [:]
        for (fid, state) in try projection.states(rid: rid) {
          fields[try projection.names.field(fid).field] = state.recordField
        }
        return Record(id: id, kind: kind, stream: stream, fields: fields)
      }
    }
  }

  /// The case records that have to be looked at between two days, the longest waiting first.
  func cases(from first: CivilDate, to last: CivilDate, limit: Int?) throws -> [Int64] {
    guard let kid = try projection.names.existing(kind: CaseFile.kind) else { return [] }
    return try database.query(
      """
      SELECT r.rid FROM attention a CROSS JOIN stream s ON s.sid = a.sid
      CROSS JOIN record r ON r.id = s.id AND r.sid = a.sid AND r.kid = ?1
      WHERE a.day >= ?2 AND a.day <= ?3 ORDER BY a.day, s.id LIMIT ?4
      """, kid, Int64(first.dayNumber), Int64(last.dayNumber), Int64(limit ?? -1)
    ) { $0.int64(0) }
  }
}
