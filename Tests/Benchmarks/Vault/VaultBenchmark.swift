import FrunSQLite
import Glibc
import VaultLaboratory

/// The gates of the vault: how much slower than plain SQLite it may be.
struct VaultBenchmark {
  let runs: Int
  let disk: String
  let ram: String

  /// Runs everything; false when a gate is missed.
  func run() throws -> Bool {
    #if DEBUG
      print("This is a debug build; its figures mean nothing.")
    #endif
    print(
      pad("job", 34), pad("plain", 11), pad("vault", 11), pad("ratio", 7), pad("processor", 10),
      "gate")
    var passed = true
    for job in jobs {
      let (plain, vault) = try measure(job)
      let ratio = vault.elapsed / plain.elapsed
      let isGood = ratio <= job.gate
      passed = passed && isGood
      print(
        pad(job.name, 34), pad(milliseconds(plain.elapsed), 11),
        pad(milliseconds(vault.elapsed), 11), pad(decimal(ratio, 2), 7),
        pad(decimal(vault.processor / plain.processor, 2), 10), isGood ? "" : "MISSED", "<= \(decimal(job.gate, 2))")
    }
    let unlock = try UnlockBenchmark(folder: ram).median(runs: 50)
    print(
      pad("unlock with cached key, open, read", 46), pad(milliseconds(unlock), 11), pad("", 7),
      unlock < 0.005 ? "" : "MISSED", "< 5 ms")
    try CipherComparison(disk: disk, ram: ram, runs: runs).run()
    return passed && unlock < 0.005
  }

  /// A job on one database. `prepare` is not measured.
  struct Job {
    let name: String
    let gate: Double
    let folder: String
    let prepare: (Connection) throws -> Void
    let evicts: Bool
    let body: (Connection) throws -> Void
  }

  private var jobs: [Job] {
    [
      Job(
        name: "1-row commit, disk, 300", gate: 1.3, folder: disk, prepare: Jobs.table,
        evicts: false
      ) { db in try Jobs.insert(db, rows: 300, perTransaction: 1) },
      Job(
        name: "1-row commit, RAM disk, 3000", gate: 1.5, folder: ram, prepare: Jobs.table,
        evicts: false
      ) { db in try Jobs.insert(db, rows: 3000, perTransaction: 1) },
      Job(
        name: "look-up by key, warm, 60000", gate: 1.15, folder: ram,
        prepare: { db in
          try Jobs.table(db)
          try Jobs.insert(db, rows: 20_000, perTransaction: 20_000)
          try db.execute("PRAGMA cache_size=-200000")
          try Jobs.lookUp(db, count: 20_000, rows: 20_000)
        }, evicts: false
      ) { db in try Jobs.lookUp(db, count: 60_000, rows: 20_000) },
      Job(
        name: "look-up by key, 2 MB cache, 20000", gate: 2.0, folder: ram,
        prepare: { db in
          try Jobs.table(db)
          try Jobs.insert(db, rows: 50_000, perTransaction: 50_000)
        }, evicts: false
      ) { db in try Jobs.lookUp(db, count: 20_000, rows: 50_000) },
      Job(
        name: "bulk insert, RAM disk, 100000", gate: 1.8, folder: ram, prepare: Jobs.table,
        evicts: false
      ) { db in try Jobs.insert(db, rows: 100_000, perTransaction: 10_000) },
      Job(
        name: "cold scan, disk, 230 MB", gate: 2.2, folder: disk, prepare: Jobs.large, evicts: true
      ) { db in try Jobs.scan(db) },
      Job(
        name: "warm scan, 230 MB", gate: 3.0, folder: disk, prepare: Jobs.large, evicts: false
      ) { db in try Jobs.scan(db) },
    ]
  }

  /// Seconds by the clock, and seconds that the processor worked: on a machine that does other
  /// things too, the latter can be trusted more, but they do not count the disk.
  private struct Times {
    let elapsed: Double
    let processor: Double

    static func median(_ times: [Times]) -> Times {
      Times(
        elapsed: Statistics.median(times.map(\.elapsed)),
        processor: Statistics.median(times.map(\.processor)))
    }
  }

  private func measure(_ job: Job) throws -> (plain: Times, vault: Times) {
    var plain: [Times] = []
    var vault: [Times] = []
    for _ in 0..<runs {
      plain.append(try once(job, .plain))
      vault.append(try once(job, .vault))
    }
    return (.median(plain), .median(vault))
  }

  private enum Kind {
    case plain
    case vault
  }

  private func once(_ job: Job, _ kind: Kind) throws -> Times {
    let folder = try ScratchFolder(in: job.folder)
    let path = folder.path("bench.db")
    let key =
      kind == .vault
      ? try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())]) : nil
    func open() throws -> Connection {
      guard let key else { return try Connection.plainFile(path) }
      return try Vault.open(path: path, key: key)
    }
    var db = try open()
    try job.prepare(db)
    if job.evicts {
      db.close()
      sync()
      let descriptor = Glibc.open(path, O_RDONLY)
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
      close(descriptor)
      db = try open()
    }
    let start = Roles.now()
    let worked = clock()
    try job.body(db)
    return Times(
      elapsed: Roles.now() - start,
      processor: Double(clock() - worked) / Double(CLOCKS_PER_SEC))
  }
}

/// What is measured.
enum Jobs {
  static func table(_ db: Connection) throws {
    try db.execute(
      """
      CREATE TABLE person(id INTEGER PRIMARY KEY, key TEXT, name TEXT, note TEXT);
      CREATE UNIQUE INDEX person_key ON person(key);
      CREATE INDEX person_name ON person(name);
      """)
  }

  static func insert(_ db: Connection, rows: Int, perTransaction: Int) throws {
    var random = SeededRandom(seed: 1)
    let note = String(repeating: "lorem ipsum ", count: 20)
    var done = 0
    while done < rows {
      try db.withTransaction {
        for _ in 0..<min(perTransaction, rows - done) {
          try db.run(
            "INSERT INTO person(key, name, note) VALUES(?,?,?)", "case-\(done)",
            "name \(random.below(100_000))", note)
          done += 1
        }
      }
    }
  }

  static func lookUp(_ db: Connection, count: Int, rows: Int) throws {
    var random = SeededRandom(seed: 2)
    let statement = try db.prepare("SELECT id, name, note FROM person WHERE key=?")
    var total: Int64 = 0
    for _ in 0..<count {
      try statement.bind("case-\(random.below(rows))", at: 1)
      if try statement.step() {
        total += statement.int64(0) + Int64(statement.string(2).utf8.count)
      }
      statement.reset()
    }
    guard total > 0 else { throw SQLiteError(.error, message: "nothing was found") }
  }

  static func large(_ db: Connection) throws {
    try db.execute("CREATE TABLE page(id INTEGER PRIMARY KEY, body BLOB)")
    try db.withTransaction {
      try db.execute(
        """
        INSERT INTO page(body)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 60000)
        SELECT randomblob(3900) FROM n
        """)
    }
  }

  static func scan(_ db: Connection) throws {
    let sum = try db.first("SELECT sum(length(hex(substr(body, 3899)))) FROM page") { $0.int(0) }
    guard sum == 240_000 else { throw SQLiteError(.error, message: "rows are missing") }
  }
}

func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.utf8.count))
}

func decimal(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = (value * scale).rounded()
  let text = String(Int(whole))
  let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
  return digits == 0 ? padded : "\(padded.dropLast(digits)).\(padded.suffix(digits))"
}

func milliseconds(_ seconds: Double) -> String { decimal(seconds * 1000, 2) + " ms" }
