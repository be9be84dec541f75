package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Notes that the acting member read or exported something.
  ///
  /// `action` is a word such as `show`, `list` or `export`; `stream` is nil for lists over many.
  @discardableResult
  package func logAccess(command: String, stream: StreamID?, action: String) throws -> AccessEntry {
    guard command.utf8.count <= 256, action.utf8.count <= 64 else {
      throw StoreError(.limit, "a command or action is too long")
    }
    let member = try requiredIdentity().member
    return try database.write {
      try AccessLog(database: database).append(
        at: clock(), member: member, command: command, stream: stream, action: action)
    }
  }

  /// The access log, the newest entry first.
  package func accessLog(_ query: AccessQuery = AccessQuery()) throws -> [AccessEntry] {
    try database.read { try AccessLog(database: database).entries(query) }
  }

  /// The number and hash of the newest journal entry: what is anchored outside the vault.
  package func anchorHead() throws -> (sequence: Int, hash: [UInt8]) { try journal.head() }

  /// The hash of a journal entry; nil when there is none of this number. An anchored head that is
  /// missing or differs is evidence that the vault was put back.
  package func journalHash(at sequence: Int) throws -> [UInt8]? {
    if sequence == 0 { return CommitLog.noHash }
    return try database.first("SELECT hash FROM journal WHERE sequence = ?", sequence) {
      $0.bytes(0)
    }
  }
}
