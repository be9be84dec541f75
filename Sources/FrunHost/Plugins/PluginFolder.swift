import CSystem
import FrunCrypto
import FrunDomain
import FrunKit
import FrunWire
import Glibc

/// The folder of a plugin: who may write into it, what lies in it, and its manifest.
struct PluginFolder {
  let path: String

  /// The most files, and the most bytes in all of them.
  static let fileLimit = 500
  static let byteLimit = 64 << 20

  /// The manifest alone; nothing else of the folder is read and nothing is run.
  func manifest() throws -> PluginManifest {
    let place = path + "/plugin.json"
    do {
      try trust(place, isDirectory: false)
      guard let bytes = try Files.read(place, limit: PluginManifest.byteLimit) else {
        throw Failure(.notFound, "plugin.noManifest", "the folder has no plugin.json", place: path)
      }
      let manifest = try PluginManifest(parsing: bytes)
      let folder = path.split(separator: "/").last.map(String.init)
      guard folder == manifest.name.text else {
        throw Failure(
          .data, "plugin.name", "the plugin has another name than its folder", place: place)
      }
      return manifest
    } catch let problem as FileProblem {
      throw problem.failure(reading: place)
    } catch let error as ManifestError {
      throw Failure(
        .data, "plugin.manifest", "the manifest of the plugin is not valid", place: place,
        causes: error.problems)
    }
  }

  /// Refuses a folder that somebody else than the person or the system can write to: who can
  /// replace the program reads whatever it is given.
  func checkOwner() throws {
    var parent = ""
    for part in path.split(separator: "/") {
      parent += "/" + part
      try trust(parent, isDirectory: true, isParent: parent != path)
    }
    _ = try relativeFiles()
  }

  /// SHA-256 of every file, by its path in the folder.
  ///
  /// - Parameter copy: a folder that is to hold the same bytes; nil for none. What is run from there
  ///   is what was hashed, whatever happens here in the meantime.
  func digests(copyingTo copy: String? = nil) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    var rest = Self.byteLimit
    for name in try relativeFiles() {
      do throws(FileProblem) {
        guard let bytes = try Files.read("\(path)/\(name)", limit: rest) else { continue }
        rest -= bytes.count
        found[name] = SHA256.hash(bytes)
        if let copy { try place(name, bytes, in: copy) }
      } catch {
        throw error.failure(reading: "\(path)/\(name)")
      }
    }
    return found
  }

  private func place(
    _ name: String, _ bytes: [UInt8], in copy: String
  ) throws(FileProblem) {
    let target = "\(copy)/\(name)"
    if let end = name.lastIndex(of: "/") { try Files.makeDirectory("\(copy)/\(name[..<end])") }
    try Files.write(target, bytes, replace: false, syncs: false)
    var facts = stat()
    let isProgram = lstat("\(path)/\(name)", &facts) == 0 && facts.st_mode & S_IXUSR != 0
    guard chmod(target, isProgram ? 0o500 : 0o400) == 0 else { throw FileProblem(errno) }
  }

  /// The paths of all files below the folder, sorted. Anything that is neither file nor folder is
  /// refused: a link could lead out of it.
  func relativeFiles() throws -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
      for name in try Self.entries(of: folder.isEmpty ? path : "\(path)/\(folder)") {
        let relative = folder.isEmpty ? name : "\(folder)/\(name)"
        guard name.unicodeScalars.allSatisfy(PluginManifest.isVisible) else {
          throw Failure(
            .data, "plugin.fileName", "the name of a file in the plugin holds hidden characters",
            place: path)
        }
        if try trust("\(path)/\(relative)") {
          waiting.append(relative)
        } else {
          found.append(relative)
        }
        guard found.count + waiting.count <= Self.fileLimit else {
          throw Failure(
            .data, "plugin.tooLarge", "a plugin has at most \(Self.fileLimit) files", place: path)
        }
      }
    }
    return found.sorted()
  }

  /// The names in a folder, hidden ones too.
  static func entries(of path: String) throws -> [String] {
    guard let directory = opendir(path) else {
      throw FileProblem(errno).failure(reading: path)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether the path is a folder, after checking who may write to it.
  @discardableResult
  private func trust(
    _ path: String, isDirectory: Bool? = nil, isParent: Bool = false
  ) throws -> Bool {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      throw errno == ENOENT
        ? Failure(.notFound, "plugin.notFound", "there is no such plugin folder", place: path)
        : FileProblem(errno).failure(reading: path)
    }
    let kind = facts.st_mode & S_IFMT
    let isFolder = kind == S_IFDIR
    guard isFolder || kind == S_IFREG, isDirectory.map({ $0 == isFolder }) ?? true else {
      throw Failure(
        .denied, "plugin.link", "a plugin consists of files and folders, without links",
        place: path)
    }
    // In a folder with the sticky bit, such as /tmp, nobody can replace what belongs to others.
    let isSticky = isParent && facts.st_mode & S_ISVTX != 0
    let isOurs = facts.st_uid == geteuid() || facts.st_uid == 0
    guard isOurs, isSticky || facts.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw Failure(
        .denied, "plugin.untrusted", "somebody else can write here, so the plugin is not run",
        place: path, hints: ["chmod go-w, or chown, if you trust what is there"])
    }
    // A program that takes somebody's rights on has no place in a plugin.
    guard isFolder || facts.st_mode & (S_ISUID | S_ISGID) == 0 else {
      throw Failure(
        .denied, "plugin.setuid", "a file of the plugin would take on the rights of its owner",
        place: path, hints: ["chmod ug-s"])
    }
    return isFolder
  }
}
