import CSQLite

/// The open database behind a connection and its statements.
///
/// Statements share it, so that the database and whatever its files need (`resources`) outlive
/// the last of them; a connection that held its statements and was held by them would never die.
final class DatabaseHandle {
  private(set) var pointer: OpaquePointer?
  private let resources: AnyObject?
  let policy = AuthorizationPolicy()

  init(_ pointer: OpaquePointer, resources: AnyObject?) {
    self.pointer = pointer
    self.resources = resources
  }

  /// Closes the database; SQLite waits for statements that still exist.
  func close() {
    guard let pointer else { return }
    self.pointer = nil
    sqlite3_close_v2(pointer)
  }

  deinit { close() }
}
