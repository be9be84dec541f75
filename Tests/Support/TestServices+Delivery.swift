package import FrunDomain
import FrunStore

extension TestServices {
  /// Takes in every case of another team, as an archive between teams that trust each other would
  /// bring it. What both changed without knowing of each other becomes a disagreement.
  ///
  /// - Parameter withholds: the assertions that arrive as digests only.
  package func receiveCases(
    from other: TestServices, withholding withholds: (Assertion) -> Bool = { _ in false }
  ) throws {
    try receive(.case, from: other, withholding: withholds)
  }

  /// Takes in every stream of a kind, as ``receiveCases(from:withholding:)`` does the cases.
  package func receive(
    _ kind: StreamKind, from other: TestServices,
    withholding withholds: (Assertion) -> Bool = { _ in false }
  ) throws {
    var keys: [RecordID: [UInt8]] = [:]
    for member in try other.store.members() {
      guard let key = member.signingKeys.last else { continue }
      keys[member.id] = key
    }
    for stream in try other.store.streams(kind) {
      _ = try store.ingest(
        other.store.bundles(stream: stream).map { bundle in
          CommitBundle(
            commit: bundle.commit,
            assertions: bundle.assertions.map { sealed in
              guard let assertion = try? sealed.assertion(), withholds(assertion) else {
                return sealed
              }
              return SealedAssertion(
                index: sealed.index, digest: sealed.digest, missing: .withheld)
            })
        }, heads: other.store.heads(of: stream), keys: keys)
    }
  }
}
