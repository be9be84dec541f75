import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

@Suite struct VaultTests {
  @Test func createUnlockWriteReopen() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    try Vault.create(path: path, slots: [.passphrase("correct horse", cheap)])
    #expect(try folder.mode("office.frun") == 0o600)
    let key = try Vault.unlock(path: path, with: .passphrase("correct horse"))
    do {
      let db = try Vault.open(path: path, key: key)
      try db.execute("CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT)")
      try db.withTransaction {
        for number in 0..<2000 {
          try db.run("INSERT INTO person(name) VALUES(?)", "Amira number \(number)")
        }
      }
      try db.execute("VACUUM")
      #expect(try db.integrityFindings() == [])
      #expect(try db.first("PRAGMA page_size") { $0.int(0) } == 4096)
      #expect(try db.first("PRAGMA journal_mode") { $0.string(0) } == "truncate")
      #expect(try db.first("PRAGMA synchronous") { $0.int(0) } == 2)
      db.close()
    }
    let db = try Vault.open(path: path, key: key)
    #expect(try db.first("SELECT count(*) FROM person") { $0.int(0) } == 2000)
    #expect(try folder.mode("office.frun-fvj") == 0o600)
    let bytes = try folder.read("office.frun")
    #expect(bytes.count % 4096 == 0 && bytes.count > 10 * 4096)
    #expect(!Memory(bytes).contains(Array("Amira".utf8)))
    #expect(!Memory(bytes).contains(Array("SQLite format".utf8)))
  }
}
