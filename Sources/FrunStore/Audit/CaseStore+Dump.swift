import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Everything that two stores agree on when they hold the same history, as text in one order:
  /// commits, assertions, the newest heads, erased digests, and the current state made from them.
  ///
  /// Local matters are left out: numbers of rows, the journal, the access log, the identity,
  /// commits that wait. For tests and for comparing two vaults; it holds personal data.
  package func canonicalDump() throws -> [UInt8] {
    try database.read {
      var lines: [String] = []
      for stream in try streams() {
        guard let sid = try names.existing(stream) else { continue }
        lines.append("stream \(stream)")
        lines += try historyLines(sid: sid)
        lines += try recordLines(sid: sid)
      }
      return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
  }

  private func historyLines(sid: Int64) throws -> [String] {
    var lines: [String] = []
    let devices = try vector(sid: sid).sequences.keys.sorted()
    for device in devices {
      var previous = CommitLog.noHash
      for entry in try log.entries(sid: sid, did: try names.number(device), after: 0) {
        let bundle = try log.bundle(of: entry, previous: previous)
        previous = entry.hash
        lines.append("commit \(Hexadecimal.text(entry.hash)) ")
        lines.append(String(decoding: bundle.commit.canonicalBytes, as: UTF8.self))
        for sealed in bundle.assertions {
          let salt = sealed.salt.map { Hexadecimal.text($0) } ?? "-"
          let body = sealed.body.map { String(decoding: $0, as: UTF8.self) } ?? "-"
          lines.append("assertion \(sealed.index) \(sealed.state.rawValue) \(salt) \(body)")
        }
      }
    }
    // Older heads that are kept as well are evidence of one vault: which there are depends on what came together.
    let newest = try heads.all(sid: sid).reduce(into: [DeviceID: SignedHead]()) { newest, head in
      let known = newest[head.device]?.sequence ?? 0
      if head.sequence >= known { newest[head.device] = head }
    }
    for head in newest.values.sorted(by: { $0.position < $1.position }) {
      lines.append(
        "head \(head.position) \(Hexadecimal.text(head.hash)) \(head.author) "
          + Hexadecimal.text(head.signature))
    }
    lines += try log.erased(sid: sid).keys.map { "erased " + Hexadecimal.text($0) }.sorted()
    return lines
  }

  private func recordLines(sid: Int64) throws -> [String] {
    let records = try database.query(
      "SELECT r.rid, r.id, k.kind, r.is_live FROM record r JOIN kind_name k ON k.kid = r.kid "
        + "WHERE r.sid = ?", sid
    ) { ($0.int64(0), RecordID(bytes: $0.bytes(1)), $0.string(2), $0.bool(3)) }
    var lines: [String] = []
    for (rid, id, kind, isLive) in records {
      let states = try projection.states(rid: rid)
      guard let id, !states.isEmpty else { continue }
      var block = ["record \(id) \(kind) \(isLive ? "live" : "empty")"]
      block += try states.map { fid, state in
        "field \(try names.field(fid).field) \(Hexadecimal.text(state.bytes))"
      }.sorted()
      block += try database.query(
        "SELECT n.field, v.key, v.is_shown FROM field_name n CROSS JOIN value_index v "
          + "WHERE n.kind = ? AND v.fid = n.fid AND v.id = ? AND v.rid = ?", kind, id.bytes, rid
      ) { "key \($0.string(0)) \(Hexadecimal.text($0.bytes(1))) \($0.int(2))" }.sorted()
      let words = try database.first("SELECT words FROM search_text WHERE rid = ?", rid) {
        $0.string(0)
      }
      if let words { block.append("words \(words)") }
      lines.append(block.joined(separator: "\n"))
    }
    return lines.sorted()
  }

  /// Throws the current state away and makes it again from the history.
  package func rebuildProjection() throws { try database.write { try projection.rebuild() } }
}
