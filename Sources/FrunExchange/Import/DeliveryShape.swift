internal import FrunCrypto
internal import FrunDomain

/// Whether the changes in an archive are the ones its signed header announces: those of each device
/// in the order of their numbers, each naming the one before, none missing, none more, and a head at
/// the end of each chain. Digests and signatures are proven by the store.
struct DeliveryShape {
  private struct Chain: Hashable {
    let stream: StreamID
    let device: DeviceID
  }

  private let header: ArchiveHeader
  private let streams: Set<StreamID>
  /// The newest change that came, of each chain, with its hash.
  private var last: [Chain: (commit: Commit, hash: [UInt8])] = [:]
  private var heads: Set<SignedHead> = []
  private var count = 0
  private var isForeign: Bool

  init(header: ArchiveHeader) {
    self.header = header
    streams = Set(header.streams + [header.directory].compactMap(\.self))
    isForeign = !streams.isSuperset(of: header.contained.keys)
  }

  /// Notes the heads that came along; a foreign one is refused with the first change.
  mutating func note(_ heads: [SignedHead]) {
    if !heads.allSatisfy({ streams.contains($0.stream) }) { isForeign = true }
    self.heads.formUnion(heads)
  }

  mutating func check(_ commit: Commit) throws(ExchangeError) {
    count += 1
    guard count <= header.operationCount else { throw ExchangeError(.contentCounts) }
    guard !isForeign, streams.contains(commit.stream) else {
      throw ExchangeError(.contentForeignCase)
    }
    let chain = Chain(stream: commit.stream, device: commit.device)
    let before = last[chain]
    if let before, before.commit.sequence == commit.sequence {
      throw ExchangeError(before.commit == commit ? .contentOperationMalformed : .contentFork)
    }
    let base = header.base[commit.stream]?[commit.device] ?? 0
    guard commit.sequence == (before?.commit.sequence ?? base) + 1,
      before.map({ commit.previous == $0.hash }) ?? true,
      header.contained[commit.stream]?.contains(commit.position) == true
    else { throw ExchangeError(.contentChainBroken) }
    last[chain] = (commit, SHA256.hash(commit.hashedBytes))
  }

  /// Proves that nothing is missing.
  func finish() throws(ExchangeError) {
    guard count == header.operationCount else { throw ExchangeError(.contentCounts) }
    guard !isForeign else { throw ExchangeError(.contentForeignCase) }
    for stream in streams {
      let base = header.base[stream] ?? VersionVector()
      for (device, sequence) in (header.contained[stream] ?? VersionVector()).sequences {
        let end = last[Chain(stream: stream, device: device)]?.commit.sequence ?? base[device]
        guard end == sequence else { throw ExchangeError(.contentChainBroken) }
      }
    }
    let proven = Set(heads.map { [$0.stream.text, $0.device.text, Hexadecimal.text($0.hash)] })
    for (chain, end) in last {
      guard
        proven.contains([chain.stream.text, chain.device.text, Hexadecimal.text(end.hash)])
      else { throw ExchangeError(.contentChainBroken, detail: "a chain without its head") }
    }
  }
}
