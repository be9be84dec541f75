import FrunSQLite
import Glibc
import VaultLaboratory

/// The gates of the vault: how much slower than plain SQLite it may be.
struct VaultBenchmark {
  let runs: Int
  let disk: String
  let ram: String
  /// The start of the name of the jobs to run; nil for all, and for the comparisons.
  let only: String?

  /// Runs everything; false when a gate is missed.
  func run() throws -> Bool {
    #if DEBUG
      print("This is a debug build; its figures mean nothing.")
    #endif
    print(
      pad("job", 34), pad("plain", 11), pad("vault", 11), pad("ratio", 7), pad("processor", 10),
      "gate")
    var passed = true
    for job in jobs where only.map({ job.name.hasPrefix($0) }) ?? true {
      let (plain, vault) = try measure(job)
      let ratio = vault.elapsed / plain.elapsed
      let isGood = ratio <= job.gate
      passed = passed && isGood
      print(
        pad(job.name, 34), pad(milliseconds(plain.elapsed), 11),
        pad(milliseconds(vault.elapsed), 11), pad(decimal(ratio, 2), 7),
        pad(decimal(vault.processor / plain.processor, 2), 10), isGood ? "" : "MISSED",
        "<= \(decimal(job.gate, 2))")
    }
    guard only == nil else { return passed }
    let unlock = try UnlockBenchmark(folder: ram).median(runs: 50)
    print(
      pad("unlock with cached key, open, read", 46), pad(milliseconds(unlock), 11), pad("", 7),
      unlock < 0.005 ? "" : "MISSED", "< 5 ms")
    try CipherComparison(disk: disk, ram: ram, runs: runs).run()
    return passed && unlock < 0.005
  }

  /// A job in steps, done on a plain database and on a vault in turn, so that whatever else the
  /// machine does meets both. `prepare` is not measured.
  struct Job {
    let name: String
    let gate: Double
    let folder: String
    let steps: Int
    /// Whether the file is put out of the system's cache before each step.
    var evicts = false
    let prepare: (Connection) throws -> Void
    let step: (Connection, Int) throws -> Void
  }

  private var jobs: [Job] {
    [
      Job(
        name: "1-row commit, disk, 10", gate: 1.3, folder: disk, steps: 20 * runs,
        prepare: Jobs.table
      ) { db, step in try Jobs.insert(db, from: step * 10, rows: 10, perTransaction: 1) },
      Job(
        name: "1-row commit, RAM disk, 50", gate: 1.5, folder: ram, steps: 20 * runs,
        prepare: Jobs.table
      ) { db, step in try Jobs.insert(db, from: step * 50, rows: 50, perTransaction: 1) },
      Job(
        name: "look-up by key, warm, 2000", gate: 1.15, folder: ram, steps: 20 * runs,
        prepare: { db in
          try Jobs.table(db)
          try Jobs.insert(db, from: 0, rows: 20_000, perTransaction: 20_000)
          try db.execute("PRAGMA cache_size=-200000")
          try Jobs.lookUp(db, count: 20_000, rows: 20_000, seed: 1)
        }
      ) { db, step in try Jobs.lookUp(db, count: 2000, rows: 20_000, seed: step) },
      Job(
        name: "look-up by key, 2 MB cache, 1000", gate: 2.0, folder: ram, steps: 10 * runs,
        prepare: { db in
          try Jobs.table(db)
          try Jobs.insert(db, from: 0, rows: 50_000, perTransaction: 50_000)
        }
      ) { db, step in try Jobs.lookUp(db, count: 1000, rows: 50_000, seed: step) },
      Job(
        name: "bulk insert, RAM disk, 10000", gate: 1.8, folder: ram, steps: 3 * runs,
        prepare: Jobs.table
      ) { db, step in
        try Jobs.insert(db, from: step * 10_000, rows: 10_000, perTransaction: 10_000)
      },
      Job(
        name: "cold scan, disk, 230 MB", gate: 2.2, folder: disk, steps: runs, evicts: true,
        prepare: Jobs.large
      ) { db, _ in try Jobs.scan(db) },
      Job(
        name: "warm scan, 230 MB", gate: 3.0, folder: disk, steps: runs, prepare: Jobs.large
      ) { db, _ in try Jobs.scan(db) },
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
    let plain = try Subject(job, isVault: false)
    let vault = try Subject(job, isVault: true)
    for step in 0..<job.steps {
      // Neither always has the caches of the processor that the other one warmed.
      for subject in step % 2 == 0 ? [plain, vault] : [vault, plain] { try subject.run(step) }
    }
    return (.median(plain.times), .median(vault.times))
  }

  /// One database with its times.
  private final class Subject {
    private let job: Job
    private let folder: ScratchFolder
    private let key: VaultKey?
    private var db: Connection?
    private(set) var times: [Times] = []

    init(_ job: Job, isVault: Bool) throws {
      self.job = job
      folder = try ScratchFolder(in: job.folder)
      key =
        isVault
        ? try Vault.create(
          path: folder.path("bench.db"), slots: [.recoveryCode(RecoveryCode())]) : nil
      let db = try open()
      try job.prepare(db)
      if !job.evicts { self.db = db }
    }

    private func open() throws -> Connection {
      guard let key else { return try Connection.plainFile(folder.path("bench.db")) }
      return try Vault.open(path: folder.path("bench.db"), key: key)
    }

    func run(_ step: Int) throws {
      if job.evicts { evict() }
      let db = try db ?? open()
      let start = Roles.now()
      let worked = clock()
      try job.step(db, step)
      times.append(
        Times(
          elapsed: Roles.now() - start,
          processor: Double(clock() - worked) / Double(CLOCKS_PER_SEC)))
    }

    private func evict() {
      sync()
      let descriptor = Glibc.open(folder.path("bench.db"), O_RDONLY)
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
      close(descriptor)
    }
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

  static func insert(_ db: Connection, from start: Int, rows: Int, perTransaction: Int) throws {
    var random = SeededRandom(seed: UInt64(start))
    let note = String(repeating: "lorem ipsum ", count: 20)
    var done = start
    while done < start + rows {
      try db.withTransaction {
        for _ in 0..<min(perTransaction, start + rows - done) {
          try db.run(
            "INSERT INTO person(key, name, note) VALUES(?,?,?)", "case-\(done)",
            "name \(random.below(100_000))", note)
          done += 1
        }
      }
    }
  }

  static func lookUp(_ db: Connection, count: Int, rows: Int, seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
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
