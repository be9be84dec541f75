internal import CSystem
internal import Glibc

/// A file that is read from its start to its end.
package final class InputFile {
  private let file: FileDescriptor

  /// Size in bytes when opened.
  package let size: UInt64

  /// Opens a plain file; links are followed, since the user named it. A pipe, device or folder is refused at
  /// once: an archive is read from a file that can be kept until it is taken in.
  ///
  /// `fromMedium` asks the system to forget what it holds of the file in memory, so that reading tells what a
  /// stick really kept; the file must have been flushed.
  package init(path: String, fromMedium: Bool = false) throws(ExchangeError) {
    file = try FileDescriptor(opening: path, flags: O_RDONLY | O_NONBLOCK, what: "opening the file")
    let status = try file.status()
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw ExchangeError(.storeIsFolder)
    case S_IFIFO: throw ExchangeError(.storeNotPlain, detail: "a pipe")
    case S_IFCHR, S_IFBLK: throw ExchangeError(.storeNotPlain, detail: "a device")
    default: throw ExchangeError(.storeNotPlain)
    }
    size = UInt64(clamping: status.st_size)
    // Advice only: a file system that keeps everything in memory ignores it.
    if fromMedium { posix_fadvise(file.number, 0, 0, POSIX_FADV_DONTNEED) }
  }

  /// Opens a file that holds something encrypted, which is never empty.
  package convenience init(sealed path: String) throws(ExchangeError) {
    try self.init(path: path)
    guard size > 0 else { throw ExchangeError(.storeEmpty) }
  }

  /// Reads into a buffer; the number of bytes read, 0 at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
    if buffer.isEmpty { return 0 }
    while true {
      let count = Glibc.read(file.number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw .system("reading") }
    }
  }

  /// The next bytes; empty at the end.
  package func read(upTo count: Int = 256 << 10) throws(ExchangeError) -> [UInt8] {
    try file.read(upTo: count)
  }

  /// Reads at an offset; the number of bytes read, less than asked for only at the end.
  func read(
    at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ExchangeError) -> Int {
    try file.read(at: offset, into: buffer)
  }

  /// Whether there is a file of this name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Removes a file; nothing happens when there is none.
  static func remove(_ path: String) { unlink(path) }

  /// Free bytes of the file system that holds `folder`; nil when it does not say.
  package static func freeBytes(at folder: String) -> UInt64? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return overflow ? nil : bytes
  }
}
