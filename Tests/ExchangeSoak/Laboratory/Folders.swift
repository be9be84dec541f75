import CSystem
import Glibc

/// Copies, lists, searches and removes folders of an experiment.
package enum Folders {
  /// A system call failed, with errno.
  struct Failure: Error {
    let code: Int32
    let what: String
  }

  /// Makes a folder of its own; in main memory when there is such a place.
  package static func make() throws -> String {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(parent)/frun-exchange-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw Failure(code: errno, what: "mkdtemp") }
    return made
  }

  static func names(_ path: String) throws -> [String] {
    guard let directory = opendir(path) else { throw Failure(code: errno, what: "opendir") }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The paths of all files below a folder; none when it does not exist.
  package static func files(below path: String) throws -> [String] {
    guard isFolder(path) else { return [] }
    return try names(path).flatMap { name in
      let inner = "\(path)/\(name)"
      return isFolder(inner) ? try files(below: inner) : [inner]
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Copies a folder and everything in it.
  package static func copy(_ source: String, to target: String) throws {
    guard mkdir(target, 0o700) == 0 || errno == EEXIST else {
      throw Failure(code: errno, what: "mkdir")
    }
    for name in try names(source) {
      let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
      if isFolder(from) {
        try copy(from, to: to)
      } else {
        try write(read(from), to: to)
      }
    }
  }

  /// Removes a folder and everything in it.
  package static func remove(_ path: String) {
    for name in (try? names(path)) ?? [] {
      let inner = "\(path)/\(name)"
      if isFolder(inner) { remove(inner) } else { unlink(inner) }
    }
    rmdir(path)
  }

  static func contains(_ text: String, in file: String) throws -> Bool {
    let bytes = try read(file)
    return bytes.withUnsafeBytes { whole in
      Array(text.utf8).withUnsafeBytes { contains($0, in: whole) }
    }
  }

  static func contains(_ part: UnsafeRawBufferPointer, in whole: UnsafeRawBufferPointer) -> Bool {
    guard let start = whole.baseAddress, let sought = part.baseAddress else { return false }
    return frun_find(start, whole.count, sought, part.count) != nil
  }

  static func read(_ path: String) throws -> [UInt8] {
    let file = frun_open(path, O_RDONLY | O_CLOEXEC, 0)
    guard file >= 0 else { throw Failure(code: errno, what: "open") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = frun_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure(code: errno, what: "open") }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(code: errno, what: "write") }
      rest = rest.dropFirst(count)
    }
  }
}
