import Glibc

/// Files of the source tree, found from a file of the tests.
package enum SourceTree {
  /// The directory with `Package.swift`, above this file.
  package static func root(of file: String = #filePath) -> String {
    var parts = file.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let path = "/" + parts.joined(separator: "/")
      if TemporaryDirectory.read(path + "/Package.swift") != nil { return path }
      parts.removeLast()
    }
    return "/"
  }

  /// Compares with a golden file, or records it when `FRUN_RECORD` is set.
  ///
  /// Answers nil when they agree, else what is wrong. A missing file is wrong:
  /// nothing is compared by accident.
  package static func compare(_ text: String, toGolden name: String) -> String? {
    let path = root() + "/Tests/CommandLine/Golden/" + name
    if getenv("FRUN_RECORD") != nil {
      guard let file = fopen(path, "w") else { return "cannot record \(name)" }
      fputs(text, file)
      fclose(file)
      return nil
    }
    guard let bytes = TemporaryDirectory.read(path) else {
      return "\(name) is missing; FRUN_RECORD=1 records it"
    }
    let golden = String(decoding: bytes, as: UTF8.self)
    if golden == text { return nil }
    let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? old[index] : "(end)"
      let after = index < new.count ? new[index] : "(end)"
      if before != after {
        return "\(name) line \(index + 1): recorded \(before) but now \(after)"
      }
    }
    return "\(name) differs"
  }
}
