import FrunDomain
import FrunSQLite

/// One run of an import.
///
/// Every commit that is delivered goes through the waiting room: from there a chain is stored as far
/// as heads prove it and its authors may speak. So no more than one commit is held in memory, in
/// whatever order they come, and what an earlier delivery left waiting goes along.
final class Ingestion {
  /// One device's commits in one stream.
  struct ChainID: Hashable, Comparable {
    let stream: StreamID
    let device: DeviceID

    /// Directories first: they bring the keys that prove the rest.
    static func < (left: ChainID, right: ChainID) -> Bool {
      let first = left.stream.kind == .directory
      if first != (right.stream.kind == .directory) { return first }
      return (left.stream, left.device) < (right.stream, right.device)
    }
  }

  let store: CaseStore
  let options: IngestOptions
  let room: WaitingRoom
  let authors: AuthorChecks
  var report = IngestReport()
  private var changes: IngestedChanges
  private var heads: [ChainID: Set<SignedHead>] = [:]
  private var chains: Set<ChainID> = []
  /// Where the chains that are spoken about end here.
  private var ends: [ChainID: (sid: Int64, did: Int64, sequence: Int)] = [:]

  init(store: CaseStore, options: IngestOptions) {
    self.store = store
    self.options = options
    room = WaitingRoom(database: store.database)
    authors = AuthorChecks(store: store, options: options)
    changes = IngestedChanges(store: store)
  }

  /// Takes what `deliver` hands over, commit by commit; its answer are keys that a person confirmed.
  func run(
    heads: [SignedHead], deliver: ((CommitBundle) throws -> Void) throws -> [RecordID: [UInt8]]
  ) throws -> IngestReport {
    let keys = try deliver { try self.receive($0) }
    for head in heads {
      guard head.sequence >= 1, head.hash.count == 32, head.signature.count == 64 else {
        throw StoreError(.signature, "\(head.stream) \(head.position): a malformed head")
      }
      let id = ChainID(stream: head.stream, device: head.device)
      self.heads[id, default: []].insert(head)
      chains.insert(id)
    }
    for (member, key) in keys.sorted(by: { $0.key < $1.key }) {
      try TeamDirectory(store: store).trust(
        key, of: member, how: "confirmed for an import", at: store.clock())
    }
    authors.forget()
    try advance()
    try settle()
    return report
  }

  // MARK: Arrival

  private func receive(_ bundle: CommitBundle) throws {
    let hash = try DeliveryChecks.hash(of: bundle)
    let commit = bundle.commit
    let id = ChainID(stream: commit.stream, device: commit.device)
    chains.insert(id)
    let end = try end(of: id)
    guard commit.sequence <= end.sequence else {
      return try room.keep(bundle, hash: hash, sid: end.sid, did: end.did)
    }
    // Here already: a body that was withheld may come, or the second version of a commit.
    guard
      let entry = try store.log.entry(sid: end.sid, did: end.did, sequence: commit.sequence)
    else { return }
    if entry.hash == hash {
      report.known += 1
      try fill(bundle, entry: entry, sid: end.sid)
    } else {
      try raiseAlarm(bundle, hash: hash, sid: end.sid, did: end.did)
    }
  }

  private func end(of id: ChainID) throws -> (sid: Int64, did: Int64, sequence: Int) {
    if let known = ends[id] { return known }
    let sid = try store.names.number(id.stream)
    let did = try store.names.number(id.device)
    let end = (sid, did, try store.heads.newest(sid: sid, did: did)?.sequence ?? 0)
    ends[id] = end
    try changes.watch(sid: sid)
    return end
  }

  private func fill(_ bundle: CommitBundle, entry: CommitLog.Entry, sid: Int64) throws {
    guard bundle.assertions.contains(where: { $0.state == .present }) else { return }
    let here = try store.log.sealedAssertions(cid: entry.cid)
    for (sealed, old) in zip(bundle.assertions, here)
    where sealed.state == .present && old.state == .withheld {
      do {
        try authors.check(
          bundle.commit, saying: CommitLog.readable([sealed]).compactMap(\.self))
      } catch let error as StoreError where error.isRefusalOfOne {
        // The commit stands; this word of it stays unsaid here.
        refuse(bundle.commit, error, held: 0)
        continue
      }
      let fields = try store.log.fill(sealed, cid: entry.cid, sid: sid)
      changes.noteErased(fields, sid: sid)
      try changes.note(fields)
      try store.journal.append(.fill, subject: sealed.digest, at: store.clock())
      report.filled += 1
    }
  }

