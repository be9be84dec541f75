import CSQLite
import CSystem
import Glibc

/// Small files beside the vault that are read and replaced as a whole.
enum DurableFile {
  /// The contents, or nil when there is no file. One byte more than `limit` is read at most, so
  /// that a longer file is seen to be longer.
  static func read(_ path: String, limit: Int) throws(VaultError) -> [UInt8]? {
    let descriptor = frun_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure(errno)
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw failure(errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw failure(ENXIO) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw failure(errno) }
      if got == 0 { break }
      count += got
    }
    return Array(bytes[..<count])
  }

  /// Writes a temporary file beside `path`, synchronises it, and puts it in place, mode 0600.
  static func replace(_ path: String, with bytes: [UInt8]) throws(VaultError) {
    let temporary = "\(path).new-\(getpid())"
    unlink(temporary)
    let descriptor = frun_open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(errno) }
    do throws(VaultError) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw failure(errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let error = errno
      unlink(temporary)
      throw failure(error)
    }
    try HeaderFile.check(VaultVolume.fileSystem.syncDirectory(path))
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(VaultError) {
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if put < 0 && errno == EINTR { continue }
      guard put > 0 else { throw failure(errno) }
      done += put
    }
  }

  static func failure(_ error: Int32) -> VaultError {
    switch error {
    case ENOSPC, EDQUOT: .diskFull
    case EACCES, EPERM, EROFS, ELOOP: .notPermitted
    case ENOENT, ENOTDIR: .missing
    default: .database(SQLiteError(.ioError, message: "system error \(error)"))
    }
  }
}
