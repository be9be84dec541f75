import FrunDomain

/// What is checked of a delivered commit by itself, before it is compared with anything here.
enum DeliveryChecks {
  /// Most devices in a context: more than any team has, few enough to stay cheap.
  static let mostDevices = 1_024

  /// Returns the hash of a commit whose form, digests and own context are right.
  ///
  /// Throws `store.chain`, `store.digest`, `store.context` or `store.limit`, naming the place.
  static func hash(of bundle: CommitBundle) throws -> [UInt8] {
    let commit = bundle.commit
    let place = "\(commit.stream) \(commit.position)"
    // A value built from parts may hold what no reader of its text form would have let in.
    guard commit.sequence >= 1, commit.previous.count == 32,
      commit.command.utf8.count <= Commit.longestCommand,
      commit.digests.count <= Commit.mostAssertions, commit.digests.allSatisfy({ $0.count == 32 })
    else { throw StoreError(.chain, "\(place): a malformed commit") }
    guard bundle.isComplete else {
      throw StoreError(.digest, "\(place): assertions and digests do not correspond")
    }
    for sealed in bundle.assertions where sealed.state == .present {
      guard let salt = sealed.salt, let body = sealed.body,
        salt.count == SealedAssertion.saltCount
      else { throw StoreError(.digest, "\(place): an assertion without its salt") }
      guard body.count <= Assertion.longest else {
        throw StoreError(.limit, "\(place): an assertion is too long")
      }
      guard CommitLog.digest(salt: salt, body: body) == sealed.digest else {
        throw StoreError(.digest, "\(place): assertion \(sealed.index) does not fit its digest")
      }
    }
    guard commit.context.sequences.count <= mostDevices else {
      throw StoreError(.limit, "\(place): a context of too many devices")
    }
    guard commit.context[commit.device] == commit.sequence - 1 else {
      throw StoreError(.context, "\(place): the context does not hold the author's own commits")
    }
    if commit.sequence == 1, commit.previous != CommitLog.noHash {
      throw StoreError(.chain, "\(place): a first commit that follows another")
    }
    return CommitLog.hash(of: commit)
  }
}
