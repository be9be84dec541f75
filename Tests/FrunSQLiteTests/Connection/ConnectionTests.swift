import FrunSQLite
import Testing

/// The extended code of the error that `body` throws, or nil when it throws none of SQLite's.
func code(_ body: () throws -> Void) -> ResultCode? {
  do {
    try body()
    return nil
  } catch {
    return (error as? SQLiteError)?.extendedCode
  }
}

@Suite struct ConnectionTests {
  @Test(arguments: [
    SQLValue.null, .integer(.min), .integer(.max), .real(0.1), .text(""), .text("ايمان\u{0}x"),
    .blob([]), .blob([0, 255]),
  ])
  func roundTrip(value: SQLValue) throws {
    let db = try Connection.inMemory()
    let read = try db.first("SELECT ?1", value) { $0.value(0) }
    #expect(read == value)
  }

  @Test func typedReads() throws {
    let db = try Connection.inMemory()
    let statement = try db.prepare("SELECT :a, 2.5, 'three', x'04', NULL")
    try statement.bind(1, named: ":a")
    #expect(statement.isNull(0) && statement.string(2) == "")
    #expect(try statement.step())
    #expect(statement.columnCount == 5)
    #expect(statement.int64(0) == 1 && statement.bool(0) && statement.double(1) == 2.5)
    #expect(statement.string(2) == "three" && statement.bytes(3) == [4])
    #expect(statement.optionalString(4) == nil && statement.optionalInt64(0) == 1)
    #expect(statement.isNull(5) && statement.isNull(-1) && statement.optionalBytes(99) == nil)
    #expect(try !statement.step())
  }

  @Test func cacheGivesNestedUsesTheirOwnStatement() throws {
    let db = try Connection.inMemory()
    try db.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1),(2),(3)")
    let pairs = try db.query("SELECT a FROM t") { outer in
      let sum = try db.query("SELECT a FROM t") { $0.int(0) }.reduce(0, +)
      return outer.int(0) * 100 + sum
    }
    #expect(pairs == [106, 206, 306])
  }

  @Test func manyStatementsPassThroughTheCache() throws {
    let db = try Connection.inMemory()
    for number in 0..<300 {
      #expect(try db.first("SELECT \(number)") { $0.int(0) } == number)
    }
  }

  @Test func wrongNumberOfValues() throws {
    let db = try Connection.inMemory()
    #expect(throws: SQLiteError.self) { try db.run("SELECT ?1, ?2", 1) }
    #expect(throws: SQLiteError.self) { try db.run("SELECT 1; SELECT 2") }
    #expect(throws: SQLiteError.self) { try db.run("  ") }
    #expect(throws: SQLiteError.self) {
      try db.withStatement("SELECT 1") { try $0.bind(1, named: ":x") }
    }
  }

  @Test func closedConnection() throws {
    let db = try Connection.inMemory()
    let statement = try db.prepare("SELECT 1")
    db.close()
    db.close()
    #expect(code { _ = try statement.step() } == .misuse)
    #expect(code { try db.run("SELECT 1") } == .misuse)
    #expect(code { try db.execute("SELECT 1") } == .misuse)
  }

  @Test func statementOutlivesConnection() throws {
    func make() throws -> Statement {
      let db = try Connection.inMemory()
      return try db.prepare("SELECT 7")
    }
    let statement = try make()
    #expect(try statement.step())
    #expect(statement.int(0) == 7)
  }

  @Test func errorsMatchByClassAndDetail() throws {
    let db = try Connection.inMemory()
    try db.execute("CREATE TABLE person(name TEXT UNIQUE NOT NULL)")
    try db.run("INSERT INTO person VALUES(?)", "Amira")
    #expect(code { try db.run("INSERT INTO person VALUES(?)", "Amira") } == .constraintUnique)
    #expect(
      code { try db.run("INSERT INTO person VALUES(?)", SQLValue.null) } == .constraintNotNull)
    let error: any Error = SQLiteError(.constraintUnique, message: "")
    #expect(ResultCode.constraint ~= error && ResultCode.constraintUnique ~= error)
    #expect(!(ResultCode.constraintNotNull ~= error) && !(ResultCode.busy ~= error))
  }

  @Test(arguments: [
    "SELECT * FROM person WHERE name='Amira' OR born=19991231 OR note=x'416d697261'",
    "SELECT \"Amira",
    "SELECT 'Amira",
    "INSERT INTO person VALUES('Amira','O''Amira', 12345) -- Amira",
    "SELECT * FROM words WHERE words MATCH 'Amira:x'",
    "SELECT * FROM words WHERE words MATCH '\"Amira'",
    "SELECT json_extract('{Amira', '$.Amira')",
  ])
  func errorsHoldNoValues(sql: String) throws {
    let db = try Connection.inMemory()
    try db.execute("CREATE TABLE person(name TEXT); CREATE VIRTUAL TABLE words USING fts5(word)")
    do {
      try db.run(sql)
      Issue.record("no error")
    } catch {
      let text = "\(error)"
      for secret in ["Amira", "19991231", "416d697261", "12345"] {
        #expect(!text.contains(secret), "\(text)")
      }
    }
  }

  @Test(arguments: [
    "ATTACH '/tmp/other' AS other", "ATTACH ':memory:' AS other", "PRAGMA journal_mode=OFF",
    "PRAGMA writable_schema=ON", "PRAGMA synchronous=OFF", "PRAGMA mmap_size=1000000",
    "SELECT load_extension('x')", "PRAGMA page_size=512", "PRAGMA Journal_Mode=wal",
  ])
  func forbiddenStatements(sql: String) throws {
    let db = try Connection.inMemory()
    #expect(throws: SQLiteError.self) { try db.run(sql) }
  }

  @Test func frozenPragmasMayBeRead() throws {
    let db = try Connection.inMemory()
    #expect(try db.first("PRAGMA temp_store") { $0.int(0) } == 2)
    #expect(try db.first("PRAGMA foreign_keys") { $0.int(0) } == 1)
    #expect(try db.first("PRAGMA trusted_schema") { $0.int(0) } == 0)
    try db.execute("VACUUM")
  }
}

