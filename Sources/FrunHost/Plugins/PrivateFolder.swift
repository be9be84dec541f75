import CSystem
import FrunKit
import Glibc

/// A folder nobody else can look into, gone after use.
struct PrivateFolder {
  let path: String

  /// - Parameter runtime: a directory in memory; nil uses `/tmp`.
  init(runtime: String?) throws {
    var template = Array("\(runtime ?? "/tmp")/frun-plugin-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        .io, "plugin.folder", "no private folder can be made", causes: [FileProblem(errno).cause])
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a program can be run from it: some offices forbid it where everybody may write.
  var holdsPrograms: Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && facts.f_flag & Self.noExecution == 0
  }

  /// `ST_NOEXEC` of <sys/statvfs.h>, which only GNU programs see.
  private static let noExecution: UInt = 8

  /// Removes it with what lies in it.
  func remove() { Files.removeTree(path) }
}
