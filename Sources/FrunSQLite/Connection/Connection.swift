import CSQLite

/// An open database: statements, transactions, and nothing that knows what is stored.
///
/// Not thread-safe: SQLite is opened without its mutexes, so a connection stays in the isolation
/// that made it.
package final class Connection {
  let database: DatabaseHandle
  private var cache = StatementCache(capacity: 64)
  /// The files of the vault, when this is one.
  var vault: SealingVFS?

  /// How long a call waits for a lock of another process, in milliseconds.
  package static let busyTimeout: Int32 = 10_000

  /// Opens a database that lives in memory and is gone with the connection. For tests.
  package static func inMemory() throws(SQLiteError) -> Connection {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    return try Connection(path: ":memory:", flags: flags, vfs: nil, profile: .memory)
  }

  /// Opens or creates an unencrypted file. Only for measurements against the vault; no case is
  /// ever written this way. `vfs` names another VFS than that of the operating system.
  package static func plainFile(
    _ path: String, vfs: String? = nil
  ) throws(SQLiteError) -> Connection {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    return try Connection(path: path, flags: flags, vfs: vfs, profile: .plain)
  }

  /// Opens `path` through the named VFS and sets the connection up.
  ///
  /// `resources` is kept alive as long as the database or one of its statements. `beforeSetUp`
  /// runs as soon as the database is open, before anything is read.
  init(
    path: String, flags: Int32, vfs: String?, profile: ConnectionProfile,
    resources: AnyObject? = nil, beforeSetUp: (OpaquePointer) -> Int32 = { _ in SQLITE_OK }
  ) throws(SQLiteError) {
    var pointer: OpaquePointer?
    let flags = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let status = sqlite3_open_v2(path, &pointer, flags, vfs)
    guard let pointer else {
      throw SQLiteError(.outOfMemory, message: "no memory for a connection")
    }
    database = DatabaseHandle(pointer, resources: resources)
    guard status == SQLITE_OK else {
      throw SQLiteError(database: pointer, code: status, phase: .running, sql: nil)
    }
    let prepared = beforeSetUp(pointer)
    guard prepared == SQLITE_OK else {
      throw SQLiteError(database: pointer, code: prepared, phase: .running, sql: nil)
    }
    try setUp(profile)
  }

  /// Closes the connection; later calls fail with `ResultCode.misuse`.
  package func close() {
    cache.removeAll()
    database.close()
  }

  func handle() throws(SQLiteError) -> OpaquePointer {
    guard let pointer = database.pointer else { throw .closed }
    return pointer
  }

  // MARK: Statements

  /// Compiles one statement for a caller that keeps it.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, database: database, isPersistent: true)
  }

  /// Lends a statement from the cache, reset and unbound, until the end of `body`.
  package func withStatement<T, Failure: Error>(
    _ sql: String, _ body: (Statement) throws(Failure) -> T
  ) throws -> T {
    let statement = try cache.take(sql) ?? prepare(sql)
    defer {
      statement.reset()
      statement.clearBindings()
      if database.pointer != nil { cache.put(statement) }
    }
    return try body(statement)
  }

  /// Runs one statement to its end; returns the number of rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: any SQLBindable...) throws -> Int {
    try run(sql, values)
  }

  /// Runs one statement to its end; returns the number of rows it changed.
  @discardableResult
  package func run(_ sql: String, _ values: [any SQLBindable]) throws -> Int {
    try withStatement(sql) { statement in
      try statement.bind(values)
      try statement.run()
      return changes
    }
  }

  /// All rows, each read by `row`.
  package func query<T>(
    _ sql: String, _ values: any SQLBindable..., row: (Statement) throws -> T
  ) throws -> [T] {
    try query(sql, values, row: row)
  }

  /// All rows, each read by `row`.
  package func query<T>(
    _ sql: String, _ values: [any SQLBindable], row: (Statement) throws -> T
  ) throws -> [T] {
    try withStatement(sql) { statement in
      try statement.bind(values)
      var rows: [T] = []
      while try statement.step() { rows.append(try row(statement)) }
      return rows
    }
  }

  /// The first row, read by `row`, or nil when there is none.
  package func first<T>(
    _ sql: String, _ values: any SQLBindable..., row: (Statement) throws -> T
  ) throws -> T? {
    try first(sql, values, row: row)
  }

  /// The first row, read by `row`, or nil when there is none.
  package func first<T>(
    _ sql: String, _ values: [any SQLBindable], row: (Statement) throws -> T
  ) throws -> T? {
    try withStatement(sql) { statement in
      try statement.bind(values)
      return try statement.step() ? try row(statement) : nil
    }
  }

  /// Runs a script of statements without parameters, such as a schema.
  package func execute(_ script: String) throws(SQLiteError) {
    let pointer = try handle()
    let status = sqlite3_exec(pointer, script, nil, nil, nil)
    guard status == SQLITE_OK else {
      throw SQLiteError(database: pointer, code: status, phase: .compiling, sql: script)
    }
  }

  // MARK: State

  /// Rows changed by the latest INSERT, UPDATE or DELETE.
  package var changes: Int { database.pointer.map { Int(sqlite3_changes64($0)) } ?? 0 }

  /// Rows changed since the connection was opened.
  package var totalChanges: Int { database.pointer.map { Int(sqlite3_total_changes64($0)) } ?? 0 }

  /// The rowid of the latest insert on this connection; 0 when there was none.
  package var lastInsertRowID: Int64 {
    database.pointer.map { sqlite3_last_insert_rowid($0) } ?? 0
  }

  /// Whether a transaction is open.
  package var isInTransaction: Bool {
    database.pointer.map { sqlite3_get_autocommit($0) == 0 } ?? false
  }
}

@available(*, unavailable)
extension Connection: Sendable {}
