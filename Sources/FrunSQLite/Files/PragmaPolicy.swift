import CSQLite

/// Which pragmas a vault answers by itself.
enum PragmaPolicy {
  /// `argument` points to three C strings: the place for a message, the name, the value.
  static func answer(_ argument: UnsafeMutableRawPointer?) -> Int32 {
    guard let argument else { return SQLITE_NOTFOUND }
    let strings = argument.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    guard let name = strings[1], let value = strings[2] else { return SQLITE_NOTFOUND }
    switch verdict(name: String(cString: name), value: String(cString: value)) {
    case .allowed: return SQLITE_NOTFOUND
    case .ignored: return SQLITE_OK
    case .refused(let reason):
      strings[0] = frun_sqlite3_copy(reason)
      return SQLITE_ERROR
    }
  }

  enum Verdict: Equatable {
    case allowed
    case ignored
    case refused(String)
  }

  static func verdict(name: String, value: String) -> Verdict {
    let value = value.lowercased()
    switch name.lowercased() {
    // Both are fixed at the birth of a vault.
    case "page_size", "mmap_size": return .ignored
    case "journal_mode":
      return ["truncate", "delete", "persist"].contains(value)
        ? .allowed : .refused("a vault keeps a rollback journal")
    // Without the sync before the record count, a torn journal could not be told from a finished one.
    case "synchronous":
      return ["full", "extra", "2", "3"].contains(value)
        ? .allowed : .refused("a vault is written with synchronous=FULL")
    default: return .allowed
    }
  }
}
