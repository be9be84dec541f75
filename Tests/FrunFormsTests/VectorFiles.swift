import FoundationEssentials
import FrunText
import Testing

/// Finds the shared facts beside the project.
enum VectorFiles {
  /// The project's root: the folder above this file that holds the manifest.
  static var root: String {
    var path = #filePath
    while let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
      if FileManager.default.fileExists(atPath: path + "/Package.swift") { return path }
    }
    return "."
  }

  static var isRequired: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
  }

  static func bytes(_ name: String) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: root + "/../shared/" + name) else {
      return nil
    }
    return Array(data)
  }

  static var isPresent: Bool {
    isRequired || FileManager.default.fileExists(atPath: root + "/../shared/vectors/xpath.jsonl")
  }

  /// One JSON value per line.
  static func lines(_ name: String) throws -> [JSONValue] {
    let content = try #require(Self.bytes("vectors/" + name), "the shared test facts are missing")
    return try content.split(separator: UInt8(ascii: "\n")).map {
      try JSONValue(parsing: Array($0))
    }
  }
}
