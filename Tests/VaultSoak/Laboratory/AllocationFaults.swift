import CSQLite

/// Lets the n-th allocation of SQLite fail. Must be installed before SQLite is used at all, so it
/// needs a process of its own.
package enum AllocationFaults {
  // One thread runs these experiments, and SQLite calls back on it.
  nonisolated(unsafe) private static var system = sqlite3_mem_methods()
  // As above.
  nonisolated(unsafe) private static var countdown = 0
  // As above.
  nonisolated(unsafe) private static var isPersistent = false
  // As above.
  nonisolated(unsafe) package private(set) static var failures = 0

  /// Puts itself between SQLite and its allocator. False when SQLite runs already.
  package static func install() -> Bool {
    guard frun_sqlite3_config_getmalloc(&system) == SQLITE_OK else { return false }
    var methods = system
    methods.xMalloc = { size in
      AllocationFaults.fails() ? nil : AllocationFaults.system.xMalloc?(size)
    }
    methods.xRealloc = { memory, size in
      AllocationFaults.fails() ? nil : AllocationFaults.system.xRealloc?(memory, size)
    }
    return frun_sqlite3_config_malloc(&methods) == SQLITE_OK
  }

  /// The n-th allocation from now fails, and all later ones too when `isPersistent`. Zero: none.
  package static func arm(_ nth: Int, isPersistent: Bool) {
    countdown = nth
    failures = 0
    self.isPersistent = isPersistent
  }

  private static func fails() -> Bool {
    guard countdown > 0 else { return false }
    if countdown == 1 {
      if !isPersistent { countdown = 0 }
      failures += 1
      return true
    }
    countdown -= 1
    return false
  }
}
