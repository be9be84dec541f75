import CSystem
import FrunKit
import FrunWire
import Glibc

/// A plugin on its way in: a copy beside the installed ones that is checked before it takes its
/// name, so that what was agreed to is what is run.
struct PluginStaging {
  /// The copy.
  let folder: PluginFolder
  private let user: String
  private let stage: String

  /// Copies a folder the person named. Links and anything that is no file are refused.
  init(source: String, user: String) throws {
    var source = source
    while source.count > 1, source.hasSuffix("/") { source.removeLast() }
    guard Files.isDirectory(source) else {
      throw Failure(
        .notFound, "plugin.notFound", "there is no such folder and no such plugin", place: source)
    }
    let name = try Self.name(of: source)
    self.user = user
    stage = "\(user)/.new-\(getpid())"
    folder = PluginFolder(path: "\(stage)/\(name)")
    do {
      Files.removeTree(stage)
      try Files.makeDirectory(folder.path)
      try copy(source, to: folder.path, executable: nil)
    } catch let problem as FileProblem {
      Files.removeTree(stage)
      throw problem.failure(writing: user)
    } catch {
      Files.removeTree(stage)
      throw error
    }
  }

  /// The folder of a copy takes the name in the manifest, wherever it was copied from.
  private static func name(of source: String) throws -> String {
    do {
      guard
        let bytes = try Files.read(source + "/plugin.json", limit: PluginManifest.byteLimit)
      else {
        throw Failure(
          .notFound, "plugin.noManifest", "the folder has no plugin.json", place: source)
      }
      return try PluginManifest(parsing: bytes).name.text
    } catch let problem as FileProblem {
      throw problem.failure(reading: source + "/plugin.json")
    } catch let error as ManifestError {
      throw Failure(
        .data, "plugin.manifest", "the manifest of the plugin is not valid",
        place: source + "/plugin.json", causes: error.problems)
    }
  }

  private func copy(_ source: String, to target: String, executable: String?) throws {
    var count = 0
    var rest = PluginFolder.byteLimit
    var waiting = [""]
    while let below = waiting.popLast() {
      let directory = below.isEmpty ? source : "\(source)/\(below)"
      for name in try PluginFolder.entries(of: directory) {
        let relative = below.isEmpty ? name : "\(below)/\(name)"
        // What editors and version control leave is no part of a plugin.
        if name.hasPrefix(".") || name == "__pycache__" { continue }
        count += 1
        guard count <= PluginFolder.fileLimit else {
          throw Failure(
            .data, "plugin.tooLarge", "a plugin has at most \(PluginFolder.fileLimit) files",
            place: source)
        }
        try copyEntry("\(source)/\(relative)", relative, to: target, &waiting, &rest)
      }
    }
  }

  private func copyEntry(
    _ path: String, _ relative: String, to target: String, _ waiting: inout [String],
    _ rest: inout Int
  ) throws {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { throw FileProblem(errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR:
      try Files.makeDirectory("\(target)/\(relative)")
      waiting.append(relative)
    case S_IFREG:
      guard let bytes = try Files.read(path, limit: rest) else { throw FileProblem(ENOENT) }
      rest -= bytes.count
      try Files.write("\(target)/\(relative)", bytes, replace: false)
      if facts.st_mode & S_IXUSR != 0 { chmod("\(target)/\(relative)", 0o700) }
    default:
      throw Failure(
        .denied, "plugin.link", "a plugin consists of files and folders, without links",
        place: path)
    }
  }

  /// Puts the copy in the place of the old one, which stays until the new one has its name.
  func moveIn(as name: PluginName) throws {
    // The program must be executable even when it came from a medium that knows no rights.
    let manifest = try folder.manifest()
    chmod("\(folder.path)/\(manifest.executable)", 0o700)
    let target = "\(user)/\(name)"
    let old = "\(stage)/.old"
    let hadOld = rename(target, old) == 0
    guard rename(folder.path, target) == 0 else {
      let problem = FileProblem(errno)
      if hadOld { rename(old, target) }
      throw problem.failure(writing: target)
    }
  }

  /// Removes what is left of the copy.
  func discard() { Files.removeTree(stage) }
}