@Suite struct TransactionTests {
  struct Stop: Error {}

  private func table() throws -> Connection {
    let db = try Connection.inMemory()
    try db.execute("CREATE TABLE t(a INTEGER PRIMARY KEY)")
    return db
  }

  private func rows(_ db: Connection) throws -> [Int] {
    try db.query("SELECT a FROM t ORDER BY a") { $0.int(0) }
  }

  @Test func commitAndRollBack() throws {
    let db = try table()
    try db.withTransaction { try db.run("INSERT INTO t VALUES(1)") }
    #expect(db.lastInsertRowID == 1 && db.changes == 1)
    #expect(throws: Stop.self) {
      try db.withTransaction {
        try db.run("INSERT INTO t VALUES(2)")
        throw Stop()
      }
    }
    #expect(try rows(db) == [1])
    #expect(!db.isInTransaction)
  }

  @Test func transactionsDoNotNest() throws {
    let db = try table()
    #expect(throws: SQLiteError.self) {
      try db.withTransaction { try db.withTransaction {} }
    }
    #expect(!db.isInTransaction)
  }

  @Test func savepointsNest() throws {
    let db = try table()
    try db.withTransaction {
      try db.run("INSERT INTO t VALUES(1)")
      try? db.withSavepoint {
        try db.run("INSERT INTO t VALUES(2)")
        try db.withSavepoint { try db.run("INSERT INTO t VALUES(3)") }
        throw Stop()
      }
      try db.withSavepoint {
        try? db.withSavepoint {
          try db.run("INSERT INTO t VALUES(4)")
          throw Stop()
        }
        try db.run("INSERT INTO t VALUES(5)")
      }
    }
    #expect(try rows(db) == [1, 5])
  }

  @Test func readTransaction() throws {
    let db = try table()
    #expect(try db.withReadTransaction { try rows(db) } == [])
  }

  @Test func conflictThatRollsBackByItself() throws {
    let db = try table()
    try db.run("INSERT INTO t VALUES(1)")
    #expect(throws: SQLiteError.self) {
      try db.withTransaction {
        try db.run("INSERT INTO t VALUES(2)")
        try db.run("INSERT OR ROLLBACK INTO t VALUES(1)")
      }
    }
    #expect(try rows(db) == [1])
  }
}
