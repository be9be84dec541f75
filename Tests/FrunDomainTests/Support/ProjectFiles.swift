import FoundationEssentials
import Testing

/// Files of the project and the test facts beside it.
enum ProjectFiles {
  /// The folder of Package.swift.
  static let root: String = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path.count > 1 {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder.path
      }
      folder.deleteLastPathComponent()
    }
    return "."
  }()

  /// The path of a file of test facts.
  static func vectors(_ name: String) -> String { root + "/../shared/vectors/" + name }

  /// Whether the facts are there. In CI their absence is a failure, so there
  /// the suites run and fail.
  static func hasVectors(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: vectors(name)) || environment("CI") == "true"
  }

  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Compares a text with a golden file; `FRUN_RECORD=1` writes it instead.
  static func expectGolden(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = root + "/Tests/Fixtures/Domain/" + name
    if environment("FRUN_RECORD") == "1" {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    let golden = try self.text(path)
    guard golden != text else { return }
    let pairs = zip(
      golden.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    let line = pairs.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name) differs from line \((line?.offset ?? -1) + 1): expected \
      \(line.map { String($0.element.0) } ?? "another length"), got \
      \(line.map { String($0.element.1) } ?? "this one")
      """, sourceLocation: sourceLocation)
  }
}
