import CSQLite
import FrunCrypto
import Testing
import VaultLaboratory

@testable import FrunSQLite

/// What SQLite does that a sealing VFS must know, case by case. Those that concern the journal
/// alone are in SealedJournalTests.
@Suite struct PitfallTests {
  /// Write-ahead logs carry checksums of plaintext and, in the SQLite of Debian 12, lose data.
  @Test func walIsRefused() throws {
    let vault = try DiskVault()
    let db = try vault.open()
    db.database.policy.maySetPragmas = true
    for mode in ["wal", "WAL", "off", "memory"] {
      #expect(code { try db.run("PRAGMA journal_mode=\(mode)") } == .error)
    }
    for level in ["off", "normal", "0", "1"] {
      #expect(code { try db.run("PRAGMA synchronous=\(level)") } == .error)
    }
    try db.run("PRAGMA synchronous=EXTRA")
    try db.run("PRAGMA mmap_size=100000000")
    try db.execute("CREATE TABLE t(a)")
    #expect(try db.first("PRAGMA journal_mode") { $0.string(0) } == "truncate")
    #expect(vault.disk.files.keys.sorted() == [DiskVault.path, DiskVault.sideFile])
  }

  /// Pages whose reserve is not zero come from elsewhere.
  @Test func foreignPagesAreRefused() throws {
    let vault = try DiskVault()
    let db = try vault.open()
    try db.execute("CREATE TABLE t(a)")
    let file = try #require(db.vault?.mainFile)
    var page = [UInt8](repeating: 0, count: 4096)
    func write(at offset: Int64) -> Int32 { page.withUnsafeBytes { file.write($0, at: offset) } }
    page[4095] = 1
    #expect(write(at: 8192) == ResultCode.ioErrorWrite.rawValue)
    page[4095] = 0
    #expect(write(at: 100) == ResultCode.ioErrorWrite.rawValue)
    #expect(
      write(at: 0) == ResultCode.ioErrorWrite.rawValue, "page 1 without page size and reserve")
    page[16] = 0x10
    page[20] = 56
    #expect(write(at: 0) == SQLITE_OK)
    page.removeLast()
    #expect(write(at: 8192) == ResultCode.ioErrorWrite.rawValue)
    #expect(file.truncate(to: 100) == SQLITE_IOERR)
  }

  /// A copy by the backup interface from a database without reserved bytes must fail loudly.
  @Test func backupFromForeignPagesIsRefused() throws {
    let plain = try Connection.inMemory()
    try plain.execute("CREATE TABLE t(a); INSERT INTO t VALUES(randomblob(9000))")
    let vault = try DiskVault()
    let db = try vault.open()
    let backup = sqlite3_backup_init(try db.handle(), "main", try plain.handle(), "main")
    let step = sqlite3_backup_step(backup, -1)
    let finish = sqlite3_backup_finish(backup)
    #expect(step != SQLITE_DONE || finish != SQLITE_OK)
    db.close()
    #expect(try vault.verify().isSound)
  }

  /// The first read comes before any repair: a torn page 1 must not stop the repair.
  @Test func tornFirstPageIsRepaired() throws {
    let vault = try DiskVault()
    let before = try vault.fill(seed: 1)
    let db = try vault.open()
    try Workload.useTinyCache(db)
    try db.execute("BEGIN; UPDATE counter SET number=99; UPDATE item SET value=value+1;")
    try db.execute("UPDATE item SET note=randomblob(3000)")
    // The journal is on the disk by now; what follows would overwrite page 1.
    #expect((vault.disk[DiskVault.sideFile]?.count ?? 0) > 0)
    let crashed = DiskVault(copy: vault.disk.files, key: vault.key)
    let memory = try #require(crashed.disk[DiskVault.path])
    memory.write(Memory([UInt8](repeating: 0, count: 4096)), at: 8192 + 512)
    #expect(try crashed.outcome() == before)
    #expect(try crashed.verify().isSound)
  }

  /// An empty vault must not look like one whose page size is settled.
  @Test func emptyVaultsTakeAutoVacuumAndVacuumInto() throws {
    let vault = try DiskVault()
    let db = try vault.open()
    try db.execute("PRAGMA auto_vacuum=FULL; CREATE TABLE t(a)")
    #expect(try db.first("PRAGMA auto_vacuum") { $0.int(0) } == 1)
    let empty = try DiskVault()
    let other = try empty.open()
    try Vault.backUp(
      other, to: "/copy.frun", slots: [.recoveryCode(RecoveryCode())], volume: empty.disk.volume)
  }

  /// The memo of page 1 must never hide a change of somebody else.
  @Test func changesOfOthersAreSeen() throws {
    let vault = try DiskVault()
    let first = try vault.open()
    let second = try vault.open()
    // One that never writes: after a write of its own, SQLite would look again in any case.
    let reader = try vault.open()
    try first.execute("CREATE TABLE t(a); INSERT INTO t VALUES(0)")
    for number in 1...20 {
      try (number % 2 == 0 ? first : second).run("UPDATE t SET a=?", number)
      for db in [first, reader, second, reader, first] {
        #expect(try db.first("SELECT a FROM t") { $0.int(0) } == number)
      }
    }
    first.close()
    try second.execute("VACUUM")
    #expect(try vault.open().first("SELECT a FROM t") { $0.int(0) } == 20)
  }

  /// A file that somebody cut must not read as empty pages.
  @Test func pagesBeyondTheEndAreErrorsForReaders() throws {
    let vault = try DiskVault()
    _ = try vault.fill(seed: 2)
    let whole = try #require(vault.disk[DiskVault.path]).count
    for size in [8192 + 4096, whole - 4096, whole - 100, 8192 + 5000, 8192 + 100] {
      let cut = DiskVault(copy: vault.disk.files, key: vault.key)
      cut.disk[DiskVault.path]?.resize(to: size)
      #expect(
        vaultError {
          let db = try cut.open()
          _ = try Workload.outcome(db)
          let findings = try db.integrityFindings()
          if !findings.isEmpty { throw VaultError.inconsistent(findings.count) }
        } != nil, "cut to \(size)")
    }
  }

  /// The rule itself: SQLite would mostly notice a cut by its own page count, but not always.
  @Test func readsBeyondTheEnd() throws {
    let vault = try DiskVault()
    let volume = vault.disk.volume
    let lower = try LowerFile(
      volume.vfs(), path: DiskVault.path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB)
    let file = VaultFile(lower: lower, sealer: try VaultSealers(vault.key).page)
    var buffer = [UInt8](repeating: 1, count: 4096)
    func read(_ offset: Int64, _ count: Int = 4096) -> Int32 {
      buffer.withUnsafeMutableBytes {
        file.read(UnsafeMutableRawBufferPointer(rebasing: $0[..<count]), at: offset)
      }
    }
    let short = ResultCode.ioErrorShortRead.rawValue
    let data = ResultCode.ioErrorData.rawValue
    #expect(read(0) == short && read(0, 100) == short && read(24, 16) == short, "no pages yet")
    #expect(buffer.allSatisfy { $0 == 0 })
    _ = try vault.fill(seed: 1, transactions: 1)
    var end: Int64 = 0
    #expect(file.size(&end) == SQLITE_OK)
    #expect(file.lock(SQLITE_LOCK_SHARED) == SQLITE_OK)
    #expect(read(end) == data && read(end + 8192) == data)
    #expect(read(0) == SQLITE_OK && read(24, 16) == SQLITE_OK && read(100, 7) == SQLITE_OK)
    #expect(file.lock(SQLITE_LOCK_RESERVED) == SQLITE_OK)
    #expect(read(end) == short && read(end + 8192) == short)
    #expect(file.unlock(SQLITE_LOCK_SHARED) == SQLITE_OK)
    #expect(read(end) == data)
    // A page that is there in part is damage for everybody.
    vault.disk[DiskVault.path]?.resize(to: 8192 + Int(end) + 100)
    #expect(file.lock(SQLITE_LOCK_RESERVED) == SQLITE_OK)
    #expect(read(end) == data)
  }

  /// SQLite leaves holes; all of them are sealed.
  @Test func holesAreSealed() throws {
    let vault = try DiskVault()
    let db = try vault.open()
    try db.execute("CREATE TABLE t(a)")
    let file = try #require(db.vault?.mainFile)
    #expect(file.lock(SQLITE_LOCK_SHARED) == SQLITE_OK)
    var end: Int64 = 0
    #expect(file.size(&end) == SQLITE_OK)
    let status = UnsafeRawBufferPointer.zeroPage.withMemory { file.write($0, at: end + 5 * 4096) }
    #expect(status == SQLITE_OK)
    #expect(file.unlock(SQLITE_LOCK_NONE) == SQLITE_OK)
    db.close()
    let check = try vault.verify()
    #expect(check.damagedPages.isEmpty && check.pages == Int(end / 4096) + 6)
    let memory = try #require(vault.disk[DiskVault.path])
    for page in 0..<check.pages {
      let start = 8192 + page * 4096
      #expect(memory.bytes[start..<start + 4096].contains { $0 != 0 })
    }
  }

  /// The page with SQLite's lock bytes, at 1 GiB, is sealed like any other hole.
  @Test func lockBytePageIsSealed() throws {
    let folder = try ScratchFolder(in: "/tmp")
    let path = folder.path("large.frun")
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    let vfs = try SealingVFS(lower: VaultVolume.fileSystem.vfs())
    try vfs.admit(path, key: key)
    let lower = try LowerFile(
      vfs.lower, path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB)
    // A hole in the file below saves writing a gibibyte.
    #expect(lower.truncate(to: 8192 + (1 << 30)) == SQLITE_OK)
    let file = VaultFile(lower: lower, sealer: try VaultSealers(key).page)
    #expect(file.lock(SQLITE_LOCK_SHARED) == SQLITE_OK)
    let after = Int64(1 << 30) + 4096
    #expect(UnsafeRawBufferPointer.zeroPage.withMemory { file.write($0, at: after) } == SQLITE_OK)
    var buffer = [UInt8](repeating: 0, count: 4096)
    for offset in [Int64(1 << 30), after] {
      #expect(buffer.withUnsafeMutableBytes { file.readPage($0, at: offset) } == SQLITE_OK)
    }
    let hole = buffer.withUnsafeMutableBytes { file.readPage($0, at: (1 << 30) - 4096) }
    #expect(hole == ResultCode.ioErrorData.rawValue)
  }

  /// Anything atomic or safe to append would change the journal that the format is made for.
  @Test func deviceCharacteristics() throws {
    let vault = try DiskVault()
    let db = try vault.open()
    var file: UnsafeMutablePointer<sqlite3_file>?
    let status = sqlite3_file_control(try db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file)
    #expect(status == SQLITE_OK)
    let methods = try #require(file?.pointee.pMethods)
    #expect(methods.pointee.iVersion == 2)
    #expect(methods.pointee.xShmMap == nil && methods.pointee.xFetch == nil)
    #expect(methods.pointee.xDeviceCharacteristics(file) == SQLITE_IOCAP_POWERSAFE_OVERWRITE)
    for verb in [SQLITE_FCNTL_BEGIN_ATOMIC_WRITE, SQLITE_FCNTL_COMMIT_ATOMIC_WRITE] {
      #expect(methods.pointee.xFileControl(file, verb, nil) == SQLITE_NOTFOUND)
    }
  }

  /// Savepoint and cache spill together lost commits in WAL; here a copy taken after every commit
  /// must hold all of them.
  @Test(arguments: [UInt64(17), 1717, 171_717]) func savepointsAndSpill(seed: UInt64) throws {
    let vault = try DiskVault()
    let db = try vault.open()
    try Workload.prepare(db)
    try Workload.useTinyCache(db)
    var workload = Workload(seed: seed)
    for _ in 0..<12 {
      try workload.step(db)
      let crash = DiskVault(copy: vault.disk.files, key: vault.key)
      #expect(try crash.outcome() == Workload.outcome(db))
    }
  }

  /// Reading and changing the header must not drop the locks of a connection of this process, as
  /// closing any descriptor of the file would.
  @Test func headerReadsKeepTheLocksOfThisProcess() throws {
    let program = try #require(ProcessEnvironment.product("frun-vault-soak"))
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let code = RecoveryCode()
    let key = try Vault.create(path: path, slots: [.recoveryCode(code)])
    let db = try Vault.open(path: path, key: key)
    try Workload.prepare(db)
    try db.execute("BEGIN IMMEDIATE; UPDATE counter SET number=77")
    _ = try Vault.inspect(path)
    _ = try Vault.unlock(path: path, with: .recoveryCode(code))
    try Vault.open(path: path, key: key).close()
    // Another process must find the write lock taken: it waits, and finishes after our commit.
    let child = try ChildProcess(program, ["write", path, "1", "1"], input: code.printed + "\n")
    #expect(child.readLine() == "0")
    try db.execute("UPDATE counter SET number=5; COMMIT")
    _ = child.readAll()
    #expect(child.wait() == 0)
    #expect(try db.first("SELECT number FROM counter") { $0.int(0) } == 1)
  }
}