  private func raiseAlarm(
    _ bundle: CommitBundle, hash: [UInt8], sid: Int64, did: Int64
  ) throws {
    if try room.quarantine(bundle, hash: hash, sid: sid, did: did) {
      try store.journal.append(.fork, subject: hash, at: store.clock())
    }
    report.forks.append(
      .init(stream: bundle.commit.stream, position: bundle.commit.position))
  }

  // MARK: Chains

  private func advance() throws {
    // What waited for a key or a role may go on now, whatever this delivery is about.
    for (sid, did) in try room.chains() {
      chains.insert(
        ChainID(stream: try store.names.stream(sid), device: try store.names.device(did)))
    }
    var incoming = try chains.sorted().map { id in
      _ = try end(of: id)
      return try IncomingChain(
        id: id, delivered: heads[id] ?? [], store: store, room: room)
    }
    let directories = incoming.prefix { $0.id.stream.kind == .directory }.indices
    // One directory chain may bring the key that another waits for, also one before it.
    var hasProgress = true
    while hasProgress {
      hasProgress = false
      for index in directories where try extendDirectory(&incoming[index]) { hasProgress = true }
    }
    for index in incoming.indices.dropFirst(directories.count) { try extend(&incoming[index]) }
    for chain in incoming { try keepRest(of: chain) }
  }

  /// Stores as much of a chain as is proven and allowed. All of it is judged before the first commit
  /// is stored, because a chain may only end where a head stands.
  private func extend(_ chain: inout IncomingChain) throws {
    let sid = chain.sid
    let path = try chain.provenPath(by: authors, in: room) { bundle in
      try check(bundle, CommitLog.readable(bundle.assertions), sid: sid)
    }
    guard let path else { return }
    for sequence in path.start..<path.start + path.count {
      let bundle = try commit(sequence, of: path, in: chain)
      let fields = try append(
        bundle, CommitLog.readable(bundle.assertions), hash: path.hash(sequence))
      try storeHead(at: sequence, of: path, in: chain)
      changes.noteErased(fields, sid: sid)
      try changes.note(fields, bytes: bundle.assertions.reduce(0) { $0 + ($1.body?.count ?? 0) })
      count(bundle)
    }
    let last = path.start + path.count - 1
    chain.advance(to: last, hash: path.hash(last))
  }

  /// The same for a directory, whose commits give the rights that the next ones need: each part up to
  /// a head is stored and judged commit by commit, and undone when one is refused. Returns whether
  /// anything was stored.
  private func extendDirectory(_ chain: inout IncomingChain) throws -> Bool {
    guard let path = try chain.provenPath(by: authors, in: room, check: { _ in }) else {
      return false
    }
    var start = path.start
    for last in path.heads.keys.sorted() {
      let part = start...last
      let before = report
      var judged: CommitBundle?
      do {
        let chain = chain
        try store.database.write {
          let bundles = try part.map { try commit($0, of: path, in: chain) }
          judged = bundles.first
          try authors.checkLostKey(bundles, heads: Array(path.heads.values), sid: chain.sid)
          for (sequence, bundle) in zip(part, bundles) {
            judged = bundle
            let readable = CommitLog.readable(bundle.assertions)
            try check(bundle, readable, sid: chain.sid)
            var fields = try append(bundle, readable, hash: path.hash(sequence))
            fields.merge(try store.touched(by: readable, inDirectory: chain.sid))
            // Members and keys must be readable for the commits that follow.
            try store.projection.update(fields)
            changes.noteRecords(of: fields)
            authors.forget()
            try storeHead(at: sequence, of: path, in: chain)
            count(bundle)
          }
        }
      } catch let error as StoreError where error.isRefusalOfOne {
        authors.forget()
        if let judged { chain.refuse(judged.commit, error) }
        report = before
        return start > path.start
      }
      chain.advance(to: last, hash: path.hash(last))
      start = last + 1
    }
    return true
  }

  private func commit(
    _ sequence: Int, of path: IncomingChain.Path, in chain: IncomingChain
  ) throws -> CommitBundle {
    let bundle = try room.commit(
      hash: path.hash(sequence), sequence: sequence, sid: chain.sid, did: chain.did)
    guard let bundle else { throw StoreError(.damaged, "a waiting commit that went missing") }
    return bundle
  }

