internal import Glibc

/// The new, private folder that receives what was saved. Its file names are the closed list of the format, so
/// nothing can reach outside.
final class SalvageFolder {
  private let path: String
  private var made: Set<String> = []
  private var files: [String] = []

  /// Makes the folder, which must not exist.
  init(_ path: String) throws(ExchangeError) {
    guard mkdir(path, 0o700) == 0 else { throw .system("making the folder") }
    self.path = path
  }

  /// A file of the payload, which appears when it is committed.
  func file(_ entry: ArchiveEntry, _ state: SalvageReport.State) throws(ExchangeError)
    -> DurableFile
  {
    // data/ops/000000.jsonl becomes verified/ops/000000.jsonl.
    let name = state.rawValue + "/" + entry.path.dropFirst("data/".count)
    var folder = path
    for segment in name.split(separator: "/").dropLast() {
      folder += "/" + segment
      if made.insert(folder).inserted, mkdir(folder, 0o700) != 0, errno != EEXIST {
        throw .system("making a folder")
      }
    }
    files.append(path + "/" + name)
    return try DurableFile(path: path + "/" + name)
  }

  /// Takes away everything that was made. What lies there is readable by anybody: a run that failed leaves
  /// nothing of it behind.
  func discard() {
    for file in files + [path + "/REPORT.txt"] { unlink(file) }
    // The deepest first.
    for folder in made.sorted(by: { $0.utf8.count > $1.utf8.count }) + [path] { rmdir(folder) }
  }

  /// Writes the report.
  func write(_ report: SalvageReport) throws {
    let file = try DurableFile(path: path + "/REPORT.txt")
    try Array(report.text.utf8).withUnsafeBytes { try file.write($0) }
    try file.commit()
  }
}
