import CSQLite

extension Vault {
  /// Reads and authenticates every page, whether it is in use or not, and lets SQLite check its
  /// structures. It cannot see that an old state was put back; that is the history's part.
  package static func verify(
    path: String, key: VaultKey, volume: VaultVolume = .fileSystem
  ) throws(VaultError) -> Verification {
    let headers = try HeaderFile(path, volume: volume, writable: false)
    let headerIsWhole = try isWhole(headers.read(), key: key)
    let contents = try contents(path: path, key: key, volume: volume)
    let pages = try scan(path: path, key: key, volume: volume)
    return Verification(
      headerIsWhole: headerIsWhole, pages: pages.count, damagedPages: pages.damaged,
      endsInsidePage: pages.endsInside, findings: contents.findings,
      brokenReferences: contents.broken, sideFileIsSuspect: contents.isSuspect,
      unreadable: contents.unreadable)
  }

  private static func isWhole(_ pair: HeaderPair, key: VaultKey) throws(VaultError) -> Bool {
    do {
      return try pair.authentic(for: key).bytes == pair.newest.bytes && pair.agree
    } catch {
      throw VaultError(error)
    }
  }

  private struct Contents {
    var findings: [String] = []
    var broken = 0
    var isSuspect = false
    var unreadable = false
  }

  private static func contents(
    path: String, key: VaultKey, volume: VaultVolume
  ) throws(VaultError) -> Contents {
    var contents = Contents()
    do {
      let connection = try connect(path: path, key: key, volume: volume)
      defer { connection.close() }
      contents.isSuspect = connection.needsFullCheck
      contents.findings = try connection.integrityFindings()
      contents.broken = try connection.query("PRAGMA foreign_key_check") { _ in }.count
    } catch {
      switch VaultError(error) {
      case .damaged: contents.unreadable = true
      case .inconsistent: contents.isSuspect = true
      case let error: throw error
      }
    }
    return contents
  }

  /// Opens every page with the file locked for reading.
  private static func scan(
    path: String, key: VaultKey, volume: VaultVolume
  ) throws(VaultError) -> (count: Int, damaged: [Int], endsInside: Bool) {
    do {
      let vfs = try volume.vfs()
      let lower = try LowerFile(
        vfs, path: vfs.fullPath(path), flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB)
      let file = VaultFile(lower: lower, sealer: try VaultSealers(key).page)
      try lockForReading(file, vfs)
      defer { _ = file.unlock(SQLITE_LOCK_NONE) }
      var size: Int64 = 0
      try HeaderFile.check(file.size(&size))
      let (count, rest) = Int(size).quotientAndRemainder(dividingBy: FRV1.pageSize)
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: FRV1.pageSize, alignment: 16)
      defer { buffer.deallocate() }
      var damaged: [Int] = []
      for page in 0..<count {
        let status = file.readPage(buffer, at: Int64(page) * Int64(FRV1.pageSize))
        if status == ResultCode.ioErrorData.rawValue {
          damaged.append(page + 1)
          if damaged.count == 100 { break }
        } else {
          try HeaderFile.check(status)
        }
      }
      return (count, damaged, rest != 0)
    } catch {
      throw VaultError(error)
    }
  }

  private static func lockForReading(
    _ file: VaultFile, _ vfs: UnsafeMutablePointer<sqlite3_vfs>
  ) throws(VaultError) {
    let pause: Int32 = 50_000
    var waited: Int32 = 0
    while true {
      let status = file.lock(SQLITE_LOCK_SHARED)
      guard status == SQLITE_BUSY, waited < Connection.busyTimeout * 1000 else {
        return try HeaderFile.check(status)
      }
      _ = vfs.pointee.xSleep?(vfs, pause)
      waited += pause
    }
  }
}
