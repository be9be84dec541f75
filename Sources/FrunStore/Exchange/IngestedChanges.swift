import FrunDomain
import FrunSQLite

/// Brings the current state up to date while commits come in, in parts of bounded size, and tells in
/// the end which records changed and which fields are newly in disagreement.
struct IngestedChanges {
  private let store: CaseStore
  /// Fields to make again.
  private var pending = TouchedFields()
  private var pendingBytes = 0
  private var records: Set<Int64> = []
  /// Digests of attached bytes that may have lost their last reference.
  private var freed: Set<[UInt8]> = []
  /// Answers that the delivery erased, by stream.
  private(set) var erased: [Int64: Int] = [:]
  /// The fields that were in disagreement before, of every stream that is spoken about.
  private var before: [Int64: Set<CommitLog.FieldPlace>] = [:]

  /// What waits to be made again at most, in bytes of values and in fields.
  private static let mostBytes = 2 << 20
  private static let mostFields = 4_000

  init(store: CaseStore) {
    self.store = store
  }

  /// Remembers how a stream stands before anything of it changes.
  mutating func watch(sid: Int64) throws {
    if before[sid] == nil { before[sid] = try open(sid: sid) }
  }

  /// Takes in what a write touched; `bytes` is the size of its values.
  mutating func note(_ fields: TouchedFields, bytes: Int = 0) throws {
    noteRecords(of: fields)
    pending.merge(fields)
    pendingBytes += bytes
    if pendingBytes > Self.mostBytes || pending.said.count > Self.mostFields { try flush() }
  }

  /// Counts answers that a write erased.
  mutating func noteErased(_ fields: TouchedFields, sid: Int64) {
    if fields.erased > 0 { erased[sid, default: 0] += fields.erased }
  }

  /// Takes in records whose fields were made again already.
  mutating func noteRecords(of fields: TouchedFields) {
    for place in fields.places { records.insert(place.rid) }
  }

  private mutating func flush() throws {
    try store.projection.update(pending)
    freed.formUnion(pending.freed)
    pending = TouchedFields()
    pendingBytes = 0
  }

  /// The records that changed, by identifier, and the new disagreements.
  mutating func finish() throws -> (records: [RecordID], disagreements: [IngestReport.FieldPlace]) {
    try flush()
    try store.contents.release(freed)
    var ids: [RecordID] = []
    for rid in records {
      let id = try store.database.first("SELECT id FROM record WHERE rid = ?", rid) {
        RecordID(bytes: $0.bytes(0))
      }
      if let id, let id { ids.append(id) }
    }
    var opened: [IngestReport.FieldPlace] = []
    for (sid, known) in before {
      let stream = try store.names.stream(sid)
      for place in try open(sid: sid).subtracting(known) {
        let name = try store.names.field(place.fid)
        opened.append(
          .init(
            stream: stream, record: try store.projection.subject(rid: place.rid).id,
            kind: name.kind, field: name.field))
      }
    }
    return (
      Set(ids).sorted(),
      opened.sorted {
        ($0.stream, $0.record, $0.kind, $0.field) < ($1.stream, $1.record, $1.kind, $1.field)
      }
    )
  }

  private func open(sid: Int64) throws -> Set<CommitLog.FieldPlace> {
    Set(
      try store.database.query(
        """
        SELECT f.rid, f.fid
        FROM field_state f INDEXED BY field_in_disagreement CROSS JOIN record r ON r.rid = f.rid
        WHERE f.is_disagreement = 1 AND r.sid = ?
        """, sid
      ) { CommitLog.FieldPlace(rid: $0.int64(0), fid: $0.int64(1)) })
  }
}
