import FrunDomain

/// What is known of one chain during an import: its end here, what was delivered, what waited.
struct IncomingChain {
  let id: Ingestion.ChainID
  let sid: Int64
  let did: Int64
  /// The newest commit that is stored.
  private(set) var end: (sequence: Int, hash: [UInt8], author: RecordID?)
  /// The delivered commits.
  let delivered: [(hash: [UInt8], bundle: CommitBundle)]
  let deliveredHeads: [SignedHead]
  /// Delivered commits at or before the end at the start.
  let pastCommits: [(hash: [UInt8], bundle: CommitBundle)]
  private(set) var unknownAuthors: Set<RecordID> = []
  /// In a directory: a delivered head that no key known so far proves. A later part of the delivery
  /// may bring the key.
  private(set) var wrongHead: SignedHead?

  private var candidates: [[UInt8]: CommitBundle]
  private var heads: [SignedHead]

  init(
    id: Ingestion.ChainID, delivery: Ingestion.Delivery, store: CaseStore, room: WaitingRoom
  ) throws {
    self.id = id
    sid = try store.names.number(id.stream)
    did = try store.names.number(id.device)
    let newest = try store.heads.newest(sid: sid, did: did)
    let end = (newest?.sequence ?? 0, newest?.hash ?? CommitLog.noHash, newest?.author)
    self.end = end
    // In one order, whatever the order of delivery was.
    delivered = delivery.commits.map { (hash: $0.key, bundle: $0.value) }.sorted {
      $0.bundle.commit.sequence != $1.bundle.commit.sequence
        ? $0.bundle.commit.sequence < $1.bundle.commit.sequence
        : $0.hash.lexicographicallyPrecedes($1.hash)
    }
    pastCommits = delivered.filter { $0.bundle.commit.sequence <= end.0 }
    candidates = try room.commits(sid: sid, did: did, after: end.0)
    for (hash, bundle) in delivered where bundle.commit.sequence > end.0 {
      candidates[hash] = candidates[hash].map { BundleCoding.union($0, bundle) } ?? bundle
    }
    let waiting = try room.heads(stream: id.stream, device: id.device, sid: sid, did: did)
    deliveredHeads = delivery.heads.sorted {
      ($0.sequence, $0.author) < ($1.sequence, $1.author)
    }
    heads = Set(waiting + deliveredHeads).filter { $0.sequence > end.0 }.sorted {
      // The longest way first; of two equally long ones always the same.
      if $0.sequence != $1.sequence { return $0.sequence > $1.sequence }
      if $0.hash != $1.hash { return $0.hash.lexicographicallyPrecedes($1.hash) }
      return $0.signature.lexicographicallyPrecedes($1.signature)
    }
  }

  /// Commits that lead from the end to a proven head, and the heads of the authors' runs.
  struct Path {
    let commits: [(hash: [UInt8], bundle: CommitBundle)]
    let heads: [[UInt8]: SignedHead]
  }

  /// The longest part that is whole and proven; nil when nothing is.
  mutating func provenPath(by authors: AuthorChecks) throws -> Path? {
    var proven: [[UInt8]: SignedHead] = [:]
    unknownAuthors.removeAll()
    wrongHead = nil
    for head in heads where head.sequence > end.sequence {
      let author = candidates[head.hash].map(\.commit.author)
      switch try authors.verify(head) {
      case .right where author == nil: continue
      case .right where author == head.author: proven[head.hash] = head
      case .unknownAuthor: unknownAuthors.insert(head.author)
      case .right, .wrong:
        // Junk that waited since an earlier delivery must not stop this one.
        guard deliveredHeads.contains(head) else { continue }
        if id.stream.kind == .directory {
          wrongHead = head
          continue
        }
        throw StoreError(.signature, "\(id.stream) \(head.position): the signature does not fit")
      }
    }
    for head in heads where proven[head.hash] == head {
      if let commits = trace(back: head), let path = path(commits, proven: proven) { return path }
    }
    return nil
  }

  /// The commits from the end up to a head, found backwards by hash; nil when one is missing.
  private func trace(back head: SignedHead) -> [(hash: [UInt8], bundle: CommitBundle)]? {
    var commits: [(hash: [UInt8], bundle: CommitBundle)] = []
    var hash = head.hash
    var sequence = head.sequence
    while sequence > end.sequence {
      guard let bundle = candidates[hash], bundle.commit.sequence == sequence else { return nil }
      commits.append((hash, bundle))
      hash = bundle.commit.previous
      sequence -= 1
    }
    return hash == end.hash ? commits.reversed() : nil
  }

  /// The commits as a path, when every author's run ends in a proven head.
  private func path(
    _ commits: [(hash: [UInt8], bundle: CommitBundle)], proven: [[UInt8]: SignedHead]
  ) -> Path? {
    var heads: [[UInt8]: SignedHead] = [:]
    for (index, (hash, bundle)) in commits.enumerated() {
      let next = index + 1 < commits.count ? commits[index + 1].bundle.commit.author : nil
      guard next != bundle.commit.author else {
        if id.stream.kind == .directory, let head = proven[hash] { heads[hash] = head }
        continue
      }
      guard let head = proven[hash] else { return nil }
      heads[hash] = head
    }
    return Path(commits: commits, heads: heads)
  }

  mutating func advance(past path: Path) throws {
    guard let last = path.commits.last else { return }
    for (hash, _) in path.commits { candidates[hash] = nil }
    end = (last.bundle.commit.sequence, last.hash, last.bundle.commit.author)
  }

  /// Second versions of commits that were stored in this run.
  var overtaken: [(hash: [UInt8], bundle: CommitBundle)] {
    candidates.filter { $0.value.commit.sequence <= end.sequence }
      .map { (hash: $0.key, bundle: $0.value) }
      .sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
  }
}
