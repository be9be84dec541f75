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
    let member: TeamMember?
    let roles: Set<Role>
    let isTrusted: Bool
  }

  private var known: [RecordID: Author] = [:]

  /// Forgets what was looked up, after the directory changed.
  func forget() { known.removeAll() }

  private func author(_ id: RecordID) throws -> Author {
    if let author = known[id] { return author }
    let directory = TeamDirectory(store: store)
    let author = Author(
      keys: try directory.keys(of: id), member: try directory.member(id),
      roles: try directory.rolesEverHeld(by: id), isTrusted: try directory.isTrusted(id))
    known[id] = author
    return author
  }

  /// Verifies the signature of a head with any key its author ever had.
  ///
  /// Throws `store.unknownAuthor` when no key is known, unless the options keep such commits aside
  /// or the directory may bring the key later in the same delivery.
  func verify(_ head: SignedHead) throws -> Verdict {
    let keys = try author(head.author).keys
    if keys.isEmpty {
      if options.holdsUnknownAuthors || head.stream.kind == .directory { return .unknownAuthor }
      throw StoreError(
        .unknownAuthor, "\(head.stream) \(head.position): nobody here knows the author's key",
        causes: [head.author.text])
    }
    let message = head.signedBytes
    let isRight = keys.contains {
      Ed25519.verify(signature: head.signature, message: message, publicKey: $0)
    }
    return isRight ? .right : .wrong
  }

  /// Checks that the author may have written what a commit says: a role they ever held covers it.
  ///
  /// Authors without a place in the directory (partner teams) may write to cases and training, and
  /// erase what is not by a member of this team.
  func check(_ commit: Commit, saying assertions: [Assertion]) throws {
    let author = try author(commit.author)
    if let member = author.member, !member.isActive, !options.acceptsRevoked {
      throw StoreError(
        .revokedAuthor,
        "\(commit.stream) \(commit.position): the author was suspended or revoked",
        causes: [commit.author.text])
    }
    var roles = author.roles
    var judged = assertions
    if author.member == nil {
      // The first commit of a directory writes its own author into it.
      let isFounder = commit.stream.kind == .directory && author.isTrusted
      roles = isFounder ? [.dataProtectionOfficer] : [.caseworker, .trainer]
      if !isFounder { judged = try assertions.filter { try !isOutsidersErasure($0, commit) } }
    }
    let needs = PermissionNeeds(stream: commit.stream.kind, assertions: judged)
    if let refusal = needs.refusal(for: roles) {
      throw StoreError(.denied, "\(commit.stream) \(commit.position): \(refusal.message)")
    }
  }

  /// Whether an assertion erases something that no member of this team said.
  private func isOutsidersErasure(_ assertion: Assertion, _ commit: Commit) throws -> Bool {
    guard case .erase(let digest) = assertion.change, commit.stream.kind != .directory else {
      return false
    }
    guard let sid = try store.names.existing(commit.stream) else { return true }
    let authors = try store.database.query(
      "SELECT h.author FROM history h CROSS JOIN assertion a ON a.cid = h.cid "
        + "WHERE h.sid = ? AND a.digest = ?", sid, digest
    ) { RecordID(bytes: $0.bytes(0)) }
    return try authors.allSatisfy { try $0.map { try self.author($0).member == nil } ?? false }
  }
}
