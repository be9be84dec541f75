import FoundationEssentials

/// Where the external test vectors lie: in a folder beside the project, never copied into it.
package enum VectorFiles {
  /// The absolute path of `name` among the vectors.
  package static func path(_ name: String) -> String {
    var folder = URL(fileURLWithPath: #filePath)
    repeat {
      folder.deleteLastPathComponent()
    } while folder.path != "/"
      && !FileManager.default.fileExists(atPath: folder.path + "/Package.swift")
    folder.deleteLastPathComponent()
    return folder.path + "/shared/vectors/" + name
  }

  /// Whether tests of these vectors shall run: they are there, or this is continuous integration, where their
  /// absence is a failure.
  package static func areRequired(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The names of the files in a folder, sorted, without hidden ones.
  package static func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).filter { !$0.hasPrefix(".") }
      .sorted()
  }

  /// The contents of a file.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Bytes written as hexadecimal digits.
  package static func hex(_ text: String) throws -> [UInt8] {
    let digits = text.compactMap { $0.hexDigitValue.map(UInt8.init) }
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else {
      throw VectorError(reason: "not hexadecimal")
    }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// Bytes as hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

/// A vector file that cannot be understood.
package struct VectorError: Error, CustomStringConvertible {
  /// What is wrong.
  package let reason: String

  /// Makes the error.
  package init(reason: String) { self.reason = reason }

  /// The reason.
  package var description: String { reason }
}

/// What running one vector gave.
package struct VectorResult: Sendable {
  /// Name of the case, unique within its suite.
  package let id: String
  /// What the vector demands.
  package let expected: String
  /// What happened, in the same words.
  package let actual: String

  /// Makes a result.
  package init(id: String, expected: String, actual: String) {
    self.id = id
    self.expected = expected
    self.actual = actual
  }

  /// Whether what happened is what the vector demands.
  package var isAsExpected: Bool { expected == actual }
}
