import FrunSQLite

/// The one door through which the store reaches SQLite.
///
/// All statements pass here, so that tests can make any one of them fail and see that the state
/// before is kept.
final class StoreDatabase {
  let connection: Connection
  /// Called before each statement with its text; what it throws replaces the statement.
  var beforeStatement: ((String) throws -> Void)?
  /// Called when a transaction or savepoint was undone: what was remembered of it is void.
  var afterRollback: [() -> Void] = []

  init(connection: Connection) {
    self.connection = connection
  }

  // MARK: Statements

  @discardableResult
  func run(_ sql: String, _ values: any SQLBindable...) throws -> Int {
    try run(sql, values)
  }

  @discardableResult
  func run(_ sql: String, _ values: [any SQLBindable]) throws -> Int {
    try beforeStatement?(sql)
    return try reporting { try connection.run(sql, values) }
  }

  func query<T>(
    _ sql: String, _ values: any SQLBindable..., row: (Statement) throws -> T
  ) throws -> [T] {
    try query(sql, values, row: row)
  }

  func query<T>(
    _ sql: String, _ values: [any SQLBindable], row: (Statement) throws -> T
  ) throws -> [T] {
    try beforeStatement?(sql)
    return try reporting { try connection.query(sql, values, row: row) }
  }

  func first<T>(
    _ sql: String, _ values: any SQLBindable..., row: (Statement) throws -> T
  ) throws -> T? {
    try beforeStatement?(sql)
    return try reporting { try connection.first(sql, values, row: row) }
  }

  /// Reads rows one by one without keeping them; `row` returns false to stop.
  func each(
    _ sql: String, _ values: any SQLBindable..., row: (Statement) throws -> Bool
  ) throws {
    try beforeStatement?(sql)
    try reporting {
      try connection.withStatement(sql) { (statement: Statement) throws -> Void in
        try statement.bind(values)
        while try statement.step() { if try !row(statement) { break } }
      }
    }
  }

  func execute(_ script: String) throws {
    try beforeStatement?(script)
    try reporting { try connection.execute(script) }
  }

  // MARK: Transactions

  /// Runs `body` in a transaction that writes; inside another one, in a savepoint of it.
  func write<T>(_ body: () throws -> T) throws -> T {
    do {
      return try reporting {
        try connection.isInTransaction
          ? connection.withSavepoint(body) : connection.withTransaction(body)
      }
    } catch {
      for action in afterRollback { action() }
      throw error
    }
  }

  /// Runs `body` on one state of the database.
  func read<T>(_ body: () throws -> T) throws -> T {
    if connection.isInTransaction { return try body() }
    return try reporting { try connection.withReadTransaction(body) }
  }

  /// Gives failures of SQLite the codes of the store.
  private func reporting<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as SQLiteError { throw StoreError(error) }
  }
}
