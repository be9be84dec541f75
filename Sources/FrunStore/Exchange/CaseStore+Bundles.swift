package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// The signed heads that prove a stream's chains, by device and number.
  package func heads(of stream: StreamID) throws -> [SignedHead] {
    try database.read { try names.existing(stream).map { try heads.all(sid: $0) } ?? [] }
  }

  /// Everything the store has of a stream.
  package func vector(of stream: StreamID) throws -> VersionVector {
    try database.read {
      try names.existing(stream).map { try vector(sid: $0) } ?? VersionVector()
    }
  }

  /// The commits of a stream that somebody who has `after` does not have, by device and number.
  ///
  /// Assertions for which `withholding` answers true leave without body and salt; it is asked with
  /// nil about assertions of a newer version, which cannot be judged.
  package func bundles(
    stream: StreamID, after: VersionVector = VersionVector(),
    withholding: ((Assertion?) -> Bool)? = nil
  ) throws -> [CommitBundle] {
    try database.read {
      guard let sid = try names.existing(stream) else { return [] }
      var bundles: [CommitBundle] = []
      for device in try vector(sid: sid).sequences.keys.sorted() {
        let did = try names.number(device)
        let start = after[device]
        guard let first = try log.entry(sid: sid, did: did, sequence: start + 1) else { continue }
        var previous = try log.previousHash(sid: sid, did: did, sequence: first.sequence)
        for entry in try log.entries(sid: sid, did: did, after: start) {
          let bundle = try log.bundle(of: entry, previous: previous)
          previous = entry.hash
          bundles.append(withholding.map { Self.withhold(bundle, $0) } ?? bundle)
        }
      }
      return bundles
    }
  }

  private static func withhold(
    _ bundle: CommitBundle, _ isWithheld: (Assertion?) -> Bool
  ) -> CommitBundle {
    CommitBundle(
      commit: bundle.commit,
      assertions: bundle.assertions.map { sealed in
        guard sealed.state == .present, isWithheld((try? sealed.assertion()).flatMap(\.self)) else {
          return sealed
        }
        return sealed.without(body: .withheld)
      })
  }
}
