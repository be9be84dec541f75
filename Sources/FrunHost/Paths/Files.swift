import CSystem
import FrunKit
import Glibc

/// Files by name, within limits and private to the user.
enum Files {
  /// Reads a whole file; nil when there is none. A pipe or a device is refused at once: waiting for
  /// somebody to write into it would look as if frun hung.
  ///
  /// - Parameter limit: the most accepted, in bytes.
  static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8]? {
    let descriptor = frun_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileProblem(errno)
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw FileProblem(errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileProblem.isDirectory
    default: throw FileProblem.isNotPlain
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileProblem(errno)
      }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw FileProblem(EFBIG) }
      bytes.append(contentsOf: block[..<count])
    }
  }

  /// Writes a file with mode 0600.
  ///
  /// Without `replace` the name must be free. With it, the old file stays until
  /// the new one is whole. A failure leaves no half file behind.
  ///
  /// - Parameter syncs: whether it has to outlast a power cut.
  static func write(
    _ path: String, _ bytes: [UInt8], replace: Bool, syncs: Bool = true
  ) throws(FileProblem) {
    let target = replace ? path + ".part-\(getpid())" : path
    let descriptor = frun_open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileProblem(errno) }
    var problem = writeAll(bytes, to: descriptor)
    if problem == nil, syncs, fsync(descriptor) != 0, errno != EINVAL {
      problem = FileProblem(errno)
    }
    if close(descriptor) != 0, problem == nil { problem = FileProblem(errno) }
    if problem == nil, replace, rename(target, path) != 0 { problem = FileProblem(errno) }
    if let problem {
      unlink(target)
      throw problem
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> FileProblem? {
    var position = 0
    while position < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[position...])
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return FileProblem(errno)
      }
      position += count
    }
    return nil
  }

  /// Makes a directory and those above it, private to the user.
  static func makeDirectory(_ path: String) throws(FileProblem) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR { throw FileProblem(errno) }
    }
    guard isDirectory(path) else { throw FileProblem(ENOTDIR) }
  }

  /// Whether the path is a directory.
  static func isDirectory(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Gives a file another name in the same folder; what had that name is replaced.
  static func move(_ path: String, to name: String) throws(FileProblem) {
    guard rename(path, name) == 0 else { throw FileProblem(errno) }
  }

  /// Waits until the names in a directory would outlast a power cut. Where a file system cannot tell,
  /// nothing is waited for.
  static func syncDirectory(_ path: String) throws(FileProblem) {
    let descriptor = frun_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw FileProblem(errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw FileProblem(errno)
    }
  }

  /// Removes a file; does nothing when there is none.
  static func remove(_ path: String) {
    unlink(path)
  }

  /// Removes a folder with everything in it, without following links; does nothing when there is
  /// none.
  static func removeTree(_ path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return }
    guard facts.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(name(of: entry))
    }
    closedir(directory)
    for name in names where name != "." && name != ".." { removeTree("\(path)/\(name)") }
    rmdir(path)
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  /// Size in bytes; nil when there is none.
  static func size(_ path: String) -> Int? {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
  }

  /// Whether something has this name.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Names in a directory, sorted; directories end in `/`, hidden ones are left
  /// out. Empty when there is none.
  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = name(of: entry)
      guard !name.hasPrefix(".") else { continue }
      names.append(isDirectory("\(path)/\(name)") ? name + "/" : name)
    }
    return names.sorted()
  }
}

/// What the system says about a file.
struct FileProblem: Error, Hashable, Sendable {
  /// The value of `errno`.
  var code: Int32

  init(_ code: Int32) {
    self.code = code
  }

  /// A folder where a file is expected.
  static let isDirectory = FileProblem(EISDIR)
  /// A pipe, a device or a socket where a file is expected; opening a socket gives this number too.
  static let isNotPlain = FileProblem(ENXIO)

  /// Technical text for a `cause:` line.
  var cause: String {
    String(cString: strerror(code)).lowercased()
  }

  /// The failure for a file the user named.
  ///
  /// - Parameter name: as the user typed it.
  func failure(reading name: String) -> Failure {
    switch code {
    case EFBIG:
      Failure(.data, "file.tooLarge", "the file is larger than this command accepts", place: name)
    case EISDIR:
      Failure(.data, "file.isDirectory", "this is a directory, not a file", place: name)
    case ENXIO:
      Failure(
        .data, "file.notPlain", "this is a pipe or a device, not a file", place: name,
        hints: ["save what comes from it in a file, or give - and send it to standard input"])
    case EACCES, EPERM:
      Failure(.denied, "file.denied", "the file may not be read", place: name, causes: [cause])
    default: Failure(.io, "file.unreadable", "cannot read the file", place: name, causes: [cause])
    }
  }

  /// The failure for an output the user named.
  func failure(writing name: String) -> Failure {
    switch code {
    case EEXIST:
      Failure(
        .cannotCreate, "output.exists", "the output exists already", place: name,
        hints: ["choose another name, or give --force to replace it"])
    case ENOSPC, EDQUOT:
      Failure(
        .io, "disk.full", "there is no room left on the disk", place: name,
        hints: ["free some space and try again; nothing was kept"])
    default:
      Failure(
        .cannotCreate, "output.notCreated", "cannot create the output", place: name,
        causes: [cause])
    }
  }
}
