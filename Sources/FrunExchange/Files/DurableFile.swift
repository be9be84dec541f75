internal import CSystem
internal import Glibc

/// A new file that appears under its name only when it is complete and on the medium.
///
/// It grows as `<name>.partial`; ``commit()`` flushes it, renames it and flushes the folder, so that
/// after a crash or an unplugged stick there is the whole file or none of that name.
package final class DurableFile {
  private let folder: FileDescriptor
  private let file: FileDescriptor
  private let name: String
  private let replaces: Bool
  private var isCommitted = false

  private var partial: String { name + ".partial" }

  /// Creates `<path>.partial`, readable by the owner only. Unless `replacing`, a file that exists
  /// under the final name is refused now and at the end.
  package init(path: String, replacing: Bool = false) throws(ExchangeError) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != ".." else { throw ExchangeError(.storeNotFound) }
    replaces = replacing
    folder = try FileDescriptor(
      opening: parent, flags: O_RDONLY | O_DIRECTORY, what: "opening the folder")
    if !replacing, faccessat(folder.number, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0 {
      throw ExchangeError(.storeExists)
    }
    // What an earlier crash left behind is nobody's file.
    Leftovers.remove(from: folder)
    unlinkat(folder.number, name + ".partial", 0)
    file = try FileDescriptor(
      opening: name + ".partial", in: folder, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
      what: "creating the file")
    // Whoever cleans up leaves a file alone that is being written; where nothing can be locked,
    // another export into the same folder has to wait for this one.
    _ = flock(file.number, LOCK_EX | LOCK_NB)
  }

  deinit {
    if !isCommitted { unlinkat(folder.number, partial, 0) }
  }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(ExchangeError) {
    try file.write(bytes)
  }

  /// Makes the file appear under its name. `day`, when given, becomes the file's time, in seconds
  /// since 1970, so that the time of work is not on the stick.
  package func commit(time day: Int? = nil) throws(ExchangeError) {
    if let day {
      var times = [timespec(tv_sec: day, tv_nsec: 0), timespec(tv_sec: day, tv_nsec: 0)]
      guard futimens(file.number, &times) == 0 else { throw .system("setting the time") }
    }
    try file.synchronize()
    if replaces {
      guard renameat(folder.number, partial, folder.number, name) == 0 else {
        throw .system("renaming")
      }
    } else {
      try renameWithoutReplacing()
    }
    isCommitted = true
    try folder.synchronize()
  }

  /// A hard link refuses an existing name in one step; file systems without links (FAT) get a check
  /// just before the rename.
  private func renameWithoutReplacing() throws(ExchangeError) {
    if linkat(folder.number, partial, folder.number, name, 0) == 0 {
      unlinkat(folder.number, partial, 0)
      return
    }
    if errno == EEXIST { throw .system("renaming") }
    guard faccessat(folder.number, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 else {
      throw ExchangeError(.storeExists)
    }
    guard renameat(folder.number, partial, folder.number, name) == 0 else {
      throw .system("renaming")
    }
  }
}
