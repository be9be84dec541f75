import CSQLite
import FrunCrypto
import Testing
import VaultLaboratory

@testable import FrunSQLite

/// Somebody with the key sends a database that SQLite was never meant to see: every page is
/// authentic, and its content is not in order. SQLite must answer with errors.
@Suite struct PlaintextFuzzTests {
  @Test func mutatedPages() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let vault = try DiskVault()
    _ = try vault.fill(seed: 8)
    var noticed = 0
    for _ in 0..<60 {
      let copy = DiskVault(copy: vault.disk.files, key: vault.key)
      try mutate(copy, &random)
      do {
        let db = try copy.open()
        defer { db.close() }
        var workload = Workload(seed: 8, count: 6)
        if try !db.integrityFindings().isEmpty { noticed += 1 }
        _ = try Workload.outcome(db)
        try workload.step(db)
        try db.execute("VACUUM")
      } catch {
        noticed += 1
      }
    }
    #expect(noticed > 20, "seed \(seed)")
  }

  /// Opens one or two pages, changes bytes where SQLite keeps its structure, and seals them again.
  private func mutate(_ vault: DiskVault, _ random: inout SeededRandom) throws {
    let lower = try LowerFile(
      vault.disk.volume.vfs(), path: DiskVault.path,
      flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB)
    let file = VaultFile(lower: lower, sealer: try VaultSealers(vault.key).page)
    _ = file.lock(SQLITE_LOCK_SHARED)
    var size: Int64 = 0
    _ = file.size(&size)
    for _ in 0..<1 + random.below(2) {
      let offset = Int64(random.below(Int(size / 4096))) * 4096
      var page = [UInt8](repeating: 0, count: 4096)
      #expect(page.withUnsafeMutableBytes { file.readPage($0, at: offset) } == SQLITE_OK)
      for _ in 0..<1 + random.below(8) {
        let place = random.oneIn(3) ? random.below(4040) : random.below(120)
        if offset == 0, [16, 17, 20].contains(place) { continue }
        page[place] = UInt8(truncatingIfNeeded: random.next())
      }
      #expect(page.withUnsafeBytes { file.write($0, at: offset) } == SQLITE_OK)
    }
    _ = file.unlock(SQLITE_LOCK_NONE)
  }
}
