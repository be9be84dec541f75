import FrunCrypto
import FrunDomain
import FrunSQLite

/// Whether authors are who they say and may do what they did.
final class AuthorChecks {
  private let store: CaseStore
  private let options: IngestOptions

  init(store: CaseStore, options: IngestOptions) {
    self.store = store
    self.options = options
  }

  /// What a signature is worth.
  enum Verdict {
    case right
    case wrong
    case unknownAuthor
  }

  /// What the directory says of an author, looked up once.
  private struct Author {
    let keys: [[UInt8]]
    let lostKeys: [[UInt8]]
    let member: TeamMember?
    let roles: Set<Role>
    /// Whether this team's own directory describes them.
    let isOurs: Bool
    let isTrusted: Bool
    /// Whether they belong to a partner team that was withdrawn.
    let isWithdrawn: Bool
  }

  private var known: [RecordID: Author] = [:]

  /// Forgets what was looked up, after the directory changed.
  func forget() { known.removeAll() }

  private func author(_ id: RecordID) throws -> Author {
    if let author = known[id] { return author }
    let directory = TeamDirectory(store: store)
    let author = Author(
      keys: try directory.keys(of: id), lostKeys: try directory.lostKeys(of: id),
      member: try directory.member(id),
      roles: try directory.rolesEverHeld(by: id), isOurs: try directory.belongsHere(id),
      isTrusted: try directory.isTrusted(id), isWithdrawn: try directory.isWithdrawn(id))
    known[id] = author
    return author
  }

  /// Verifies the signature of a head with any key its author ever had.
  ///
  /// A key that was lost or stolen proves nothing that is first seen now: throws
  /// `store.revokedAuthor`, unless a person looked at it.
  func verify(_ head: SignedHead) throws -> Verdict {
    let author = try author(head.author)
    let keys = author.keys
    if keys.isEmpty { return .unknownAuthor }
    let message = head.signedBytes
    let right = keys.filter {
      Ed25519.verify(signature: head.signature, message: message, publicKey: $0)
    }
    let isLost = !right.isEmpty && right.allSatisfy(author.lostKeys.contains)
    if isLost, head.stream.kind != .directory { try refuseLostKey(head.author, head.position) }
    return right.isEmpty ? .wrong : .right
  }

  private func refuseLostKey(_ author: RecordID, _ position: ChainPosition) throws {
    guard !options.acceptsRevoked else { return }
    throw StoreError(
      .revokedAuthor, "\(position): signed with a key that was lost", causes: [author.text])
  }

  /// In a directory a commit by a lost key counts for nothing, unless it says that its author knew
  /// of the loss: then somebody else has the key and says so.
  func checkLostKey(_ commits: [CommitBundle], heads: [SignedHead], sid: Int64) throws {
    var covering: SignedHead?
    for bundle in commits.reversed() {
      let commit = bundle.commit
      covering = heads.first { $0.position == commit.position } ?? covering
      guard let head = covering, head.author == commit.author else { continue }
      let author = try author(commit.author)
      let right = author.keys.filter {
        Ed25519.verify(signature: head.signature, message: head.signedBytes, publicKey: $0)
      }
      guard !author.lostKeys.isEmpty, right.allSatisfy(author.lostKeys.contains),
        try store.validity(ofDirectory: sid).knowsLoss(commit)
      else { continue }
      try refuseLostKey(commit.author, commit.position)
    }
  }

  /// Checks that the author may have written what a commit says: a role they ever held covers it.
  ///
  /// Authors without a place in the team's own directory (partner teams) may write to cases and
  /// training, and erase what is not by a member of this team. A directory is written by those to
  /// whom it gives a role itself: neither a confirmed key nor a role elsewhere opens ours.
  func check(_ commit: Commit, saying assertions: [Assertion]) throws {
    let author = try author(commit.author)
    guard !author.isWithdrawn || options.acceptsRevoked else {
      throw StoreError(
        .revokedAuthor,
        "\(commit.stream) \(commit.position): the author's team was withdrawn",
        causes: [commit.author.text])
    }
    // In a directory, what a revoked member says counts for nothing wherever the revocation is
    // known; taking it in keeps the chains whole, so that laptops that heard of things in different
    // orders can still exchange archives.
    let isHarmless = commit.stream.kind == .directory && author.member?.isRevoked == true
    if let member = author.member, !member.isActive, !options.acceptsRevoked, !isHarmless {
      throw StoreError(
        .revokedAuthor,
        "\(commit.stream) \(commit.position): the author was suspended or revoked",
        causes: [commit.author.text])
    }
    guard commit.stream.kind != .directory else {
      let isFirstAdministrator = try FirstAdministrator(store: store).isAdded(
        by: assertions, in: commit.stream, author: commit.author, seen: commit.context)
      if isFirstAdministrator { return }
      try DirectoryRules.checkKeys(assertions)
      let held = try rolesInDirectory(of: commit, author)
      // Whoever opens a directory writes themselves into it.
      if try !TeamDirectory(store: store).isUnopened(commit.stream) {
        try DirectoryRules.checkOwnRole(assertions, by: commit.author, held: held)
      }
      if !held.isEmpty, DirectoryRules.isRotation(assertions, by: commit.author) { return }
      return try require(rolesInDirectory(of: commit, author), for: assertions, in: commit)
    }
    if author.member != nil { try require(author.roles, for: assertions, in: commit) }
    guard !author.isOurs else { return }
    let judged = try assertions.filter { try !isOutsidersErasure($0, commit) }
    if judged.contains(where: { if case .erase = $0.change { true } else { false } }) {
      throw StoreError(
        .foreignErasure,
        "\(commit.stream) \(commit.position): it erases what members of this team wrote")
    }
    try require([.caseworker, .trainer], for: judged, in: commit)
  }

  private func rolesInDirectory(of commit: Commit, _ author: Author) throws -> Set<Role> {
    let directory = TeamDirectory(store: store)
    // The first commit of a directory writes its own author into it.
    if author.isTrusted, try directory.isUnopened(commit.stream) { return [.dataProtectionOfficer] }
    return try directory.rolesEverHeld(by: commit.author, in: commit.stream)
  }

  private func require(
    _ roles: Set<Role>, for assertions: [Assertion], in commit: Commit
  ) throws {
    let needs = PermissionNeeds(stream: commit.stream.kind, assertions: assertions)
    if let refusal = needs.refusal(for: roles) {
      throw StoreError(.denied, "\(commit.stream) \(commit.position): \(refusal.message)")
    }
  }

  /// Whether an assertion erases something that no member of this team said, or that is erased
  /// already, or whatever a data protection officer agreed to.
  private func isOutsidersErasure(_ assertion: Assertion, _ commit: Commit) throws -> Bool {
    guard case .erase(let digest) = assertion.change, commit.stream.kind != .directory else {
      return false
    }
    if options.acceptsErasures { return true }
    guard let sid = try store.names.existing(commit.stream) else { return true }
    let authors = try store.database.query(
      "SELECT h.author FROM history h CROSS JOIN assertion a ON a.cid = h.cid "
        + "WHERE h.sid = ? AND a.digest = ? AND a.state <> ?", sid, digest,
      SealedAssertion.State.erased.number
    ) { RecordID(bytes: $0.bytes(0)) }
    return try authors.allSatisfy { try $0.map { try !self.author($0).isOurs } ?? false }
  }
}
