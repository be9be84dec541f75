import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

@testable import FrunSQLite

/// Nothing personal is ever written in clear: not to the vault, not to its side file, not to the
/// nameless files in which SQLite sorts and vacuums.
@Suite struct CanaryTests {
  static let canary = Array("Amira-Tadesse-canary".utf8)

  final class Watch {
    var writes = 0
    var nameless = 0
    var hits = 0
  }

  private func watch(_ disk: SimulatedDisk) -> Watch {
    let watch = Watch()
    disk.onWrite = { name, bytes in
      watch.writes += 1
      if name == nil { watch.nameless += 1 }
      if Memory.contains(bytes, Self.canary) || Memory.contains(bytes, Array("SQLite format".utf8))
      {
        watch.hits += 1
      }
    }
    return watch
  }

  private func work(_ db: Connection) throws {
    db.database.policy.maySetPragmas = true
    try db.execute("PRAGMA temp_store=FILE; PRAGMA cache_size=10; PRAGMA cache_spill=ON")
    let name = String(decoding: Self.canary, as: UTF8.self)
    try db.execute(
      """
      CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, note TEXT);
      CREATE INDEX person_name ON person(name);
      CREATE VIRTUAL TABLE words USING fts5(name, note);
      """)
    try db.withTransaction {
      for number in 0..<400 {
        try db.run(
          "INSERT INTO person VALUES(?,?,?)", number, "\(name) \(number)",
          String(repeating: name, count: 20))
      }
      try db.execute("INSERT INTO words SELECT name, note FROM person WHERE id < 100")
    }
    // A statement that fails half-way needs a statement journal.
    try db.withTransaction {
      try? db.execute("UPDATE person SET id = CASE WHEN id < 390 THEN id + 1000 ELSE 1 END")
      try? db.withSavepoint {
        try db.execute("UPDATE person SET note = note || name")
        throw VaultError.busy
      }
    }
    try db.execute(
      """
      CREATE TEMP TABLE scratch AS SELECT name, note FROM person;
      CREATE TEMP TABLE sorted AS SELECT * FROM scratch ORDER BY note DESC, name;
      CREATE INDEX person_note ON person(note, name);
      DELETE FROM person WHERE id % 3 = 0;
      VACUUM;
      INSERT INTO words(words) VALUES('optimize');
      """)
    let found = try db.first("SELECT count(*) FROM words WHERE words MATCH 'canary'") { $0.int(0) }
    #expect(found == 100)
    let sorted = try db.query("SELECT name FROM temp.sorted ORDER BY note, name DESC") {
      $0.string(0)
    }
    #expect(sorted.count == 400)
    #expect(try db.integrityFindings() == [])
  }

  @Test func vault() throws {
    let vault = try DiskVault()
    let watch = watch(vault.disk)
    let db = try vault.open()
    try work(db)
    try Vault.backUp(
      db, to: "/copy.frun", slots: [.recoveryCode(RecoveryCode())], volume: vault.disk.volume)
    #expect(watch.hits == 0)
    #expect(watch.writes > 300 && watch.nameless > 20, "\(watch.writes) \(watch.nameless)")
    for (_, memory) in vault.disk.files { #expect(!memory.contains(Self.canary)) }
  }

  /// The same on plain SQLite must hit, or the test above says nothing.
  @Test func plainFileIsFullOfIt() throws {
    let disk = SimulatedDisk()
    let watch = watch(disk)
    try work(Connection.plainFile("/plain.db", vfs: disk.vfsName))
    #expect(watch.hits > 100)
  }

  /// In a real folder: every file that is there while a transaction is open.
  @Test func folder() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    let db = try Vault.open(path: path, key: key)
    try work(db)
    db.database.policy.maySetPragmas = false
    try db.execute("BEGIN; UPDATE person SET note = name || note")
    #expect(folder.names.sorted() == ["office.frun", "office.frun-fvj"])
    for name in folder.names {
      let memory = Memory(try folder.read(name))
      #expect(memory.count > 0 && !memory.contains(Self.canary))
      #expect(try folder.mode(name) == 0o600)
    }
  }
}
