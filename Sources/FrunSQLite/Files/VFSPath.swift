import CSQLite

extension UnsafeMutablePointer<sqlite3_vfs> {
  /// The path as this VFS will hand it to its `xOpen`.
  func fullPath(_ path: String) throws(SQLiteError) -> String {
    let capacity = Int(pointee.mxPathname) + 1
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    defer { buffer.deallocate() }
    buffer.initialize(repeating: 0, count: capacity)
    let status = pointee.xFullPathname?(self, path, Int32(capacity), buffer) ?? SQLITE_CANTOPEN
    // SQLITE_OK_SYMLINK: the path led through a symbolic link and is resolved.
    guard status & 0xFF == SQLITE_OK else {
      throw SQLiteError(ResultCode(rawValue: status), message: "the path cannot be resolved")
    }
    return String(cString: buffer)
  }
}
