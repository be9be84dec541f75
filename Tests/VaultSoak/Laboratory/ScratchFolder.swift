import CSystem
import Glibc

/// A folder that is removed with the files in it when the value is released.
package final class ScratchFolder {
  /// A system call failed, with errno.
  package struct Failure: Error {
    package let code: Int32
  }

  /// Absolute path without a slash at the end.
  package let path: String

  /// Makes a folder; in main memory when there is such a place and nothing else is asked for.
  package init(in parent: String? = nil) throws {
    let parent = parent ?? (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")
    var template = Array("\(parent)/frun-vault-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw Failure(code: errno) }
    path = made
  }

  deinit {
    chmod(path, 0o700)
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The path of a file in it.
  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// The names of its files.
  package var names: [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Permission bits of a file.
  package func mode(_ name: String) throws -> UInt32 {
    var status = stat()
    guard stat(path(name), &status) == 0 else { throw Failure(code: errno) }
    return UInt32(status.st_mode & 0o777)
  }

  /// Contents of a file in it.
  package func read(_ name: String) throws -> [UInt8] { try Self.read(path: path(name)) }

  /// Contents of any file.
  package static func read(path: String) throws -> [UInt8] {
    let descriptor = frun_open(path, O_RDONLY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got <= 0 { return }
        count += got
      }
    }
  }

  /// Makes or replaces a file.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let descriptor = frun_open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      guard put > 0 else { throw Failure(code: errno) }
      done += put
    }
  }

  /// Copies every file of another folder.
  package func copy(from other: ScratchFolder) throws {
    for name in other.names { try write(other.read(name), to: name) }
  }
}
