import FrunCrypto
package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Commits a change: checks it, seals its assertions, chains and signs the commit, and brings
  /// the current state up to date, all in one transaction.
  ///
  /// Throws `store.denied` for what the member's role does not include, `store.invalid` for what
  /// the schema forbids, `store.disagreement` for a field in disagreement that the change does not
  /// settle, `store.gate` for missing conditions.
  @discardableResult
  package func commit(_ change: ChangeSet) throws -> CommitReceipt {
    // An undo goes back past life cycles, so only an undo may call itself one.
    guard change.command != ChangeSet.undoCommand else {
      throw StoreError(.invalid, "this command is reserved for undoing a commit")
    }
    return try commitChecked(change)
  }

  /// Commits a change that may be an undo.
  func commitChecked(_ change: ChangeSet) throws -> CommitReceipt {
    try database.write {
      let identity = try requiredIdentity()
      let existing = try CommitChecks(store: self).check(change, by: identity.member)
      let change = try GateCheck(store: self).checked(change)
      return try append(change, existing: existing, identity: identity)
    }
  }

  /// Writes a checked change.
  func append(
    _ change: ChangeSet, existing: Set<RecordID>, identity: LocalIdentity
  ) throws -> CommitReceipt {
    let sid = try names.number(change.stream)
    let did = try names.number(identity.device)
    let known = try vector(sid: sid)
    let sequence = known[identity.device] + 1
    let assertions = try change.assertions + note(on: change)
    let sealed = try seal(assertions)
    let commit = Commit(
      stream: change.stream, device: identity.device, sequence: sequence,
      previous: try log.previousHash(sid: sid, did: did, sequence: sequence),
      context: context(change.basedOn, known: known, device: identity.device), at: clock(),
      author: identity.member, command: change.command, digests: sealed.map(\.digest))
    let hash = CommitLog.hash(of: commit)
    var (_, fields) = try log.append(
      CommitBundle(commit: commit, assertions: sealed), readable: assertions, hash: hash)
    try storeHead(try sign(commit, hash: hash), sid: sid, did: did)
    if change.stream.kind == .directory {
      fields.merge(try touched(by: assertions, inDirectory: sid))
    }
    try journal.append(.commit, subject: hash, at: commit.at)
    try projection.update(fields)
    try contents.release(fields.freed)
    var seen: Set<RecordID> = []
    let records = change.assertions.map(\.record).filter { seen.insert($0).inserted }
    return CommitReceipt(
      position: commit.position, stream: change.stream, hash: hash,
      assertionCount: assertions.count, created: records.filter { !existing.contains($0) },
      changed: records.filter(existing.contains))
  }

  /// The reason as an assertion of its own, so that it can be withheld and erased like the rest.
  private func note(on change: ChangeSet) throws -> [Assertion] {
    guard let reason = change.reason, !reason.isEmpty else { return [] }
    let note = Assertion(
      record: try RecordID(random: random), kind: Schema.commitNote, field: "reason",
      change: .set(.text(reason)))
    do { try schema.validate(note) } catch { throw StoreError(error) }
    return [note]
  }

  private func seal(_ assertions: [Assertion]) throws -> [SealedAssertion] {
    let salts = random(SealedAssertion.saltCount * assertions.count)
    guard salts.count == SealedAssertion.saltCount * assertions.count else {
      throw StoreError(.damaged, "the random source gave too few bytes")
    }
    return assertions.enumerated().map { index, assertion in
      let start = index * SealedAssertion.saltCount
      let salt = Array(salts[start..<start + SealedAssertion.saltCount])
      let body = assertion.canonicalBytes
      return SealedAssertion(
        index: index, digest: CommitLog.digest(salt: salt, body: body), salt: salt, body: body)
    }
  }

  /// What the author had seen: everything here, or what the change is based on as far as it is
  /// here; in any case the author's own commits.
  private func context(
    _ basedOn: VersionVector?, known: VersionVector, device: DeviceID
  ) -> VersionVector {
    guard let basedOn else { return known }
    var context = basedOn.sequences.map { ($0.key, min($0.value, known[$0.key])) }
    context.append((device, known[device]))
    return VersionVector(Dictionary(context, uniquingKeysWith: max))
  }

  private func sign(_ commit: Commit, hash: [UInt8]) throws -> SignedHead {
    let bytes = SignedHead.signedBytes(
      stream: commit.stream, device: commit.device, sequence: commit.sequence, hash: hash,
      author: commit.author)
    return SignedHead(
      stream: commit.stream, device: commit.device, sequence: commit.sequence, hash: hash,
      author: commit.author, signature: try signingKey().sign(bytes))
  }

  /// Stores the head of a chain's newest commit.
  ///
  /// A head in front of an order to erase stays: another team may refuse the order, and must be able to
  /// take what was said before. In a directory, a head that an earlier key of the same author signed stays: it proves the
  /// commit that brings the new key to whoever knows only the old one.
  func storeHead(_ head: SignedHead, sid: Int64, did: Int64) throws {
    var keepsBefore = false
    if head.stream.kind == .directory, let before = try heads.newest(sid: sid, did: did),
      before.author == head.author, before.sequence < head.sequence
    {
      func isRight(_ head: SignedHead, _ key: [UInt8]) -> Bool {
        Ed25519.verify(
          signature: head.signature, message: head.signedBytes, publicKey: key)
      }
      let keys = try TeamDirectory(store: self).keys(of: head.author)
      keepsBefore = !keys.contains { isRight(head, $0) && isRight(before, $0) }
    }
    if head.stream.kind != .directory, try log.hasErased(sid: sid),
      let before = try heads.newest(sid: sid, did: did), before.sequence < head.sequence
    {
      keepsBefore = try log.ordersErasure(sid: sid, did: did, sequence: before.sequence + 1)
    }
    try heads.store(head, sid: sid, did: did, keepsBefore: keepsBefore)
  }

  /// Everything the store has of a stream, read from the heads, which stand at the chains' ends.
  func vector(sid: Int64) throws -> VersionVector {
    var vector = VersionVector()
    let ends = try database.query(
      "SELECT did, max(sequence) FROM head WHERE sid = ? GROUP BY did", sid
    ) { ($0.int64(0), $0.int(1)) }
    for (did, sequence) in ends {
      vector.insert(ChainPosition(device: try names.device(did), sequence: sequence))
    }
    return vector
  }
}
