import FrunExchange
import Glibc

/// Verifies every bag of the Library of Congress suite, laid out as `vX.Y/CATEGORY/BAG`, given as a
/// folder or as a packed tar file.
///
/// `valid` must be accepted; `invalid`, `linux-only` and `windows-only` refused; of `warning` the
/// expected answer is a warning, whether or not the bag is complete: three of them list a file that
/// the suite itself cannot store on every disk.
func runBagItSuite(path: String, report: inout ConformanceReport) throws {
  let unpacked = try UnpackedSuite(path)
  for version in unpacked.folders("") {
    for category in unpacked.folders(version) {
      for bag in unpacked.folders(version + "/" + category) {
        let id = "\(version)/\(category)/\(bag)"
        var warnings: [BagWarning] = []
        var outcome = "accepted"
        do {
          _ = try BagVerifier.verify(DirectoryTree(unpacked.path + "/" + id)) { warnings = $0 }
        } catch {
          outcome = "refused"
        }
        let expected: String
        switch category {
        case "valid": expected = "accepted"
        case "warning": (expected, outcome) = ("warned", warnings.isEmpty ? outcome : "warned")
        default: expected = "refused"
        }
        report.record(id, expected: expected, actual: outcome)
      }
    }
  }
}

/// The suite as a folder; a tar file is unpacked into a private folder that goes away again.
private final class UnpackedSuite {
  struct Unreadable: Error {}

  let path: String
  private let isTemporary: Bool

  init(_ path: String) throws {
    if let folder = opendir(path) {
      closedir(folder)
      self.path = path
      isTemporary = false
      return
    }
    guard access(path, R_OK) == 0 else { throw Unreadable() }
    var template = Array("/tmp/frun-conformance-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }
    }
    guard made != nil else {
      throw Unreadable()
    }
    self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    isTemporary = true
    guard Self.run("/bin/tar", ["-xf", path, "-C", self.path]) == 0 else { throw Unreadable() }
  }

  deinit {
    if isTemporary { _ = Self.run("/bin/rm", ["-rf", path]) }
  }

  /// Names of the folders below one, sorted.
  func folders(_ relative: String) -> [String] {
    guard let stream = opendir(path + "/" + relative) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if entry.pointee.d_type == DT_DIR, !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func run(_ tool: String, _ arguments: [String]) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = ([tool] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var child: pid_t = 0
    guard posix_spawn(&child, tool, nil, nil, words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status
  }
}
