import FrunKit

extension HostServices {
  /// Does what cannot be taken back once the sheets that it needs are on the disk.
  ///
  /// The pages are written and flushed under names of their own first. Where `change` fails they are
  /// removed and what was in the folder stays; after it only the names are missing. Without sheets
  /// there is only the change; a dry run writes none.
  func writing<T>(_ sheets: SheetFolder?, _ change: () throws -> T) throws -> T {
    try session.checkInterruption()
    guard let sheets else { return try change() }
    let names = sheets.pages.keys.sorted()
    for name in names where name.contains("/") || name.hasPrefix(".") || name.isEmpty {
      throw Failure(.bug, "files.name", "a file of the folder has a name with a path")
    }
    let finals = names.map { "\(sheets.path)/\($0)" }
    if !sheets.replaces, let taken = finals.first(where: { Files.exists($0) }) {
      throw Failure(
        .cannotCreate, "file.exists", "the file exists already", place: taken,
        hints: ["give another folder, or take the sheets out of this one first"])
    }
    if session.invocation.context.dryRun { return try change() }
    try flushLog()
    let pending = finals.map { $0 + Self.pendingEnding }
    let result: T
    do {
      do {
        try Files.makeDirectory(sheets.path)
        for (name, path) in zip(names, pending) {
          try Files.write(path, sheets.pages[name] ?? [], replace: true)
        }
        try Files.syncDirectory(sheets.path)
      } catch {
        throw error.failure(writing: sheets.path)
      }
      result = try change()
    } catch {
      for path in pending { Files.remove(path) }
      throw error
    }
    noteChange()
    do {
      for (path, final) in zip(pending, finals) { try Files.move(path, to: final) }
      try? Files.syncDirectory(sheets.path)
    } catch {
      // The key is in use and its shares are whole: only their names are not the ones asked for.
      try warn(
        "The sheets could not get their names; those that end in \(Self.pendingEnding) count.")
    }
    return result
  }

  /// What the name of a sheet ends in until its key is in use.
  private static let pendingEnding = ".new"
}
