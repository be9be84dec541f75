import CSQLite

/// What a connection is opened on, which decides how it is set up.
enum ConnectionProfile {
  case memory
  case plain
  case vault

  /// Settings, in this order. Deleted content is overwritten inside its page. Temporary tables
  /// stay in memory. A commit is on the disk when it is reported; the journal is truncated, because
  /// unlinking it needs a directory sync that `FULL` does not do.
  var pragmas: [String] {
    let file = ["PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=FULL"]
    return ["PRAGMA secure_delete=ON", "PRAGMA temp_store=MEMORY"]
      + (self == .memory ? [] : file) + ["PRAGMA foreign_keys=ON"]
  }
}

extension Connection {
  /// Hardens a fresh connection: a schema that was tampered with must not run code, load
  /// libraries or reach other files.
  func setUp(_ profile: ConnectionProfile) throws(SQLiteError) {
    let pointer = try handle()
    sqlite3_busy_timeout(pointer, Connection.busyTimeout)
    let switches: [(verb: Int32, value: Int32)] = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
      // "x" is a name and never a string: a misspelt column must not become data.
      (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
    ]
    for item in switches {
      let status = frun_sqlite3_db_config(pointer, item.verb, item.value, nil)
      guard status == SQLITE_OK else {
        throw SQLiteError(database: pointer, code: status, phase: .running, sql: nil)
      }
    }
    for pragma in profile.pragmas { try execute(pragma) }
    Authorizer.install(on: pointer, policy: database.policy)
  }
}
