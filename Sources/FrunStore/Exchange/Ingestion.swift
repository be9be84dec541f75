import FrunDomain
import FrunSQLite

/// One run of an import.
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

  /// What was delivered of one chain.
  struct Delivery {
    var commits: [[UInt8]: CommitBundle] = [:]
    var heads: Set<SignedHead> = []
  }

  let store: CaseStore
  let options: IngestOptions
  let room: WaitingRoom
  let authors: AuthorChecks
  var report = IngestReport()
  /// Fields to make again.
  private var touched = TouchedFields()
  /// The fields touched, and whether they were in disagreement before.
  private var places: [CommitLog.FieldPlace: Bool] = [:]
  private var unknownAuthors: Set<RecordID> = []

  init(store: CaseStore, options: IngestOptions) {
    self.store = store
    self.options = options
    room = WaitingRoom(database: store.database)
    authors = AuthorChecks(store: store, options: options)
  }

  func run(_ bundles: [CommitBundle], heads: [SignedHead]) throws -> IngestReport {
    var deliveries: [ChainID: Delivery] = [:]
    for bundle in bundles {
      let hash = try DeliveryChecks.hash(of: bundle)
      let id = ChainID(stream: bundle.commit.stream, device: bundle.commit.device)
      let before = deliveries[id]?.commits[hash]
      deliveries[id, default: Delivery()].commits[hash] =
        before.map { BundleCoding.union($0, bundle) } ?? bundle
    }
    for head in heads {
      guard head.sequence >= 1, head.hash.count == 32, head.signature.count == 64 else {
        throw StoreError(.signature, "\(head.stream) \(head.position): a malformed head")
      }
      deliveries[ChainID(stream: head.stream, device: head.device), default: Delivery()]
        .heads.insert(head)
    }
    try advance(deliveries)
    try settle(deliveries)
    return report
  }

  // MARK: Chains

  private func advance(_ deliveries: [ChainID: Delivery]) throws {
    var chains = try deliveries.map { id, delivery in
      try IncomingChain(id: id, delivery: delivery, store: store, room: room)
    }.sorted { $0.id < $1.id }
    for chain in chains { try takeKnown(of: chain) }
    let directories = chains.prefix { $0.id.stream.kind == .directory }.indices
    // One directory chain may bring the key that another waits for, also one before it.
    var hasProgress = true
    while hasProgress {
      hasProgress = false
      for index in directories where try extend(&chains[index]) { hasProgress = true }
    }
    for index in chains.indices.dropFirst(directories.count) { _ = try extend(&chains[index]) }
    for chain in chains { try keepRest(of: chain) }
  }

  /// Stores as much of a chain as is proven; returns whether that was anything.
  private func extend(_ chain: inout IncomingChain) throws -> Bool {
    guard let path = try chain.provenPath(by: authors) else { return false }
    if chain.id.stream.kind == .directory {
      try authors.checkLostKey(
        path.commits.map(\.bundle), heads: Array(path.heads.values), sid: chain.sid)
    }
    for (hash, bundle) in path.commits {
      let readable = CommitLog.readable(bundle.assertions)
      try authors.check(bundle.commit, saying: readable.compactMap(\.self))
      try checkContext(of: bundle, in: chain)
      var (_, fields) = try store.log.append(bundle, readable: readable, hash: hash)
      try store.journal.append(.commit, subject: hash, at: store.clock())
      try notePlaces(fields.places)
      report.new += 1
      report.withheld += bundle.assertions.count { $0.state != .present }
      if chain.id.stream.kind == .directory {
        fields.merge(try store.touched(by: readable, inDirectory: chain.sid))
        // Members and keys must be readable for the commits that follow.
        try store.projection.update(fields)
        authors.forget()
      } else {
        touched.merge(fields)
      }
      if let head = path.heads[hash] {
        try store.storeHead(head, sid: chain.sid, did: chain.did)
      }
    }
    try chain.advance(past: path)
    return true
  }

  /// What is here already: bodies that were withheld, second versions of a commit.
  private func takeKnown(of chain: IncomingChain) throws {
    for (hash, bundle) in chain.pastCommits {
      let sequence = bundle.commit.sequence
      guard let entry = try store.log.entry(sid: chain.sid, did: chain.did, sequence: sequence)
      else { continue }
      if entry.hash == hash {
        report.known += 1
        try fill(bundle, entry: entry, sid: chain.sid)
      } else {
        try raiseAlarm(bundle, hash: hash, chain: chain)
      }
    }
  }

  private func fill(_ bundle: CommitBundle, entry: CommitLog.Entry, sid: Int64) throws {
    guard bundle.assertions.contains(where: { $0.state == .present }) else { return }
    let here = try store.log.sealedAssertions(cid: entry.cid)
    for (sealed, old) in zip(bundle.assertions, here)
    where sealed.state == .present && old.state == .withheld {
      try authors.check(
        bundle.commit, saying: CommitLog.readable([sealed]).compactMap(\.self))
      let filled = try store.log.fill(sealed, cid: entry.cid, sid: sid)
      try notePlaces(filled.places)
      touched.merge(filled)
      try store.journal.append(.fill, subject: sealed.digest, at: store.clock())
      report.filled += 1
    }
  }

  private func raiseAlarm(_ bundle: CommitBundle, hash: [UInt8], chain: IncomingChain) throws {
    if try room.quarantine(bundle, hash: hash, sid: chain.sid, did: chain.did) {
      try store.journal.append(.fork, subject: hash, at: store.clock())
    }
    report.forks.append(
      .init(stream: chain.id.stream, position: bundle.commit.position))
  }

  private func keepRest(of chain: IncomingChain) throws {
    if let head = chain.wrongHead {
      throw StoreError(
        .signature, "\(head.stream) \(head.position): the signature does not fit")
    }
    for (hash, bundle) in chain.overtaken { try raiseAlarm(bundle, hash: hash, chain: chain) }
    try room.dismiss(sid: chain.sid, did: chain.did, upTo: chain.end.sequence)
    for (hash, bundle) in chain.delivered where bundle.commit.sequence > chain.end.sequence {
      try room.keep(bundle, hash: hash, sid: chain.sid, did: chain.did)
    }
    for head in chain.deliveredHeads where head.sequence > chain.end.sequence {
      try room.keep(head, sid: chain.sid, did: chain.did)
    }
    unknownAuthors.formUnion(chain.unknownAuthors)
  }

  /// Refuses a context that holds a commit which itself holds this one: nobody can have seen what
  /// was written by somebody who had seen theirs.
  private func checkContext(of bundle: CommitBundle, in chain: IncomingChain) throws {
    let commit = bundle.commit
    for (device, sequence) in commit.context.sequences where device != commit.device {
      guard let did = try store.names.existing(device),
        let other = try store.log.entry(sid: chain.sid, did: did, sequence: sequence)
      else { continue }
      if other.context.contains(commit.position) {
        throw StoreError(
          .context, "\(commit.stream) \(commit.position): two commits claim to follow each other")
      }
    }
  }

  // MARK: The end

  private func notePlaces(_ fields: some Sequence<CommitLog.FieldPlace>) throws {
    for field in fields where places[field] == nil {
      places[field] = try isDisagreement(field)
    }
  }

  private func settle(_ deliveries: [ChainID: Delivery]) throws {
    try room.checkCapacity()
    report.waiting = try room.count()
    report.unknownAuthors = unknownAuthors.sorted()
    report.missing = try Gaps(store: store, room: room).find(in: Set(deliveries.keys.map(\.stream)))
    report.forks.sort {
      ($0.stream, $0.position) < ($1.stream, $1.position)
    }
    if !options.holdsUnknownAuthors, let author = report.unknownAuthors.first {
      throw StoreError(
        .unknownAuthor, "nobody here knows the key of an author", causes: [author.text])
    }
    try store.projection.update(touched)
    var open: [IngestReport.FieldPlace] = []
    var records: Set<RecordID> = []
    for (place, wasOpen) in places {
      let row = try store.database.first("SELECT id, sid FROM record WHERE rid = ?", place.rid) {
        (RecordID(bytes: $0.bytes(0)), $0.int64(1))
      }
      guard let row, let record = row.0 else { continue }
      records.insert(record)
      guard !wasOpen, try isDisagreement(place) else { continue }
      let name = try store.names.field(place.fid)
      open.append(
        .init(
          stream: try store.names.stream(row.1), record: record, kind: name.kind,
          field: name.field))
    }
    report.touched = records.sorted()
    report.disagreements = open.sorted {
      ($0.stream, $0.record, $0.kind, $0.field) < ($1.stream, $1.record, $1.kind, $1.field)
    }
  }

  private func isDisagreement(_ place: CommitLog.FieldPlace) throws -> Bool {
    try store.database.first(
      "SELECT is_disagreement FROM field_state WHERE rid = ? AND fid = ?", place.rid, place.fid
    ) { $0.bool(0) } ?? false
  }
}
