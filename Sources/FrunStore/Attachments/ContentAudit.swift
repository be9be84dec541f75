import FrunDomain
import FrunSQLite

/// Reads every attached file again and compares it with the digest that its record states.
///
/// Problems name the record, never the title or the file name.
struct ContentAudit {
  private let store: CaseStore
  private var verdicts: [[UInt8]: String] = [:]

  init(store: CaseStore) { self.store = store }

  /// Problems of the attachments of a stream: `attachment.damaged` for bytes that are not those the
  /// record was signed with, `attachment.missing` for bytes that were here or never noted. Bytes
  /// that a sender left out are no problem.
  mutating func problems(in stream: StreamID, sid: Int64) throws -> [AuditProblem] {
    guard let kid = try store.names.existing(kind: ContentTable.kind),
      let fid = try store.names.existing(field: ContentTable.field, of: ContentTable.kind)
    else { return [] }
    let stated = try store.database.query(
      """
      SELECT r.id, a.body FROM record r CROSS JOIN assertion a INDEXED BY assertion_by_field
      ON a.rid = r.rid AND a.fid = ?
      WHERE r.sid = ? AND r.kid = ? AND a.state = 0 ORDER BY r.id
      """, fid, sid, kid
    ) { (RecordID(bytes: $0.bytes(0)), ValueCoding.change($0.bytes(1))) }
    var problems: [AuditProblem] = []
    for case (let record?, let change?) in stated {
      guard case .digest(let digest) = change.value, let code = try verdict(on: digest) else {
        continue
      }
      problems.append(
        AuditProblem(
          code: code, stream: stream,
          text: code == Self.damaged
            ? "the bytes of attachment \(record.text) are damaged"
            : "the bytes of attachment \(record.text) are missing"))
    }
    return problems
  }

  private static let damaged = "attachment.damaged"

  /// The code of what is wrong with the bytes; nil when nothing is.
  private mutating func verdict(on digest: [UInt8]) throws -> String? {
    if let known = verdicts[digest] { return known.isEmpty ? nil : known }
    var code = ""
    switch try store.contents.state(of: digest) {
    case .awaited: break
    case .unknown: code = "attachment.missing"
    case .here:
      do { try store.contents.read(digest) { _ in } } catch let error as StoreError
        where error.code == .damaged
      {
        code = Self.damaged
      }
    }
    verdicts[digest] = code
    return code.isEmpty ? nil : code
  }
}
