/// A commit with what is known of its assertions: the unit of storing and of
/// exchanging.
public struct CommitBundle: Hashable, Sendable, Codable {
  /// The signed part.
  public let commit: Commit
  /// One entry per digest of the commit, in order.
  public let assertions: [SealedAssertion]

  /// A bundle.
  public init(commit: Commit, assertions: [SealedAssertion]) {
    self.commit = commit
    self.assertions = assertions
  }

  /// Whether every digest of the commit has exactly its entry.
  public var isComplete: Bool {
    assertions.count == commit.digests.count
      && assertions.enumerated().allSatisfy { offset, sealed in
        sealed.index == offset && sealed.digest == commit.digests[offset]
      }
  }
}
