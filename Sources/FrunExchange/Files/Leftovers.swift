internal import CSystem
internal import Glibc

/// Files that a crash left half written. They are encrypted like what they would have become, and
/// nobody's: the next export into the same folder removes them.
enum Leftovers {
  static let suffix = ".tar.zst.age.partial"

  /// Removes half-written archives from a folder, except those that somebody is writing just now.
  static func remove(from folder: FileDescriptor) {
    let copy = frun_openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard copy >= 0, let directory = fdopendir(copy) else { return }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix("frun-"), name.hasSuffix(suffix) { names.append(name) }
    }
    closedir(directory)
    for name in names {
      let file = try? FileDescriptor(
        opening: name, in: folder, flags: O_RDWR | O_NOFOLLOW | O_NONBLOCK, what: "opening")
      guard let file, flock(file.number, LOCK_EX | LOCK_NB) == 0 else { continue }
      unlinkat(folder.number, name, 0)
    }
  }
}
