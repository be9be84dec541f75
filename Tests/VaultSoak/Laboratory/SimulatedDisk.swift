import CSQLite
package import FrunSQLite

/// A disk in memory under SQLite: it records what is done to it, fails when told to, and can be
/// cut off from its power.
///
/// It keeps the locking rules between connections of one process. Not thread-safe.
package final class SimulatedDisk {
  final class Node {
    let id: Int
    let memory: Memory
    let locks = SimulatedLocks()

    init(id: Int, memory: Memory) {
      self.id = id
      self.memory = memory
    }
  }

  private(set) var names: [String: Node] = [:]
  private var nextID = 0
  private var vfs: SimulatedVFS?
  /// What happened, while `isRecording`.
  package private(set) var log: [DiskOperation] = []
  /// Whether operations are logged.
  package var isRecording = false
  /// Asked before every call; an answer makes it fail.
  package var fault: ((DiskCall) -> DiskFault?)?
  /// Sees every write, with the name of the file or nil for a nameless one.
  package var onWrite: ((String?, UnsafeRawBufferPointer) -> Void)?
  /// The system's error number of the latest failure.
  var lastError: Int32 = 0

  /// Makes an empty disk.
  package init() {
    vfs = SimulatedVFS(disk: self)
  }

  /// Makes a disk that holds these files.
  package convenience init(files: [String: Memory]) {
    self.init()
    for (name, memory) in files { names[name] = makeNode(memory) }
  }

  /// Name under which SQLite finds it.
  package var vfsName: String { vfs?.name ?? "" }

  /// Copies of all files by name.
  package var files: [String: Memory] { names.mapValues { $0.memory.copy() } }

  /// The bytes of a file; changes reach the disk.
  package subscript(name: String) -> Memory? { names[name]?.memory }

  /// Replaces or removes a file, unrecorded.
  package func put(_ memory: Memory?, as name: String) {
    names[name] = memory.map { makeNode($0.copy()) }
  }

  /// The file as it is now becomes what a power cut cannot touch.
  package func forgetLog() { log = [] }

  /// Notes that the program was told of a commit.
  package func acknowledge(_ number: Int) { record(.acknowledged(number)) }

  /// The disk as a volume for vaults.
  package var volume: VaultVolume {
    VaultVolume(
      vfsName: vfsName,
      exists: { self.names[$0] != nil },
      createExclusively: { name in
        if self.names[name] != nil { return SQLITE_CANTOPEN }
        if let code = self.failure(.open) { return code }
        _ = self.create(name)
        return SQLITE_OK
      },
      syncDirectory: { _ in
        if let code = self.failure(.sync) { return code }
        self.record(.syncDirectory)
        return SQLITE_OK
      },
      rename: { from, to in
        guard let node = self.names.removeValue(forKey: from) else { return SQLITE_CANTOPEN }
        self.names[to] = node
        self.record(.rename(from: from, to: to))
        return SQLITE_OK
      },
      remove: { self.delete($0) })
  }

  // MARK: Called by the VFS

  func failure(_ call: DiskCall) -> Int32? {
    guard case .code(let code) = fault?(call) else { return nil }
    return code
  }

  func record(_ operation: DiskOperation) {
    if isRecording { log.append(operation) }
  }

  func makeNode(_ memory: Memory = Memory()) -> Node {
    nextID += 1
    return Node(id: nextID, memory: memory)
  }

  func create(_ name: String) -> Node {
    let node = makeNode()
    names[name] = node
    record(.create(name: name, node: node.id))
    return node
  }

  func delete(_ name: String) -> Int32 {
    guard names.removeValue(forKey: name) != nil else {
      return SQLITE_IOERR | 23 << 8  // SQLITE_IOERR_DELETE_NOENT
    }
    record(.delete(name: name))
    return SQLITE_OK
  }

  /// Node ids of the names, as they were when recording began.
  var nodeIDs: [String: Int] { names.mapValues(\.id) }
}
