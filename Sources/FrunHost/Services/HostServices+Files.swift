import FrunKit
import FrunTerminal

extension HostServices {
  func readInput(_ name: String, limit: Int) throws -> [UInt8] {
    try session.checkInterruption()
    if name == "-" { return try session.world.streams.input.all(limit: limit) }
    do {
      guard let bytes = try Files.read(name, limit: limit) else {
        throw Failure(.notFound, "file.notFound", "no such file", place: name)
      }
      return bytes
    } catch let problem as FileProblem {
      throw problem.failure(reading: name)
    }
  }

  func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws {
    try session.checkInterruption()
    try flushLog()
    if name == "-" {
      let isText = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
      guard isText || !session.world.streams.terminal.isOutputTerminal else {
        throw Failure.usage(
          "this is not text; it would only confuse the terminal",
          hints: ["give -o FILE, or send the output into a file or a program"])
      }
      return try session.presenter.writeDocument(bytes)
    }
    do {
      try Files.write(name, bytes, replace: replace)
      noteChange()
    } catch {
      throw error.failure(writing: name)
    }
  }

  func writeFolder(_ name: String, _ files: [String: [UInt8]], replace: Bool) throws {
    try session.checkInterruption()
    try flushLog()
    let names = files.keys.sorted()
    for file in names where file.contains("/") || file.hasPrefix(".") || file.isEmpty {
      throw Failure(.bug, "files.name", "a file of the folder has a name with a path")
    }
    do {
      try Files.makeDirectory(name)
      if !replace, let taken = names.first(where: { Files.exists("\(name)/\($0)") }) {
        throw Failure(
          .cannotCreate, "file.exists", "the file exists already", place: "\(name)/\(taken)",
          hints: ["give --force to replace it"])
      }
      for file in names { try Files.write("\(name)/\(file)", files[file] ?? [], replace: replace) }
      noteChange()
    } catch let problem as FileProblem {
      throw problem.failure(writing: name)
    }
  }

  func officeParts(of bytes: [UInt8], name: String) throws -> [String: [UInt8]]? {
    try SpreadsheetFile.parts(of: bytes, name: name)
  }

  func officeFile(_ parts: [OfficePart]) throws -> [UInt8] {
    try SpreadsheetFile.file(parts)
  }

  func data(_ path: String) throws -> [UInt8] {
    let path = try Self.checked(path)
    for directory in dataDirectories {
      do {
        if let bytes = try Files.read("\(directory)/\(path)", limit: 16 << 20) { return bytes }
      } catch {
        throw error.failure(reading: path)
      }
    }
    throw Failure(
      .notFound, "data.notFound", "a file that belongs to frun is missing", place: path,
      hints: ["install frun again, or set FRUN_DATA to its data directory"])
  }

  func dataNames(under path: String) throws -> [String] {
    let path = try Self.checked(path)
    for directory in dataDirectories where Files.isDirectory("\(directory)/\(path)") {
      return Files.names(in: "\(directory)/\(path)")
    }
    return []
  }

  private var dataDirectories: [String] {
    HomePaths.data(
      environment: session.world.environment, executable: ProcessEnvironment.executable())
  }

  /// A path below the data folders and nowhere else.
  static func checked(_ path: String) throws -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let first = parts.first, ["Forms", "Training"].contains(first), !path.hasPrefix("/"),
      !parts.contains(".."), !parts.contains("."), !path.contains("\0")
    else {
      throw Failure(.bug, "data.path", "a data file outside the data folders")
    }
    return parts.joined(separator: "/")
  }
}
