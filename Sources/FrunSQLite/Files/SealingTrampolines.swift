import CSQLite

/// The tables of C functions through which SQLite calls the sealing files. Each function finds
/// its Swift object and calls one method; nothing is decided here.
enum SealingTrampolines {
  /// A sqlite3_file as SQLite allocates it for us: its methods, then our object, retained.
  private struct FileSlot {
    var methods: UnsafePointer<sqlite3_io_methods>?
    var object: Unmanaged<SealedFile>?
  }

  private static func object(_ file: UnsafeMutablePointer<sqlite3_file>?) -> SealedFile? {
    guard let file else { return nil }
    return UnsafeMutableRawPointer(file).load(as: FileSlot.self).object?.takeUnretainedValue()
  }

  private static func vfs(_ pointer: UnsafeMutablePointer<sqlite3_vfs>?) -> SealingVFS? {
    guard let data = pointer?.pointee.pAppData else { return nil }
    return Unmanaged<SealingVFS>.fromOpaque(data).takeUnretainedValue()
  }

  // The table is written once, before its address is known to anybody, and never again.
  nonisolated(unsafe) private static let fileMethods: UnsafePointer<sqlite3_io_methods> = {
    var table = sqlite3_io_methods()
    // Version 2: no memory mapping. Its shared-memory methods stay empty, so there is no WAL.
    table.iVersion = 2
    table.xClose = { file in
      guard let file else { return SQLITE_OK }
      let slot = UnsafeMutableRawPointer(file).bindMemory(
        to: SealingTrampolines.FileSlot.self, capacity: 1)
      let object = slot.pointee.object?.takeRetainedValue()
      slot.pointee = SealingTrampolines.FileSlot()
      return object?.close() ?? SQLITE_OK
    }
    table.xRead = { file, buffer, count, offset in
      object(file)?.read(
        UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)), at: offset)
        ?? SQLITE_IOERR
    }
    table.xWrite = { file, bytes, count, offset in
      object(file)?.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)), at: offset)
        ?? SQLITE_IOERR
    }
    table.xTruncate = { file, size in object(file)?.truncate(to: size) ?? SQLITE_IOERR }
    table.xSync = { file, flags in object(file)?.sync(flags) ?? SQLITE_IOERR }
    table.xFileSize = { file, size in
      var result: Int64 = 0
      let status = object(file)?.size(&result) ?? SQLITE_IOERR
      size?.pointee = result
      return status
    }
    table.xLock = { file, level in object(file)?.lock(level) ?? SQLITE_IOERR }
    table.xUnlock = { file, level in object(file)?.unlock(level) ?? SQLITE_IOERR }
    table.xCheckReservedLock = { file, result in
      object(file)?.checkReservedLock(result) ?? SQLITE_IOERR
    }
    table.xFileControl = { file, verb, argument in
      object(file)?.control(verb, argument) ?? SQLITE_NOTFOUND
    }
    table.xSectorSize = { file in object(file)?.sectorSize ?? 4096 }
    // Anything atomic or safe to append would change the journal that the format is made for.
    table.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
    let memory = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    memory.initialize(to: table)
    return UnsafePointer(memory)
  }()

  /// The method table of a VFS over `lower`. The name must live as long as the table.
  static func methods(lower: sqlite3_vfs, name: UnsafePointer<CChar>) -> sqlite3_vfs {
    var table = sqlite3_vfs()
    table.iVersion = min(lower.iVersion, 2)
    table.szOsFile = Int32(MemoryLayout<FileSlot>.size)
    table.mxPathname = lower.mxPathname
    table.zName = name
    table.xOpen = { pointer, path, file, flags, outFlags in
      guard let file, let vfs = SealingTrampolines.vfs(pointer) else { return SQLITE_CANTOPEN }
      let slot = UnsafeMutableRawPointer(file).bindMemory(
        to: SealingTrampolines.FileSlot.self, capacity: 1)
      slot.initialize(to: SealingTrampolines.FileSlot())
      switch vfs.open(path, flags: flags) {
      case .success(let object):
        slot.pointee = SealingTrampolines.FileSlot(
          methods: SealingTrampolines.fileMethods, object: .passRetained(object))
        outFlags?.pointee = object.lower.flags
        return SQLITE_OK
      case .failure(let failure):
        return failure.code
      }
    }
    table.xDelete = { pointer, path, syncDirectory in
      guard let path else { return SQLITE_IOERR }
      return SealingTrampolines.vfs(pointer)?.delete(path, syncDirectory: syncDirectory)
        ?? SQLITE_IOERR
    }
    table.xAccess = { pointer, path, flags, result in
      guard let path else { return SQLITE_IOERR }
      return SealingTrampolines.vfs(pointer)?.access(path, flags: flags, result: result)
        ?? SQLITE_IOERR
    }
    table.xFullPathname = { pointer, path, count, buffer in
      guard let lower = SealingTrampolines.vfs(pointer)?.lower else { return SQLITE_CANTOPEN }
      return lower.pointee.xFullPathname?(lower, path, count, buffer) ?? SQLITE_CANTOPEN
    }
    table.xDlOpen = { _, _ in nil }
    table.xDlError = { _, count, buffer in if count > 0 { buffer?.pointee = 0 } }
    table.xDlSym = { _, _, _ in nil }
    table.xDlClose = { _, _ in }
    table.xRandomness = { pointer, count, buffer in
      guard let lower = SealingTrampolines.vfs(pointer)?.lower else { return 0 }
      return lower.pointee.xRandomness?(lower, count, buffer) ?? 0
    }
    table.xSleep = { pointer, microseconds in
      guard let lower = SealingTrampolines.vfs(pointer)?.lower else { return 0 }
      return lower.pointee.xSleep?(lower, microseconds) ?? 0
    }
    table.xCurrentTime = { pointer, time in
      guard let lower = SealingTrampolines.vfs(pointer)?.lower else { return SQLITE_ERROR }
      return lower.pointee.xCurrentTime?(lower, time) ?? SQLITE_ERROR
    }
    table.xGetLastError = { pointer, count, buffer in
      guard let lower = SealingTrampolines.vfs(pointer)?.lower else { return 0 }
      return lower.pointee.xGetLastError?(lower, count, buffer) ?? 0
    }
    table.xCurrentTimeInt64 = { pointer, time in
      guard let lower = SealingTrampolines.vfs(pointer)?.lower else { return SQLITE_ERROR }
      return lower.pointee.xCurrentTimeInt64?(lower, time) ?? SQLITE_ERROR
    }
    return table
  }
}
