import FrunCrypto
package import FrunSQLite

/// Transactions whose outcome can be told from the database alone: each leaves its number in a
/// table of one row, and rows that follow from the seed and the number.
package struct Workload {
  private let seed: UInt64
  private var random = SeededRandom(seed: 0)
  /// Number of transactions done.
  package private(set) var count = 0
  private let rows: Int
  private let noteSize: Int

  /// `rows` bounds the table, `noteSize` the bytes of a row; `count` transactions were done
  /// before.
  package init(seed: UInt64, count: Int = 0, rows: Int = 60, noteSize: Int = 2500) {
    self.seed = seed
    self.count = count
    self.rows = rows
    self.noteSize = noteSize
  }

  /// Makes the tables.
  package static func prepare(_ db: Connection) throws {
    try db.execute(
      """
      CREATE TABLE counter(id INTEGER PRIMARY KEY CHECK(id=1), number INTEGER NOT NULL);
      INSERT INTO counter VALUES(1, 0);
      CREATE TABLE item(id INTEGER PRIMARY KEY, value INTEGER NOT NULL, note BLOB NOT NULL);
      CREATE INDEX item_value ON item(value, id);
      CREATE TABLE account(id INTEGER PRIMARY KEY, amount INTEGER NOT NULL);
      INSERT INTO account VALUES(0,100),(1,100),(2,100),(3,100),(4,100),(5,100),(6,100),(7,100);
      """)
  }

  /// Makes SQLite write pages before the end of a transaction, and several journal headers.
  package static func useTinyCache(_ db: Connection) throws {
    try db.execute("PRAGMA cache_size=4")
  }

  /// One transaction; its number is in the database when it returns.
  package mutating func step(_ db: Connection) throws {
    let number = count + 1
    random = SeededRandom(seed: seed &+ UInt64(number) &* 0x9E37)
    try db.withTransaction {
      try db.run("UPDATE counter SET number=? WHERE id=1", number)
      for _ in 0..<1 + random.below(6) { try change(db) }
      if random.oneIn(3) {
        try db.execute("SAVEPOINT undone")
        for _ in 0..<random.below(8) { try change(db) }
        try db.execute("ROLLBACK TO undone")
        try db.execute("RELEASE undone")
        try change(db)
      }
    }
    count = number
  }

  /// A change that is made and rolled back as a whole.
  package mutating func rollBack(_ db: Connection) throws {
    struct Undo: Error {}
    do {
      try db.withTransaction {
        for _ in 0..<1 + random.below(10) { try change(db) }
        throw Undo()
      }
    } catch is Undo {}
  }

  private mutating func change(_ db: Connection) throws {
    let id = 1 + random.below(rows)
    switch random.below(5) {
    case 4:
      let amount = random.below(50)
      try db.run("UPDATE account SET amount=amount-? WHERE id=?", amount, id % 8)
      try db.run("UPDATE account SET amount=amount+? WHERE id=?", amount, random.below(8))
    case 0:
      try db.run("DELETE FROM item WHERE id=?", id)
    case 1:
      try db.run("UPDATE item SET value=value+? WHERE id<=?", 1 + random.below(9), id)
    default:
      try db.run(
        "INSERT OR REPLACE INTO item VALUES(?,?,?)", id, random.below(1000),
        random.bytes(random.below(noteSize)))
    }
  }

  /// Number of the last transaction, after a look at what must hold in every state: nil when the
  /// accounts do not balance.
  package static func glance(_ db: Connection) throws -> Int? {
    try db.withReadTransaction {
      let number = try db.first("SELECT number FROM counter") { $0.int(0) }
      let sum = try db.first("SELECT sum(amount) FROM account") { $0.int(0) }
      let again = try db.first("SELECT number FROM counter") { $0.int(0) }
      return sum == 800 && number == again ? number : nil
    }
  }

  /// What the database holds: the number of the last transaction, and a digest of all rows.
  package struct Outcome: Hashable, Sendable {
    package let number: Int
    package let digest: [UInt8]
  }

  /// Reads the outcome.
  package static func outcome(_ db: Connection) throws -> Outcome {
    try db.withReadTransaction {
      let stream = SHA256.Stream()
      let number = try db.first("SELECT number FROM counter") { $0.int(0) } ?? -1
      _ = try db.query("SELECT id, value, note FROM item ORDER BY id") { row in
        var head = (row.int64(0), row.int64(1))
        withUnsafeBytes(of: &head) { stream.update($0) }
        row.withBytes(2) { stream.update($0) }
      }
      _ = try db.query("SELECT amount FROM account ORDER BY id") { row in
        var amount = row.int64(0)
        withUnsafeBytes(of: &amount) { stream.update($0) }
      }
      return Outcome(number: number, digest: stream.finalize())
    }
  }
}
