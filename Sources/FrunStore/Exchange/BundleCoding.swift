import FrunDomain

/// A bundle as bytes for commits that wait: the canonical commit, then per assertion its state,
/// and salt and body when they are present.
enum BundleCoding {
  static func bytes(of bundle: CommitBundle) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(bundle.commit.canonicalBytes)
    for sealed in bundle.assertions {
      writer.bytes.append(UInt8(sealed.state.number))
      if let salt = sealed.salt, let body = sealed.body {
        writer.write(salt)
        writer.write(body)
      }
    }
    return writer.bytes
  }

  static func bundle(_ bytes: [UInt8]) throws -> CommitBundle {
    var reader = ByteReader(bytes)
    guard let canonical = reader.part(), let commit = try? Commit(canonicalBytes: canonical) else {
      throw damaged
    }
    var assertions: [SealedAssertion] = []
    for (index, digest) in commit.digests.enumerated() {
      guard let state = reader.byte().flatMap({ SealedAssertion.State(number: Int($0)) }) else {
        throw damaged
      }
      if state == .present {
        guard let salt = reader.part(), let body = reader.part() else { throw damaged }
        assertions.append(SealedAssertion(index: index, digest: digest, salt: salt, body: body))
      } else {
        assertions.append(SealedAssertion(index: index, digest: digest, missing: state))
      }
    }
    return CommitBundle(commit: commit, assertions: assertions)
  }

  /// Two deliveries of one commit as one: a body that either has.
  static func union(_ one: CommitBundle, _ other: CommitBundle) -> CommitBundle {
    guard one.assertions.count == other.assertions.count else { return one }
    return CommitBundle(
      commit: one.commit,
      assertions: zip(one.assertions, other.assertions).map {
        $0.state == .present ? $0 : $1
      })
  }

  private static let damaged = StoreError(.damaged, "a waiting commit that cannot be read")
}
