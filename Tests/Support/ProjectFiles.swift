import FoundationEssentials

/// The files of the source tree, found by walking up from this file to the manifest.
package enum ProjectFiles {
  /// The folder with the manifest.
  package static let root: String = {
    var folder = #filePath.split(separator: "/").dropLast()
    while !folder.isEmpty {
      let path = "/" + folder.joined(separator: "/")
      if FileManager.default.fileExists(atPath: path + "/Package.swift") { return path }
      folder = folder.dropLast()
    }
    return "."
  }()

  /// The bytes of a file; nil when there is none.
  package static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: root + "/" + path).map { Array($0) }
  }

  /// The text of a file; nil when there is none or it is not UTF-8.
  package static func text(_ path: String) -> String? {
    bytes(path).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The names in a folder in order; folders end in `/`.
  package static func names(in path: String) -> [String] {
    let folder = root + "/" + path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { name in
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      return isFolder ? name + "/" : name
    }
  }

  /// Compares text with a golden file; with `FRUN_WRITE_GOLDENS=1` writes the file instead.
  ///
  /// - Returns: nil when they are equal, else the first line that differs.
  package static func difference(of text: String, from golden: String) -> String? {
    if ProcessInfo.processInfo.environment["FRUN_WRITE_GOLDENS"] == "1" {
      let path = root + "/" + golden
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      try? FileManager.default.createDirectory(
        atPath: "/" + folder, withIntermediateDirectories: true)
      return FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        ? nil : "cannot write \(golden)"
    }
    guard let expected = self.text(golden) else { return "\(golden) is missing" }
    if text == expected { return nil }
    let left = text.split(separator: "\n", omittingEmptySubsequences: false)
    let right = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for place in 0..<max(left.count, right.count) {
      let mine = place < left.count ? String(left[place]) : "(nothing)"
      let theirs = place < right.count ? String(right[place]) : "(nothing)"
      if mine != theirs { return "\(golden):\(place + 1): is “\(mine)”, should be “\(theirs)”" }
    }
    return "\(golden): differs in its line ends"
  }
}

extension ProjectFiles {
  /// Whether the tests run where nothing may be skipped.
  package static var isContinuousIntegration: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
  }
}
