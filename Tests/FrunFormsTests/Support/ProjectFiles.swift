import FoundationEssentials

/// Finds the project's own files.
enum ProjectFiles {
  /// The project's root: the folder above this file that holds the manifest.
  static var root: String {
    var path = #filePath
    while let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
      if FileManager.default.fileExists(atPath: path + "/Package.swift") { return path }
    }
    return "."
  }
}
