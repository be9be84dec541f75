import Foundation

/// The checked-out project as files.
enum Project {
  /// The folder that holds `Package.swift`.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
      {
        return folder
      }
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  /// Paths, relative to the root, of every Swift file under a folder.
  static func swiftFiles(under folder: String) throws -> [String] {
    let base = root.appendingPathComponent(folder).path
    guard let walker = FileManager.default.enumerator(atPath: base) else { return [] }
    return walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { folder + "/" + $0 }.sorted()
  }

  static func text(of file: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
  }

  /// Module names in `import` lines, with any access level or attribute before them.
  static func imports(of file: String) throws -> Set<String> {
    var names: Set<String> = []
    for line in try text(of: file).split(separator: "\n") {
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      let bare = words.drop {
        ["public", "package", "internal", "private", "fileprivate"].contains($0)
      }
      guard bare.first == "import", let name = bare.dropFirst().last, bare.count <= 3 else {
        continue
      }
      names.insert(String(name.split(separator: ".").first ?? name))
    }
    return names
  }
}

/// The parts of `swift package dump-package` that the tests read.
struct PackageDescription: Decodable {
  struct Target: Decodable {
    struct Dependency: Decodable {
      var byName: [String?]?
      var target: [Name]?
      enum Name: Decodable {
        case text(String)
        case other
        init(from decoder: any Decoder) throws {
          self = (try? decoder.singleValueContainer().decode(String.self)).map(Name.text) ?? .other
        }
      }
      enum CodingKeys: String, CodingKey { case byName, target }
      init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let names = try box.decodeIfPresent([Name].self, forKey: .byName)
        byName = names?.map { if case .text(let name) = $0 { name } else { nil } }
        target = try box.decodeIfPresent([Name].self, forKey: .target)
      }
    }
    var name: String
    var type: String
    var path: String?
    var dependencies: [Dependency]

    var dependencyNames: Set<String> {
      Set(
        dependencies.compactMap { dependency in
          if let name = dependency.byName?.first { return name }
          if case .text(let name)? = dependency.target?.first { return name }
          return nil
        })
    }
    var folder: String { path ?? (type == "test" ? "Tests/\(name)" : "Sources/\(name)") }
    var isUnderTests: Bool { folder.hasPrefix("Tests/") }
  }
  struct Ignored: Decodable { init(from decoder: any Decoder) throws {} }

  var targets: [Target]
  var dependencies: [Ignored]

  /// Runs the package manager once and decodes what it prints.
  static func load() throws -> PackageDescription { try shared.get() }

  private static let shared = Result { try run() }

  private static func run() throws -> PackageDescription {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("frun-dump-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // A scratch folder of its own: the running `swift test` holds the lock of the usual one.
    process.arguments = [
      "swift", "package", "--scratch-path", scratch.path, "--package-path", Project.root.path,
      "dump-package",
    ]
    var environment = ProcessInfo.processInfo.environment
    environment["FRUN_TARGETS"] = nil
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(PackageDescription.self, from: data)
  }
}
