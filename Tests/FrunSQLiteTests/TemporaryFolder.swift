import CSystem
import Glibc

/// A folder that is removed with everything in it when the value is released.
final class TemporaryFolder {
  let path: String

  init(in parent: String = "/tmp") throws {
    var template = Array("\(parent)/frun-sqlite-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw POSIXFailure(code: errno) }
    path = made
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  var names: [String] {
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

  func mode(_ name: String) throws -> mode_t {
    var status = stat()
    guard stat(path(name), &status) == 0 else { throw POSIXFailure(code: errno) }
    return status.st_mode & 0o777
  }

  func read(_ name: String) throws -> [UInt8] { try readFile(path(name)) }

  func write(_ bytes: [UInt8], to name: String) throws { try writeFile(bytes, to: path(name)) }
}

struct POSIXFailure: Error {
  let code: Int32
}

func readFile(_ path: String) throws -> [UInt8] {
  let descriptor = frun_open(path, O_RDONLY | O_CLOEXEC, 0)
  guard descriptor >= 0 else { throw POSIXFailure(code: errno) }
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

func writeFile(_ bytes: [UInt8], to path: String) throws {
  let descriptor = frun_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw POSIXFailure(code: errno) }
  defer { close(descriptor) }
  var done = 0
  while done < bytes.count {
    let put = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
    }
    if put <= 0 { throw POSIXFailure(code: errno) }
    done += put
  }
}
