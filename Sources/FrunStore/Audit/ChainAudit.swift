import FrunCrypto
import FrunDomain
import FrunSQLite

/// One verification: walks the chains and collects what does not fit.
struct ChainAudit {
  let store: CaseStore
  private var commits = 0
  private var segments = 0
  private var problems: [AuditProblem] = []
  private var keys: [RecordID: [[UInt8]]] = [:]
  private var contents: ContentAudit

  init(store: CaseStore) {
    self.store = store
    contents = ContentAudit(store: store)
  }

  var report: AuditReport {
    AuditReport(checkedCommits: commits, segments: segments, problems: problems)
  }

  // MARK: Chains

  mutating func check(_ stream: StreamID) throws {
    guard let sid = try store.names.existing(stream) else { return }
    let devices = try store.log.newest(sid: sid).map { try store.names.device($0.did) }.sorted()
    let heads = Dictionary(
      try store.heads.all(sid: sid).map { ($0.position, $0) }, uniquingKeysWith: { $1 })
    for device in devices { try check(device, of: stream, sid: sid, heads: heads) }
    let forks = try store.database.query(
      "SELECT did, sequence FROM quarantine WHERE sid = ? ORDER BY did, sequence", sid
    ) { ($0.int64(0), $0.int(1)) }
    for (did, sequence) in forks {
      problems.append(
        AuditProblem(
          code: "chain.fork", stream: stream, device: try store.names.device(did),
          sequence: sequence, text: "two versions of this commit exist; one is kept aside"))
    }
    problems += try contents.problems(in: stream, sid: sid)
  }

  private mutating func check(
    _ device: DeviceID, of stream: StreamID, sid: Int64, heads: [ChainPosition: SignedHead]
  ) throws {
    let did = try store.names.number(device)
    let entries = try store.log.entries(sid: sid, did: did, after: 0)
    var previous = CommitLog.noHash
    for (index, entry) in entries.enumerated() {
      func report(_ code: String, _ text: String) {
        problems.append(
          AuditProblem(
            code: code, stream: stream, device: device, sequence: entry.sequence, text: text))
      }
      commits += 1
      if entry.sequence != index + 1 {
        report("chain.gap", "commits before this one are missing")
      }
      let bundle = try store.log.bundle(of: entry, previous: previous)
      if CommitLog.hash(of: bundle.commit) != entry.hash {
        report("chain.broken", "the commit does not have the hash that names it")
      }
      for sealed in bundle.assertions {
        if let bytes = sealed.hashedBytes, SHA256.hash(bytes) != sealed.digest {
          report("assertion.digest", "assertion \(sealed.index) does not fit its digest")
        }
      }
      previous = entry.hash
      let next = index + 1 < entries.count ? entries[index + 1].author : nil
      if next != entry.author {
        segments += 1
        let position = ChainPosition(device: device, sequence: entry.sequence)
        if let problem = try fault(of: heads[position], closing: entry) {
          report(problem.code, problem.text)
        }
      }
    }
  }

  private mutating func fault(
    of head: SignedHead?, closing entry: CommitLog.Entry
  ) throws -> (code: String, text: String)? {
    guard let head, head.hash == entry.hash, head.author == entry.author else {
      return ("head.missing", "the author's run has no signature of the author")
    }
    let known = try keys[entry.author] ?? TeamDirectory(store: store).keys(of: entry.author)
    keys[entry.author] = known
    if known.isEmpty { return ("head.unknownAuthor", "the author's key is not known here") }
    let message = head.signedBytes
    let isRight = known.contains {
      Ed25519.verify(signature: head.signature, message: message, publicKey: $0)
    }
    return isRight ? nil : ("head.signature", "the signature does not fit")
  }

  // MARK: Journal and logs

  mutating func checkJournal() throws {
    for sequence in try store.journal.faults() {
      problems.append(
        AuditProblem(code: "journal.broken", sequence: sequence, text: "the journal's chain breaks")
      )
    }
    let stored = "SELECT hash FROM history"
    let noted = "SELECT subject FROM journal WHERE event = 'commit'"
    for query in ["\(stored) EXCEPT \(noted)", "\(noted) EXCEPT \(stored)"] {
      let count = try store.database.first("SELECT count(*) FROM (\(query))") { $0.int(0) } ?? 0
      if count > 0 {
        problems.append(
          AuditProblem(
            code: "journal.incomplete",
            text: "\(count) commits are stored without entry, or have an entry and are missing"))
      }
    }
    for sequence in try AccessLog(database: store.database).faults() {
      problems.append(
        AuditProblem(
          code: "access.broken", sequence: sequence, text: "the access log's chain breaks"))
    }
    let cut =
      try store.database.first(
        """
        SELECT count(*) FROM (SELECT access_hash FROM journal WHERE access_hash <> ?
          EXCEPT SELECT hash FROM access_log)
        """, CommitLog.noHash
      ) { $0.int(0) } ?? 0
    if cut > 0 {
      problems.append(
        AuditProblem(
          code: "access.broken", text: "the journal names entries that the access log has not"))
    }
  }

  // MARK: Current state

  /// Rebuilds the current state and compares. Runs where everything is undone afterwards.
  mutating func checkProjection() throws {
    do {
      try store.database.run("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
    } catch {
      problems.append(
        AuditProblem(code: "search.broken", text: "the full-text index contradicts its text"))
    }
    let before = try projectionDigest()
    try store.projection.rebuild()
    if try projectionDigest() != before {
      problems.append(
        AuditProblem(
          code: "projection.differs", text: "the current state is not what the history makes of it")
      )
    }
  }

  private func projectionDigest() throws -> [UInt8] {
    let stream = SHA256.Stream()
    for query in [
      "SELECT rid, is_live, x'' FROM record ORDER BY rid",
      "SELECT rid, fid * 2 + is_disagreement, state FROM field_state ORDER BY rid, fid",
      "SELECT rid, fid * 2 + is_shown, key FROM value_index ORDER BY fid, key, id, rid",
      "SELECT rid, 0, words FROM search_text ORDER BY rid",
      "SELECT sid, day, x'' FROM attention ORDER BY sid",
      "SELECT first, last, CAST(role AS BLOB) || person FROM training_role ORDER BY person, role, first",
      "SELECT first, last * 65536 + need, person FROM training_gap ORDER BY person, need, first",
    ] {
      try store.database.each(query) { row in
        var writer = ByteWriter()
        writer.write(UInt64(bitPattern: row.int64(0)))
        writer.write(UInt64(bitPattern: row.int64(1)))
        writer.write(row.bytes(2))
        stream.update(writer.bytes)
        return true
      }
    }
    return stream.finalize()
  }
}
