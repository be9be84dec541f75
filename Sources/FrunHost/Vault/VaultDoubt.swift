import FrunDomain
import FrunSQLite
import FrunStore

/// Remembers that the side file of a vault was found in a state that only a power cut or a hand
/// that is not ours leaves behind, until everything was checked.
///
/// SQLite puts such a side file away at the first look, so the next command would see nothing of
/// it. The mark lies beside the anchor, outside the vault, and stays until a full check found
/// nothing.
struct VaultDoubt {
  let path: String

  /// Whether a check is still owed.
  var isRaised: Bool { Files.exists(path) }

  /// Notes that a check is owed.
  func raise() throws(FileProblem) {
    guard !isRaised else { return }
    if let end = path.lastIndex(of: "/") { try Files.makeDirectory(String(path[..<end])) }
    try Files.write(path, Array("check owed\n".utf8), replace: true)
  }

  /// Nothing was found.
  func clear() { Files.remove(path) }

  /// Checks structure and history when a check is owed, before anything is shown or written.
  ///
  /// Throws `VaultError.inconsistent` with the number of findings.
  func settle(_ connection: Connection, _ store: CaseStore) throws {
    guard isRaised else { return }
    let count = try connection.integrityFindings().count
    guard count == 0 else { throw VaultError.inconsistent(count) }
    let problems = try store.verify().problems.count
    guard problems == 0 else { throw VaultError.inconsistent(problems) }
    clear()
  }
}
