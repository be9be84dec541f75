internal import CSystem
internal import Glibc

/// Files that a crash, or somebody who did not want to wait, left half written. They are encrypted like what
/// they would have become, and nobody's: the next export into the same folder removes them.
enum Leftovers {
  static let suffix = ".age.partial"

  /// Removes half-written archives from a folder, except those that somebody is writing just now.
  static func remove(from folder: FileDescriptor) {
    let copy = frun_openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard copy >= 0, let directory = fdopendir(copy) else { return }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(suffix) { names.append(name) }
    }
    closedir(directory)
    for name in names {
      let file = try? FileDescriptor(
        opening: name, in: folder, flags: O_RDWR | O_NOFOLLOW | O_NONBLOCK, what: "opening")
      guard let file, flock(file.number, LOCK_EX | LOCK_NB) == 0,
        name.hasPrefix("frun-") || isOurs(file)
      else { continue }
      unlinkat(folder.number, name, 0)
    }
  }

  /// Whether a file with a name that a person chose was begun here: private, this user's, and empty or
  /// encrypted. What another program is fetching under such a name stays.
  private static func isOurs(_ file: FileDescriptor) -> Bool {
    guard let status = try? file.status(), status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o777 == 0o600, status.st_uid == geteuid()
    else { return false }
    guard let start = try? file.read(upTo: 21) else { return false }
    return start.isEmpty || start.elementsEqual("age-encryption.org/v1".utf8)
      || start.elementsEqual("-----BEGIN AGE ENCRYP".utf8)
  }
}
