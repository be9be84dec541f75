import CSQLite

/// Refuses, while statements are compiled, what no part of frun needs: reaching other files and
/// weakening the settings on which durability and secrecy rest (FRV1 8.8).
enum Authorizer {
  /// Pragmas that may be read but not set once the connection is set up.
  static let frozenPragmas: Set<String> = [
    "auto_vacuum", "checkpoint_fullfsync", "data_store_directory", "fullfsync", "journal_mode",
    "key", "locking_mode", "mmap_size", "page_size", "rekey", "synchronous", "temp_store",
    "temp_store_directory", "trusted_schema", "wal_autocheckpoint", "writable_schema",
  ]

  static func install(on database: OpaquePointer) {
    sqlite3_set_authorizer(
      database,
      { _, action, first, second, _, _ in
        switch action {
        case SQLITE_ATTACH:
          // VACUUM attaches a nameless temporary database.
          return first.map { $0.pointee == 0 } == true ? SQLITE_OK : SQLITE_DENY
        case SQLITE_PRAGMA:
          guard let first, second != nil else { return SQLITE_OK }
          let name = String(cString: first).lowercased()
          return Authorizer.frozenPragmas.contains(name) ? SQLITE_DENY : SQLITE_OK
        case SQLITE_FUNCTION:
          guard let second else { return SQLITE_OK }
          return sqlite3_stricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK
        default:
          return SQLITE_OK
        }
      }, nil)
  }
}
