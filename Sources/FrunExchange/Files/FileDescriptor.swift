internal import CSystem
internal import Glibc

/// An open file or folder, closed when the last reference goes.
final class FileDescriptor {
  let number: Int32

  /// Takes over an open descriptor.
  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens relative to `folder` (the working directory without one), retrying when interrupted.
  convenience init(
    opening path: String, in folder: FileDescriptor? = nil, flags: Int32, mode: UInt32 = 0o600,
    what: StaticString
  ) throws(ExchangeError) {
    var number: Int32
    repeat {
      number = frun_openat(folder?.number ?? AT_FDCWD, path, flags | O_CLOEXEC, mode)
    } while number < 0 && errno == EINTR
    guard number >= 0 else { throw .system(what) }
    self.init(number)
  }

  /// Reads up to `count` bytes; empty at the end.
  func read(upTo count: Int) throws(ExchangeError) -> [UInt8] {
    var status = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat {
        status = Glibc.read(number, buffer.baseAddress, count)
      } while status < 0 && errno == EINTR
      initialized = max(0, status)
    }
    guard status >= 0 else { throw .system("reading") }
    return bytes
  }

  /// Reads at an offset; the number of bytes read, less than asked for only at the end.
  func read(
    at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ExchangeError) -> Int {
    var count = 0
    while count < buffer.count {
      let read = pread(
        number, buffer.baseAddress.map { $0 + count }, buffer.count - count,
        off_t(clamping: offset) + off_t(count))
      if read < 0 {
        if errno == EINTR { continue }
        throw .system("reading")
      }
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// Writes all bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(number, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .system("writing")
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Waits until everything written is on the medium.
  func synchronize() throws(ExchangeError) {
    guard fsync(number) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw .system("flushing")
    }
  }

  /// Goes to an offset from the start.
  func seek(to offset: UInt64) throws(ExchangeError) {
    guard lseek(number, off_t(offset), SEEK_SET) >= 0 else { throw .system("seeking") }
  }

  /// Size, type and owner.
  func status() throws(ExchangeError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .system("looking at a file") }
    return status
  }
}
