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

  /// Hands out the commits of a stream that somebody who has `after` does not have, up to those of
  /// `end`, by device and number. One commit is held at a time, and no lock is kept while `body`
  /// works: commits that are added meanwhile are beyond `end`.
  package func eachBundle(
    stream: StreamID, after: VersionVector, upTo end: VersionVector,
    _ body: (CommitBundle) throws -> Void
  ) throws {
    for device in end.sequences.keys.sorted() {
      var sequence = after[device]
      var previous: [UInt8]?
      while sequence < end[device] {
        sequence += 1
        let (bundle, hash) = try database.read { () throws -> (CommitBundle, [UInt8]) in
          guard let sid = try names.existing(stream), let did = try names.existing(device),
            let entry = try log.entry(sid: sid, did: did, sequence: sequence)
          else { throw StoreError(.damaged, "a chain with a hole") }
          let before =
            try previous ?? log.previousHash(sid: sid, did: did, sequence: sequence)
          return (try log.bundle(of: entry, previous: before), entry.hash)
        }
        previous = hash
        try body(bundle)
      }
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
      var bundles: [CommitBundle] = []
      try eachBundle(stream: stream, after: after, upTo: vector(of: stream)) { bundle in
        bundles.append(withholding.map { Self.withhold(bundle, $0) } ?? bundle)
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
