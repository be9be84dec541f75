import CSQLite
import Glibc

/// The registration of a simulated disk with SQLite.
final class SimulatedVFS {
  private struct Slot {
    var methods: UnsafePointer<sqlite3_io_methods>?
    var handle: Unmanaged<SimulatedHandle>?
  }

  let name: String
  private let nameMemory: UnsafeMutablePointer<CChar>
  private let vfs: UnsafeMutablePointer<sqlite3_vfs>
  private unowned let disk: SimulatedDisk

  init(disk: SimulatedDisk) {
    sqlite3_initialize()
    self.disk = disk
    vfs = .allocate(capacity: 1)
    name = "simulated-\(String(UInt(bitPattern: vfs), radix: 16))"
    let bytes = name.utf8CString
    nameMemory = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { (nameMemory + index).initialize(to: byte) }
    vfs.initialize(to: Self.table(name: nameMemory))
    vfs.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_vfs_register(vfs, 0)
  }

  deinit {
    sqlite3_vfs_unregister(vfs)
    vfs.deallocate()
    nameMemory.deallocate()
  }

  private func open(_ path: String?, _ flags: Int32) -> Result<SimulatedHandle, OpenFailure> {
    if let code = disk.failure(.open) { return .failure(OpenFailure(code: code)) }
    guard let path else {
      return .success(
        SimulatedHandle(disk: disk, node: disk.makeNode(), name: nil, owesDirectorySync: false))
    }
    if let node = disk.names[path] {
      return .success(
        SimulatedHandle(disk: disk, node: node, name: path, owesDirectorySync: false))
    }
    guard flags & SQLITE_OPEN_CREATE != 0 else {
      disk.lastError = ENOENT
      return .failure(OpenFailure(code: SQLITE_CANTOPEN))
    }
    let isJournal = flags & SQLITE_OPEN_MAIN_JOURNAL != 0
    return .success(
      SimulatedHandle(
        disk: disk, node: disk.create(path), name: path, owesDirectorySync: isJournal))
  }

  private struct OpenFailure: Error {
    let code: Int32
  }

  private static func object(_ file: UnsafeMutablePointer<sqlite3_file>?) -> SimulatedHandle? {
    guard let file else { return nil }
    return UnsafeMutableRawPointer(file).load(as: Slot.self).handle?.takeUnretainedValue()
  }

  private static func vfs(_ pointer: UnsafeMutablePointer<sqlite3_vfs>?) -> SimulatedVFS? {
    guard let data = pointer?.pointee.pAppData else { return nil }
    return Unmanaged<SimulatedVFS>.fromOpaque(data).takeUnretainedValue()
  }

  // The table is written once, before its address is known to anybody, and never again.
  nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
    var table = sqlite3_io_methods()
    table.iVersion = 1
    table.xClose = { file in
      guard let file else { return SQLITE_OK }
      let slot = UnsafeMutableRawPointer(file).bindMemory(to: SimulatedVFS.Slot.self, capacity: 1)
      slot.pointee.handle?.takeRetainedValue().close()
      slot.pointee = SimulatedVFS.Slot()
      return SQLITE_OK
    }
    table.xRead = { file, buffer, count, offset in
      SimulatedVFS.object(file)?.read(
        UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)), at: offset) ?? SQLITE_IOERR
    }
    table.xWrite = { file, bytes, count, offset in
      SimulatedVFS.object(file)?.write(
        UnsafeRawBufferPointer(start: bytes, count: Int(count)), at: offset) ?? SQLITE_IOERR
    }
    table.xTruncate = { file, size in
      SimulatedVFS.object(file)?.truncate(to: size) ?? SQLITE_IOERR
    }
    table.xSync = { file, _ in SimulatedVFS.object(file)?.sync() ?? SQLITE_IOERR }
    table.xFileSize = { file, size in
      var result: Int64 = 0
      let status = SimulatedVFS.object(file)?.size(&result) ?? SQLITE_IOERR
      size?.pointee = result
      return status
    }
    table.xLock = { file, level in SimulatedVFS.object(file)?.lock(level) ?? SQLITE_IOERR }
    table.xUnlock = { file, level in
      SimulatedVFS.object(file)?.unlock(level)
      return SQLITE_OK
    }
    table.xCheckReservedLock = { file, result in
      result?.pointee = SimulatedVFS.object(file)?.isReserved == true ? 1 : 0
      return SQLITE_OK
    }
    table.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
    table.xSectorSize = { _ in 4096 }
    table.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
    let memory = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    memory.initialize(to: table)
    return UnsafePointer(memory)
  }()

  private static func table(name: UnsafePointer<CChar>) -> sqlite3_vfs {
    var table = sqlite3_vfs()
    table.iVersion = 2
    table.szOsFile = Int32(MemoryLayout<Slot>.size)
    table.mxPathname = 512
    table.zName = name
    table.xOpen = { pointer, path, file, flags, outFlags in
      guard let file, let vfs = SimulatedVFS.vfs(pointer) else { return SQLITE_CANTOPEN }
      let slot = UnsafeMutableRawPointer(file).bindMemory(to: SimulatedVFS.Slot.self, capacity: 1)
      slot.initialize(to: SimulatedVFS.Slot())
      switch vfs.open(path.map { String(cString: $0) }, flags) {
      case .success(let handle):
        slot.pointee = SimulatedVFS.Slot(
          methods: SimulatedVFS.methods, handle: .passRetained(handle))
        outFlags?.pointee = flags
        return SQLITE_OK
      case .failure(let failure): return failure.code
      }
    }
    table.xDelete = { pointer, path, syncDirectory in
      guard let path, let disk = SimulatedVFS.vfs(pointer)?.disk else { return SQLITE_IOERR }
      if let code = disk.failure(.delete) { return code }
      let status = disk.delete(String(cString: path))
      if status == SQLITE_OK, syncDirectory != 0 { disk.record(.syncDirectory) }
      return status
    }
    table.xAccess = { pointer, path, _, result in
      guard let path, let disk = SimulatedVFS.vfs(pointer)?.disk else { return SQLITE_IOERR }
      if let code = disk.failure(.access) { return code }
      // As on unix, an empty file counts as none.
      result?.pointee = (disk.names[String(cString: path)]?.memory.count ?? 0) > 0 ? 1 : 0
      return SQLITE_OK
    }
    table.xFullPathname = { _, path, count, buffer in
      guard let path, let buffer, strlen(path) < Int(count) else { return SQLITE_CANTOPEN }
      strcpy(buffer, path)
      return SQLITE_OK
    }
    table.xDlOpen = { _, _ in nil }
    table.xDlError = { _, count, buffer in if count > 0 { buffer?.pointee = 0 } }
    table.xDlSym = { _, _, _ in nil }
    table.xDlClose = { _, _ in }
    table.xRandomness = { _, count, buffer in
      guard let buffer else { return 0 }
      memset(buffer, 7, Int(count))
      return count
    }
    table.xSleep = { _, microseconds in microseconds }
    table.xCurrentTime = { _, time in
      time?.pointee = 2_460_000.5
      return SQLITE_OK
    }
    table.xGetLastError = { pointer, _, _ in SimulatedVFS.vfs(pointer)?.disk.lastError ?? 0 }
    table.xCurrentTimeInt64 = { _, time in
      time?.pointee = 212_544_043_200_000
      return SQLITE_OK
    }
    return table
  }
}
