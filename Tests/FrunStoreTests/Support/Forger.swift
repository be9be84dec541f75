import FrunCrypto
import FrunDomain
import FrunStore

/// Writes commits by hand, right and wrong ones, as a modified program would.
struct Forger {
  let identity: LocalIdentity
  let stream: StreamID
  var previous = [UInt8](repeating: 0, count: 32)
  var sequence = 0
  var known = VersionVector()

  init(_ identity: LocalIdentity, stream: StreamID) {
    self.identity = identity
    self.stream = stream
  }

  /// The next commit of the chain with these bodies.
  mutating func commit(
    _ bodies: [[UInt8]], context: VersionVector? = nil, sequence: Int? = nil
  ) -> (bundle: CommitBundle, head: SignedHead) {
    let number = sequence ?? self.sequence + 1
    let sealed = bodies.enumerated().map { index, body in
      let salt = [UInt8](repeating: UInt8(index + 1), count: 16)
      return SealedAssertion(
        index: index, digest: SHA256.hash(salt + body), salt: salt, body: body)
    }
    let commit = Commit(
      stream: stream, device: identity.device, sequence: number, previous: previous,
      context: context ?? known, at: Moment(utcMilliseconds: 1_790_000_000_000),
      author: identity.member, command: "forged", digests: sealed.map(\.digest))
    previous = SHA256.hash(commit.hashedBytes)
    self.sequence = number
    known.insert(commit.position)
    return (CommitBundle(commit: commit, assertions: sealed), head(of: commit))
  }

  mutating func commit(
    _ assertions: [Assertion], context: VersionVector? = nil
  ) -> (bundle: CommitBundle, head: SignedHead) {
    commit(assertions.map(\.canonicalBytes), context: context)
  }

  func head(of commit: Commit, author: RecordID? = nil) -> SignedHead {
    let hash = SHA256.hash(commit.hashedBytes)
    let author = author ?? identity.member
    let message = SignedHead.signedBytes(
      stream: commit.stream, device: commit.device, sequence: commit.sequence, hash: hash,
      author: author)
    let key = try? Ed25519SigningKey(seed: identity.signingSeed)
    return SignedHead(
      stream: commit.stream, device: commit.device, sequence: commit.sequence, hash: hash,
      author: author, signature: (try? key?.sign(message)) ?? [])
  }
}
