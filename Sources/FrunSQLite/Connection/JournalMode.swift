/// How SQLite ends the rollback journal of a finished transaction.
///
/// Vaults are opened with `truncate`. The others are valid states of the format, which tests
/// and measurements use; `delete` loses the last commit when the power fails, because nothing
/// synchronises the directory.
package enum JournalMode: String, CaseIterable, Sendable {
  case truncate
  case delete
  case persist
}

extension Connection {
  /// Changes the journal mode until the connection is closed.
  package func setJournalMode(_ mode: JournalMode) throws(SQLiteError) {
    database.policy.maySetPragmas = true
    defer { database.policy.maySetPragmas = false }
    try execute("PRAGMA journal_mode=\(mode.rawValue)")
  }
}
