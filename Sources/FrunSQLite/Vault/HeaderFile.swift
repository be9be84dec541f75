import CSQLite

/// Reads and writes the header copies of a vault file.
struct HeaderFile {
  private let file: LowerFile

  /// Opens the headers of an existing vault.
  init(_ path: String, volume: VaultVolume, writable: Bool) throws(VaultError) {
    guard volume.exists(path) else { throw .missing }
    let vfs = try volume.vfs()
    do throws(SQLiteError) {
      let access = writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
      file = try LowerFile(vfs, path: vfs.fullPath(path), flags: access | SQLITE_OPEN_MAIN_DB)
    } catch {
      throw error.code == .cannotOpen ? .notPermitted : VaultError(error)
    }
    guard !writable || file.flags & SQLITE_OPEN_READONLY == 0 else { throw .notPermitted }
  }

  /// Uses a file that a connection has open.
  init(_ file: LowerFile) {
    self.file = file
  }

  /// Bytes of the whole file.
  func size() throws(VaultError) -> Int64 {
    var size: Int64 = 0
    try Self.check(file.size(&size))
    return size
  }

  /// Both copies. Says what the file is when it cannot be a vault.
  func read() throws(VaultError) -> HeaderPair {
    let size = try size()
    guard size > 0 else { throw .empty }
    var bytes = [UInt8](repeating: 0, count: FRV1.dataOffset)
    let status = bytes.withUnsafeMutableBytes { file.read($0, at: 0) }
    if status != ResultCode.ioErrorShortRead.rawValue { try Self.check(status) }
    guard size >= Int64(FRV1.dataOffset) else {
      // A creation that was interrupted leaves zeros, or a first copy without the second.
      let start = bytes.prefix(FRV1.magic.count)
      throw start.elementsEqual(FRV1.magic) || bytes.isZero(0..<bytes.count)
        ? .incomplete : .notAVault
    }
    return try HeaderPair(bytes)
  }

  /// Writes a new header over both copies, the older first, so that a whole one is always there.
  func write(_ copy: [UInt8], firstAt place: Int) throws(VaultError) {
    precondition(copy.count == FRV1.headerSize && (0...1).contains(place))
    for place in [place, 1 - place] {
      let status = copy.withUnsafeBytes { file.write($0, at: Int64(place * FRV1.headerSize)) }
      try Self.check(status)
      try Self.check(file.sync(SQLITE_SYNC_FULL))
    }
  }

  func sync() throws(VaultError) {
    try Self.check(file.sync(SQLITE_SYNC_FULL))
  }

  static func check(_ status: Int32) throws(VaultError) {
    guard status != SQLITE_OK else { return }
    throw VaultError(
      SQLiteError(ResultCode(rawValue: status), message: String(cString: sqlite3_errstr(status))))
  }
}