  private func append(
    _ bundle: CommitBundle, _ readable: [Assertion?], hash: [UInt8]
  ) throws -> TouchedFields {
    let (_, fields) = try store.log.append(bundle, readable: readable, hash: hash)
    try store.journal.append(.commit, subject: hash, at: store.clock())
    return fields
  }

  /// Stores the head of a commit just stored, if there is one, and lets go of what waited.
  private func storeHead(
    at sequence: Int, of path: IncomingChain.Path, in chain: IncomingChain
  ) throws {
    if let head = path.heads[sequence] {
      try store.storeHead(head, sid: chain.sid, did: chain.did)
    }
    try room.remove(
      hash: path.hash(sequence), sequence: sequence, sid: chain.sid, did: chain.did)
  }

  private func count(_ bundle: CommitBundle) {
    report.new += 1
    report.withheld += bundle.assertions.count { $0.state != .present }
  }

  private func check(_ bundle: CommitBundle, _ readable: [Assertion?], sid: Int64) throws {
    try authors.check(bundle.commit, saying: readable.compactMap(\.self))
    try checkContext(of: bundle, sid: sid)
  }

  /// Refuses a context that holds a commit which itself holds this one: nobody can have seen what
  /// was written by somebody who had seen theirs.
  private func checkContext(of bundle: CommitBundle, sid: Int64) throws {
    let commit = bundle.commit
    for (device, sequence) in commit.context.sequences where device != commit.device {
      guard let did = try store.names.existing(device),
        let other = try store.log.entry(sid: sid, did: did, sequence: sequence)
      else { continue }
      if other.context.contains(commit.position) {
        throw StoreError(
          .context, "\(commit.stream) \(commit.position): two commits claim to follow each other")
      }
    }
  }

  // MARK: The end

  private func keepRest(of chain: IncomingChain) throws {
    if let head = chain.wrongHead {
      throw StoreError(
        .signature, "\(head.stream) \(head.position): the signature does not fit")
    }
    for hash in try room.overtaken(sid: chain.sid, did: chain.did, upTo: chain.end.sequence) {
      guard let bundle = try room.commit(hash: hash, sid: chain.sid, did: chain.did) else {
        continue
      }
      try raiseAlarm(bundle, hash: hash, sid: chain.sid, did: chain.did)
    }
    try room.dismiss(sid: chain.sid, did: chain.did, upTo: chain.end.sequence)
    for head in (heads[chain.id] ?? []).sorted(by: { $0.sequence < $1.sequence })
    where head.sequence > chain.end.sequence {
      try room.keep(head, sid: chain.sid, did: chain.did)
    }
    report.unknownAuthors += chain.unknownAuthors
    if let (sequence, author, error) = chain.refusal {
      let position = ChainPosition(device: chain.id.device, sequence: sequence)
      report.refused.append(
        .init(
          stream: chain.id.stream, position: position, author: author, error: error,
          held: try room.numbers(sid: chain.sid, did: chain.did, after: chain.end.sequence).waiting)
      )
    }
  }

  private func refuse(_ commit: Commit, _ error: StoreError, held: Int) {
    report.refused.append(
      .init(
        stream: commit.stream, position: commit.position, author: commit.author, error: error,
        held: held))
  }

  private func settle() throws {
    try room.checkCapacity()
    report.waiting = try room.count()
    report.unknownAuthors = Set(report.unknownAuthors).sorted()
    let delivered = Set(ends.keys.map(\.stream))
    report.missing = try Gaps(store: store, room: room).find(in: delivered)
    report.forks.sort { ($0.stream, $0.position) < ($1.stream, $1.position) }
    report.refused.sort { ($0.stream, $0.position) < ($1.stream, $1.position) }
    if !options.holdsUnknownAuthors, let author = report.unknownAuthors.first {
      throw StoreError(
        .unknownAuthor, "nobody here knows the key of an author", causes: [author.text])
    }
    let outcome = try changes.finish()
    report.touched = outcome.records
    report.disagreements = outcome.disagreements
    report.erased = try changes.erased.reduce(into: [:]) { counts, entry in
      counts[try store.names.stream(entry.key)] = entry.value
    }
    let duplicates = DuplicateSearch(store: store)
    report.suspicions = try duplicates.find(in: delivered)
  }
}
