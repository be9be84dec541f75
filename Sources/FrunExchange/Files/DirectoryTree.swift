internal import CSystem
internal import Glibc

/// A bag unpacked in a folder. Links are never followed.
package struct DirectoryTree: BagTree {
  private let root: FileDescriptor
  private static let deepest = 64

  /// Opens the folder at `path`.
  package init(_ path: String) throws(ExchangeError) {
    root = try FileDescriptor(
      opening: path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, what: "opening a folder")
  }

  /// All files, sorted by path.
  package func files() throws -> [BagFile] {
    var files: [BagFile] = []
    try walk(root, prefix: "", depth: 0, into: &files)
    return files.sorted { $0.path < $1.path }
  }

  /// Hands the contents of a file to `use`.
  package func read(_ path: String, _ use: ByteConsumer) throws {
    var folder = root
    var segments = path.split(separator: "/").map(String.init)
    guard let name = segments.popLast() else { throw ExchangeError(.bagFileMissing) }
    for segment in segments { folder = try self.folder(segment, in: folder) }
    let file = try FileDescriptor(
      opening: name, in: folder, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK, what: "opening a file")
    while true {
      let bytes = try file.read(upTo: 256 << 10)
      if bytes.isEmpty { return }
      try bytes.withUnsafeBytes(use)
    }
  }

  private func folder(
    _ name: String, in parent: FileDescriptor
  ) throws(ExchangeError) -> FileDescriptor {
    try FileDescriptor(
      opening: name, in: parent, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW,
      what: "opening a folder")
  }

  private func walk(
    _ folder: FileDescriptor, prefix: String, depth: Int, into files: inout [BagFile]
  ) throws {
    guard depth <= Self.deepest else {
      throw ExchangeError(.bagFileForbidden, detail: "folders nested too deeply")
    }
    for name in try names(folder) {
      var status = stat()
      guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw ExchangeError.system("looking at a file")
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        files.append(BagFile(path: prefix + name, size: UInt64(clamping: status.st_size)))
      case S_IFDIR:
        try walk(
          self.folder(name, in: folder), prefix: prefix + name + "/", depth: depth + 1, into: &files
        )
      default:
        throw ExchangeError(.bagFileForbidden, at: prefix.hasPrefix("data/") ? "data/" : nil)
      }
    }
  }

  private func names(_ folder: FileDescriptor) throws -> [String] {
    let copy = dup(folder.number)
    guard copy >= 0 else { throw ExchangeError.system("listing a folder") }
    guard let stream = fdopendir(copy) else {
      close(copy)
      throw ExchangeError.system("listing a folder")
    }
    defer { closedir(stream) }
    // The copy shares its position with the folder, which may have been listed before.
    rewinddir(stream)
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        throw ExchangeError(.containerNameForbidden, detail: "a file name is not UTF-8")
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
