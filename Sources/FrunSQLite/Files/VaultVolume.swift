import CSQLite
import CSystem
import Glibc

/// Where vault files lie: SQLite's VFS for the file system, and the few calls that no VFS offers.
///
/// Tests put a simulated disk in its place. Each function answers with a result code of SQLite.
package struct VaultVolume {
  /// Name of the VFS below the sealing; nil for the one of the operating system.
  package let vfsName: String?
  /// Whether something exists under the path.
  package let exists: (String) -> Bool
  /// Makes an empty file, readable and writable by its owner alone; SQLITE_CANTOPEN when the path
  /// is taken.
  package let createExclusively: (String) -> Int32
  /// Makes creations, deletions and renames in the directory of the path durable.
  package let syncDirectory: (String) -> Int32
  /// Puts the first path in place of the second, in one step.
  package let rename: (String, String) -> Int32
  package let remove: (String) -> Int32

  /// Takes the functions of a volume.
  package init(
    vfsName: String?, exists: @escaping (String) -> Bool,
    createExclusively: @escaping (String) -> Int32, syncDirectory: @escaping (String) -> Int32,
    rename: @escaping (String, String) -> Int32, remove: @escaping (String) -> Int32
  ) {
    self.vfsName = vfsName
    self.exists = exists
    self.createExclusively = createExclusively
    self.syncDirectory = syncDirectory
    self.rename = rename
    self.remove = remove
  }

  /// The file system of the operating system.
  package static var fileSystem: VaultVolume {
    VaultVolume(
      vfsName: nil,
      exists: { access($0, F_OK) == 0 || errno != ENOENT },
      createExclusively: FileSystem.create, syncDirectory: FileSystem.syncDirectory,
      rename: { Glibc.rename($0, $1) == 0 ? SQLITE_OK : FileSystem.code(errno) },
      remove: { unlink($0) == 0 ? SQLITE_OK : FileSystem.code(errno) })
  }

  func vfs() throws(VaultError) -> UnsafeMutablePointer<sqlite3_vfs> {
    // The VFS list exists only once the library is set up.
    sqlite3_initialize()
    guard let vfs = sqlite3_vfs_find(vfsName) else {
      throw .database(SQLiteError(.cannotOpen, message: "no VFS for the file system"))
    }
    return vfs
  }
}

/// System calls of `VaultVolume.fileSystem`.
private enum FileSystem {
  static func code(_ error: Int32) -> Int32 {
    switch error {
    case ENOSPC, EDQUOT, EFBIG: SQLITE_FULL
    case EACCES, EPERM, EROFS: SQLITE_PERM
    default: SQLITE_CANTOPEN
    }
  }

  static func create(_ path: String) -> Int32 {
    let descriptor = frun_open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return code(errno) }
    // Nobody can hold a lock on a file that did not exist, so closing it drops none.
    return close(descriptor) == 0 ? SQLITE_OK : code(errno)
  }

  static func syncDirectory(_ path: String) -> Int32 {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let directory = slash.map { String(path[..<$0]) }
    let name = directory.map { $0.isEmpty ? "/" : $0 } ?? "."
    let descriptor = frun_open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return code(errno) }
    defer { close(descriptor) }
    // Some network file systems cannot synchronise a directory; that is their weakness, not an
    // error that a caseworker could do anything about.
    return fsync(descriptor) == 0 || errno == EINVAL ? SQLITE_OK : code(errno)
  }
}
