import CSQLite

/// An open file of a simulated disk.
final class SimulatedHandle {
  private let disk: SimulatedDisk
  private let node: SimulatedDisk.Node
  private let name: String?
  /// The first sync of a new journal also synchronises its directory, as on unix.
  private var owesDirectorySync: Bool

  init(disk: SimulatedDisk, node: SimulatedDisk.Node, name: String?, owesDirectorySync: Bool) {
    self.disk = disk
    self.node = node
    self.name = name
    self.owesDirectorySync = owesDirectorySync
  }

  func close() { unlock(SQLITE_LOCK_NONE) }

  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    var limit = buffer.count
    switch disk.fault?(.read) {
    case .code(let code), .half(let code): return code
    case .shortRead: limit = buffer.count / 2
    case nil: break
    }
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<limit])
    let count = node.memory.read(into: part, at: Int(offset))
    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
    rest.initializeMemory(as: UInt8.self, repeating: 0)
    return count == buffer.count ? SQLITE_OK : SQLITE_IOERR | 2 << 8
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    switch disk.fault?(.write) {
    case .code(let code): return code
    case .half(let code):
      put(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]), at: Int(offset))
      return code
    default: break
    }
    put(bytes, at: Int(offset))
    return SQLITE_OK
  }

  private func put(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    disk.onWrite?(name, bytes)
    node.memory.write(bytes, at: offset)
    if disk.isRecording, name != nil {
      disk.record(.write(node: node.id, offset: offset, bytes: Memory(bytes)))
    }
  }

  func truncate(to size: Int64) -> Int32 {
    if let code = disk.failure(.truncate) { return code }
    node.memory.resize(to: Int(size))
    if name != nil { disk.record(.truncate(node: node.id, size: Int(size))) }
    return SQLITE_OK
  }

  func sync() -> Int32 {
    if let code = disk.failure(.sync) { return code }
    if name != nil { disk.record(.sync(node: node.id)) }
    if owesDirectorySync {
      owesDirectorySync = false
      disk.record(.syncDirectory)
    }
    return SQLITE_OK
  }

  func size(_ size: inout Int64) -> Int32 {
    if let code = disk.failure(.size) { return code }
    size = Int64(node.memory.count)
    return SQLITE_OK
  }

  func lock(_ level: Int32) -> Int32 { node.locks.lock(ObjectIdentifier(self), level) }

  func unlock(_ level: Int32) { node.locks.unlock(ObjectIdentifier(self), level) }

  var isReserved: Bool { node.locks.isReserved }
}
