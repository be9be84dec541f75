internal import CSystem
internal import Glibc

/// A file that is read from its start to its end.
package final class InputFile {
  private let file: FileDescriptor

  /// Size in bytes when opened.
  package let size: UInt64

  /// Opens a plain file; links are followed, since the user named it.
  package init(path: String) throws(ExchangeError) {
    file = try FileDescriptor(opening: path, flags: O_RDONLY | O_NONBLOCK, what: "opening the file")
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ExchangeError(.storeIO, detail: "not a plain file")
    }
    size = UInt64(clamping: status.st_size)
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

  /// Free bytes of the file system that holds `folder`; nil when it does not say.
  package static func freeBytes(at folder: String) -> UInt64? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return overflow ? nil : bytes
  }
}
