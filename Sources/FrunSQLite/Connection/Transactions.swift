extension Connection {
  /// Runs `body` in a transaction that holds the write lock from its start (BEGIN IMMEDIATE), so
  /// that it cannot fail for a lock half-way. Commits when `body` returns, rolls back when it
  /// throws. Transactions do not nest; use `withSavepoint` inside one.
  @discardableResult
  package func withTransaction<T>(_ body: () throws -> T) throws -> T {
    try transaction(beginningWith: "BEGIN IMMEDIATE", body)
  }

  /// Runs `body` in a transaction that only reads: it sees one state of the database throughout,
  /// and many small reads cost one lock instead of many.
  @discardableResult
  package func withReadTransaction<T>(_ body: () throws -> T) throws -> T {
    try transaction(beginningWith: "BEGIN DEFERRED", body)
  }

  /// Runs `body` with the write lock and changes nothing in the database: the transaction is
  /// rolled back, because even an empty commit waits until nobody reads.
  func withWriteLock<T>(_ body: () throws -> T) throws -> T {
    try run("BEGIN IMMEDIATE")
    defer { if isInTransaction { try? execute("ROLLBACK") } }
    return try body()
  }

  private func transaction<T>(
    beginningWith begin: String, _ body: () throws -> T
  ) throws -> T {
    guard !isInTransaction else {
      throw SQLiteError(.misuse, message: "a transaction is open already")
    }
    try run(begin)
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // After some errors (disk full, I/O) SQLite has rolled back by itself. When the rollback
      // fails too, the journal stays and the next open repeats it, so the first error is the
      // one to report.
      if isInTransaction { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body` so that its changes alone are undone when it throws. May nest, inside or outside
  /// a transaction.
  @discardableResult
  package func withSavepoint<T>(_ body: () throws -> T) throws -> T {
    try run("SAVEPOINT frun")
    do {
      let result = try body()
      try run("RELEASE frun")
      return result
    } catch {
      if isInTransaction {
        try? execute("ROLLBACK TO frun")
        try? execute("RELEASE frun")
      }
      throw error
    }
  }
}
