import FrunDomain

/// What is known of one chain during an import: its end here, and the heads that may prove more. The
/// commits themselves lie in the waiting room, so that a long chain costs 32 bytes a commit.
struct IncomingChain {
  let id: Ingestion.ChainID
  let sid: Int64
  let did: Int64
  /// The newest commit that is stored.
  private(set) var end: (sequence: Int, hash: [UInt8])
  /// Authors of delivered heads that nobody here can verify.
  private(set) var unknownAuthors: Set<RecordID> = []
  /// The first commit that its author had no right to make, and why.
  private(set) var refusal: (sequence: Int, author: RecordID, error: StoreError)?

  /// In a directory: a delivered head that no key known so far proves. A later part of the delivery
  /// may bring the key.
  private(set) var wrongHead: SignedHead?

  private let delivered: Set<SignedHead>
  private var heads: [SignedHead]

  /// A chain of which `delivered` heads came along; others waited since earlier.
  init(
    id: Ingestion.ChainID, delivered: Set<SignedHead>, store: CaseStore, room: WaitingRoom
  ) throws {
    self.id = id
    self.delivered = delivered
    sid = try store.names.number(id.stream)
    did = try store.names.number(id.device)
    let newest = try store.heads.newest(sid: sid, did: did)
    let end = (newest?.sequence ?? 0, newest?.hash ?? CommitLog.noHash)
    self.end = end
    let waiting = try room.heads(stream: id.stream, device: id.device, sid: sid, did: did)
    heads = Set(waiting).union(delivered).filter { $0.sequence > end.0 }.sorted {
      // The longest way first; of two equally long ones always the same.
      if $0.sequence != $1.sequence { return $0.sequence > $1.sequence }
      if $0.hash != $1.hash { return $0.hash.lexicographicallyPrecedes($1.hash) }
      return $0.signature.lexicographicallyPrecedes($1.signature)
    }
  }

  /// Commits that lead from the end to a proven head.
  struct Path {
    /// The number of the first.
    let start: Int
    /// Their hashes, 32 bytes each, the oldest first.
    fileprivate(set) var hashes: [UInt8]
    /// The proven heads on the way, by number; one stands at the end of every author's run and at
    /// the end of the path.
    fileprivate(set) var heads: [Int: SignedHead]

    /// How many commits.
    var count: Int { hashes.count / 32 }

    /// The hash of a commit on the path.
    func hash(_ sequence: Int) -> [UInt8] {
      let offset = (sequence - start) * 32
      return Array(hashes[offset..<offset + 32])
    }

    /// The part in front of a number, up to the last head there; nil when there is none.
    fileprivate func cut(before sequence: Int) -> Path? {
      guard let last = heads.keys.filter({ $0 < sequence }).max() else { return nil }
      var path = self
      path.hashes = Array(hashes.prefix((last - start + 1) * 32))
      path.heads = heads.filter { $0.key <= last }
      return path
    }
  }

  /// The longest part that is whole and proven; nil when nothing is. `check` judges every commit on
  /// it; the path ends before the first that is refused.
  mutating func provenPath(
    by authors: AuthorChecks, in room: WaitingRoom, check: (CommitBundle) throws -> Void
  ) throws -> Path? {
    let proven = try verifyHeads(by: authors, in: room)
    // A head by a key that was lost; only when no other proves the chain it is the reason to wait.
    let lost = refusal
    for head in heads where proven[head.hash] == head {
      guard let path = try trace(back: head, proven: proven, in: room, check: check) else {
        continue
      }
      guard let refusal else { return path }
      return path.cut(before: refusal.sequence)
    }
    refusal = lost
    return nil
  }

  /// The heads that are right, by hash.
  private mutating func verifyHeads(
    by authors: AuthorChecks, in room: WaitingRoom
  ) throws -> [[UInt8]: SignedHead] {
    var proven: [[UInt8]: SignedHead] = [:]
    unknownAuthors.removeAll()
    wrongHead = nil
    refusal = nil
    for head in heads where head.sequence > end.sequence {
      let author = try room.commit(head, sid: sid, did: did).map(\.commit.author)
      do {
        switch try authors.verify(head) {
        case .right where author == nil: continue
        case .right where author == head.author: proven[head.hash] = head
        case .unknownAuthor:
          if delivered.contains(head) { unknownAuthors.insert(head.author) }
        case .right, .wrong:
          // Junk that waited since an earlier delivery must not stop this one.
          guard delivered.contains(head) else { continue }
          if id.stream.kind == .directory {
            wrongHead = head
            continue
          }
          throw StoreError(
            .signature, "\(id.stream) \(head.position): the signature does not fit")
        }
      } catch let error as StoreError where error.isRefusalOfOne {
        refusal = (head.sequence, head.author, error)
      }
    }
    return proven
  }

  /// The commits from the end up to a head, found backwards by hash; nil when one is missing or an
  /// author's run does not end in a proven head.
  private mutating func trace(
    back head: SignedHead, proven: [[UInt8]: SignedHead], in room: WaitingRoom,
    check: (CommitBundle) throws -> Void
  ) throws -> Path? {
    refusal = nil
    var reversed: [[UInt8]] = []
    var heads: [Int: SignedHead] = [:]
    var hash = head.hash
    var sequence = head.sequence
    var next: RecordID?
    while sequence > end.sequence {
      guard
        let bundle = try room.commit(
          hash: hash, sequence: sequence, sid: sid, did: did)
      else { return nil }
      let author = bundle.commit.author
      heads[sequence] = proven[hash]
      guard next == author || proven[hash] != nil else { return nil }
      do {
        try check(bundle)
      } catch let error as StoreError where error.isRefusalOfOne {
        refusal = (sequence, author, error)
      }
      next = author
      reversed.append(hash)
      hash = bundle.commit.previous
      sequence -= 1
    }
    guard hash == end.hash else { return nil }
    return Path(
      start: end.sequence + 1, hashes: Array(reversed.reversed().joined()), heads: heads)
  }

  /// Notes that the chain is stored up to a commit.
  mutating func advance(to sequence: Int, hash: [UInt8]) { end = (sequence, hash) }

  /// Notes why the rest of the chain has to wait.
  mutating func refuse(_ commit: Commit, _ error: StoreError) {
    refusal = (commit.sequence, commit.author, error)
  }
}

extension StoreError {
  /// Whether the failure is about what one author was allowed to say. The chain then waits from there
  /// on, and everything else of a delivery is taken; any other failure refuses the delivery whole.
  var isRefusalOfOne: Bool { [.denied, .revokedAuthor, .context, .foreignErasure].contains(code) }
}
