import CSQLite
import CSystem
import Glibc

/// A file of the VFS below, with the name it was opened by.
///
/// SQLite's unix VFS keeps the pointer to the name, and closing its file is more than closing a
/// descriptor: it must not drop the locks that another connection of this process holds on the
/// same file. So the vault never opens its own descriptor on a vault file that may be in use.
final class LowerFile {
  private let name: UnsafeMutablePointer<CChar>?
  private let memory: UnsafeMutableRawPointer
  private let file: UnsafeMutablePointer<sqlite3_file>
  private var isOpen = false
  /// The flags with which it was opened in the end: read-only, when writing is not permitted.
  let flags: Int32

  /// Opens `path`, or a nameless file that is deleted when closed.
  init(_ vfs: UnsafeMutablePointer<sqlite3_vfs>, path: String?, flags: Int32) throws(SQLiteError) {
    name = path.map { path in
      // Behind the name SQLite expects the end of a list of parameters: more zeros.
      let bytes = path.utf8CString
      let name = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 3)
      name.initialize(repeating: 0, count: bytes.count + 3)
      for (index, byte) in bytes.enumerated() { name[index] = byte }
      return name
    }
    let size = Int(vfs.pointee.szOsFile)
    memory = .allocate(byteCount: size, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    file = memory.bindMemory(to: sqlite3_file.self, capacity: 1)
    var outFlags = flags
    let status =
      Self.isPlain(path, vfs)
      ? vfs.pointee.xOpen?(vfs, name, file, flags, &outFlags) ?? SQLITE_CANTOPEN : SQLITE_NOTADB
    // A failed open may leave the file with methods, and then it must be closed (sqlite3_io_methods).
    isOpen = file.pointee.pMethods != nil
    self.flags = outFlags
    guard status == SQLITE_OK else {
      throw SQLiteError(
        ResultCode(rawValue: status), message: String(cString: sqlite3_errstr(status)))
    }
  }

  deinit {
    close()
    memory.deallocate()
    name?.deallocate()
  }

  /// Opening a pipe waits until somebody writes into it, for ever and deaf to signals, and a device
  /// has no end. Only the VFS of the operating system has such things.
  private static func isPlain(
    _ path: String?, _ vfs: UnsafeMutablePointer<sqlite3_vfs>
  ) -> Bool {
    var facts = stat()
    guard let path, vfs == sqlite3_vfs_find(nil), stat(path, &facts) == 0 else { return true }
    return facts.st_mode & S_IFMT == S_IFREG
  }

  private var methods: UnsafePointer<sqlite3_io_methods>? {
    isOpen ? file.pointee.pMethods : nil
  }

  @discardableResult
  func close() -> Int32 {
    guard let methods else { return SQLITE_OK }
    isOpen = false
    return methods.pointee.xClose?(file) ?? SQLITE_OK
  }

  /// SQLITE_IOERR_SHORT_READ means that the file ended and the rest is zero.
  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    methods?.pointee.xRead?(file, buffer.baseAddress, Int32(buffer.count), offset)
      ?? ResultCode.ioErrorRead.rawValue
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    methods?.pointee.xWrite?(file, bytes.baseAddress, Int32(bytes.count), offset)
      ?? ResultCode.ioErrorWrite.rawValue
  }

  func truncate(to size: Int64) -> Int32 {
    methods?.pointee.xTruncate?(file, size) ?? SQLITE_IOERR
  }

  func sync(_ flags: Int32) -> Int32 {
    methods?.pointee.xSync?(file, flags) ?? ResultCode.ioErrorSync.rawValue
  }

  func size(_ size: inout Int64) -> Int32 {
    methods?.pointee.xFileSize?(file, &size) ?? SQLITE_IOERR
  }

  func lock(_ level: Int32) -> Int32 {
    methods?.pointee.xLock?(file, level) ?? SQLITE_IOERR
  }

  func unlock(_ level: Int32) -> Int32 {
    methods?.pointee.xUnlock?(file, level) ?? SQLITE_IOERR
  }

  func checkReservedLock(_ result: UnsafeMutablePointer<Int32>?) -> Int32 {
    methods?.pointee.xCheckReservedLock?(file, result) ?? SQLITE_IOERR
  }

  func control(_ verb: Int32, _ argument: UnsafeMutableRawPointer?) -> Int32 {
    methods?.pointee.xFileControl?(file, verb, argument) ?? SQLITE_NOTFOUND
  }

  var sectorSize: Int32 { methods?.pointee.xSectorSize?(file) ?? 4096 }
}
