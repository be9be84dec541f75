import CSQLite

/// Refuses, while statements are compiled, what no part of frun needs: reaching other files and
/// weakening the settings on which durability and secrecy rest.
enum Authorizer {
  /// Pragmas that may be read but not set once the connection is set up.
  static let frozenPragmas: Set<String> = [
    "checkpoint_fullfsync", "data_store_directory", "fullfsync", "journal_mode",
    "key", "locking_mode", "mmap_size", "page_size", "rekey", "synchronous", "temp_store",
    "temp_store_directory", "trusted_schema", "wal_autocheckpoint", "writable_schema",
  ]

  /// Installs the rules. `policy` must live as long as the database.
  static func install(on database: OpaquePointer, policy: AuthorizationPolicy) {
    sqlite3_set_authorizer(
      database,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let policy = Unmanaged<AuthorizationPolicy>.fromOpaque(context).takeUnretainedValue()
        return Authorizer.permits(action, first, second, policy) ? SQLITE_OK : SQLITE_DENY
      }, Unmanaged.passUnretained(policy).toOpaque())
  }

  private static func permits(
    _ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
    _ policy: AuthorizationPolicy
  ) -> Bool {
    switch action {
    case SQLITE_ATTACH:
      // VACUUM attaches a nameless temporary database, VACUUM INTO its target.
      guard let first else { return false }
      return first.pointee == 0 || String(cString: first) == policy.target
    case SQLITE_PRAGMA:
      guard let first, second != nil, !policy.maySetPragmas else { return true }
      return !frozenPragmas.contains(String(cString: first).lowercased())
    case SQLITE_FUNCTION:
      guard let second else { return true }
      return sqlite3_stricmp(second, "load_extension") != 0
    default:
      return true
    }
  }
}
