/// What a disk may hold after its power was cut: everything that was synchronised, and any part
/// of what was not, in sectors of 512 bytes.
package struct PowerCut {
  /// How a cut treats what was not synchronised.
  package enum Style: CaseIterable, Sendable {
    case lostAll
    case keptAll
    /// Each operation survives or not.
    case someOperations
    /// Each sector survives or not, and new sectors that did not may hold anything.
    case someSectors
  }

  private struct Pending {
    enum Change {
      case write(offset: Int, bytes: Memory)
      case truncate(Int)
    }
    let change: Change
  }

  private struct FileState {
    var durable: Memory
    var pending: [Pending] = []
  }

  private var files: [Int: FileState] = [:]
  /// The directory that a cut cannot touch, and the changes to it that it can.
  private var durableNames: [String: Int]
  private var pendingNames: [DiskOperation] = []
  /// The highest transaction that the program was told of.
  package private(set) var acknowledged = 0
  private let honoursSync: Bool

  /// Starts from the state of `disk`, which is on it for good. `honoursSync` false simulates a
  /// disk that reports a synchronisation without doing it.
  package init(_ disk: SimulatedDisk, honoursSync: Bool = true) {
    durableNames = disk.nodeIDs
    self.honoursSync = honoursSync
    for (name, id) in durableNames {
      if let memory = disk[name] { files[id] = FileState(durable: memory.copy()) }
    }
  }

  /// Lets the next operation happen.
  package mutating func apply(_ operation: DiskOperation) {
    switch operation {
    case .create(_, let node):
      files[node] = FileState(durable: Memory())
      pendingNames.append(operation)
    case .delete, .rename: pendingNames.append(operation)
    case .write(let node, let offset, let bytes):
      files[node]?.pending.append(Pending(change: .write(offset: offset, bytes: bytes)))
    case .truncate(let node, let size):
      files[node]?.pending.append(Pending(change: .truncate(size)))
    case .sync(let node):
      guard honoursSync, let state = files[node] else { return }
      for pending in state.pending { Self.settle(pending, in: state.durable) }
      files[node]?.pending = []
    case .syncDirectory:
      guard honoursSync else { return }
      for change in pendingNames { Self.apply(change, to: &durableNames) }
      pendingNames = []
    case .acknowledged(let number): acknowledged = max(acknowledged, number)
    }
  }

  /// Number of changes that a cut now could lose.
  package var unsettled: Int {
    pendingNames.count + files.values.reduce(0) { $0 + $1.pending.count }
  }

  /// A disk as it may be found after a cut at this moment.
  package func state(_ style: Style, random: inout SeededRandom) -> SimulatedDisk {
    var names = durableNames
    for change in pendingNames where survives(style, &random) { Self.apply(change, to: &names) }
    var result: [String: Memory] = [:]
    for (name, id) in names.sorted(by: { $0.key < $1.key }) {
      guard let state = files[id] else { continue }
      result[name] = Self.cut(state, style, &random)
    }
    return SimulatedDisk(files: result)
  }

  private func survives(_ style: Style, _ random: inout SeededRandom) -> Bool {
    switch style {
    case .lostAll: false
    case .keptAll: true
    case .someOperations, .someSectors: random.oneIn(2)
    }
  }

  private static func cut(
    _ state: FileState, _ style: Style, _ random: inout SeededRandom
  ) -> Memory {
    let memory = state.durable.copy()
    for pending in state.pending {
      switch style {
      case .lostAll: continue
      case .keptAll: settle(pending, in: memory)
      case .someOperations: if random.oneIn(2) { settle(pending, in: memory) }
      case .someSectors:
        guard case .write(let offset, let bytes) = pending.change else {
          if random.oneIn(2) { settle(pending, in: memory) }
          continue
        }
        tear(bytes, at: offset, in: memory, &random)
      }
    }
    return memory
  }

  private static func tear(
    _ bytes: Memory, at offset: Int, in memory: Memory, _ random: inout SeededRandom
  ) {
    var done = 0
    while done < bytes.count {
      let position = offset + done
      let count = min(512 - position % 512, bytes.count - done)
      let sector = UnsafeRawBufferPointer(rebasing: bytes.bytes[done..<done + count])
      let isNew = position >= memory.count
      switch random.below(isNew ? 3 : 2) {
      case 0: memory.write(sector, at: position)
      case 1: break
      default:
        let garbage = random.bytes(count)
        garbage.withUnsafeBytes { memory.write($0, at: position) }
      }
      done += count
    }
  }

  private static func settle(_ pending: Pending, in memory: Memory) {
    switch pending.change {
    case .write(let offset, let bytes): memory.write(bytes.bytes, at: offset)
    case .truncate(let size): memory.resize(to: size)
    }
  }

  private static func apply(_ change: DiskOperation, to names: inout [String: Int]) {
    switch change {
    case .create(let name, let node): names[name] = node
    case .delete(let name): names[name] = nil
    case .rename(let from, let to): names[to] = names.removeValue(forKey: from)
    default: break
    }
  }
}
