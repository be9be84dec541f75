internal import FrunDomain

/// Whether the changes in an archive are the ones its signed header announces. Digests, chains and
/// authors are proven afterwards by the store.
enum DeliveryShape {
  static func check(
    _ bundles: [CommitBundle], heads: [SignedHead], header: ArchiveHeader
  ) throws(ExchangeError) {
    guard bundles.count == header.operationCount else { throw ExchangeError(.contentCounts) }
    let streams = Set(header.streams + [header.directory].compactMap(\.self))
    guard bundles.allSatisfy({ streams.contains($0.commit.stream) }),
      heads.allSatisfy({ streams.contains($0.stream) }),
      streams.isSuperset(of: header.contained.keys)
    else { throw ExchangeError(.contentForeignCase) }

    var positions: [StreamID: [ChainPosition: Commit]] = [:]
    for bundle in bundles {
      let commit = bundle.commit
      if let other = positions[commit.stream]?[commit.position] {
        throw ExchangeError(other == commit ? .contentOperationMalformed : .contentFork)
      }
      positions[commit.stream, default: [:]][commit.position] = commit
    }
    for stream in streams {
      let base = header.base[stream] ?? VersionVector()
      let contained = header.contained[stream] ?? VersionVector()
      var expected = 0
      for (device, last) in contained.sequences {
        let first = base[device] + 1
        guard last >= base[device], last - first < bundles.count else {
          throw ExchangeError(.contentChainBroken)
        }
        for sequence in stride(from: first, through: last, by: 1) {
          let position = ChainPosition(device: device, sequence: sequence)
          guard positions[stream]?[position] != nil else {
            throw ExchangeError(.contentChainBroken)
          }
          expected += 1
        }
      }
      guard positions[stream]?.count ?? 0 == expected else {
        throw ExchangeError(.contentChainBroken)
      }
    }
  }
}
