import CSQLite
import CSystem
import FrunCrypto
import FrunSQLite
import Glibc
import Testing
import VaultLaboratory

@Suite struct OpeningTests {
  private func vault(_ name: String = "office.frun") throws -> (ScratchFolder, String, VaultKey) {
    let folder = try ScratchFolder()
    let path = folder.path(name)
    return (folder, path, try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())]))
  }

  @Test func filesThatAreNoVault() throws {
    let (folder, path, key) = try vault()
    let header = try folder.read("office.frun")
    let cases: [([UInt8], VaultError)] = [
      ([], .empty), (Array("hello".utf8), .notAVault), (Array(header[..<3000]), .incomplete),
      ([UInt8](repeating: 0, count: 4096), .incomplete),
      (Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 20_000), .notAVault),
      ([UInt8](repeating: 0xFF, count: 9000), .notAVault),
    ]
    for (bytes, expected) in cases {
      try folder.write(bytes, to: "office.frun")
      #expect(vaultError { _ = try Vault.inspect(path) } == expected)
      #expect(vaultError { _ = try Vault.unlock(path: path, with: .passphrase("x")) } == expected)
      #expect(vaultError { _ = try Vault.open(path: path, key: key) } == expected)
      #expect(try folder.read("office.frun") == bytes)
    }
    unlink(path)
    #expect(vaultError { _ = try Vault.inspect(path) } == .missing)
    #expect(vaultError { _ = try Vault.open(path: path, key: key) } == .missing)
    #expect(folder.names == [])
    var newer = header
    newer[11] = 7
    newer[4096 + 11] = 7
    try folder.write(newer, to: "office.frun")
    #expect(vaultError { _ = try Vault.inspect(path) } == .newerVersion(7))
    newer[4096 + 11] = 1
    newer[4096 + 100] ^= 1
    try folder.write(newer, to: "office.frun")
    #expect(vaultError { _ = try Vault.inspect(path) } == .headerDamaged)
    #expect(vaultError { _ = try Vault.inspect(folder.path) } != nil, "a directory")
  }

  @Test func creationRefusesWhatExists() throws {
    let (folder, path, _) = try vault()
    let before = try folder.read("office.frun")
    #expect(
      vaultError { try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())]) }
        == .alreadyExists)
    #expect(try folder.read("office.frun") == before)
    let link = folder.path("link.frun")
    #expect(symlink(folder.path("elsewhere"), link) == 0)
    #expect(
      vaultError { try Vault.create(path: link, slots: [.recoveryCode(RecoveryCode())]) } != nil)
    #expect(folder.names == ["link.frun", "office.frun"])
  }

  @Test func creationThatFailsLeavesNothing() throws {
    for call in [DiskCall.open, .write, .sync] {
      for nth in 1...4 {
        let disk = SimulatedDisk()
        var seen = 0
        disk.fault = { kind in
          guard kind == call else { return nil }
          seen += 1
          return seen == nth ? FaultExperiment.fault(for: call) : nil
        }
        let error = vaultError {
          try Vault.create(
            path: "/a", slots: [.recoveryCode(RecoveryCode())], volume: disk.volume)
        }
        #expect(disk.files.isEmpty == (error != nil), "\(call) \(nth)")
      }
    }
  }

  /// After a power cut during creation there is nothing, an unfinished file, or an empty vault.
  @Test func creationCutShort() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let disk = SimulatedDisk()
    var cut = PowerCut(disk)
    disk.isRecording = true
    let key = try Vault.create(
      path: "/a", slots: [.recoveryCode(RecoveryCode())], volume: disk.volume)
    for operation in disk.log {
      cut.apply(operation)
      for style in PowerCut.Style.allCases {
        let state = cut.state(style, random: &random)
        let error = vaultError { _ = try Vault.open(path: "/a", key: key, volume: state.volume) }
        #expect(
          [nil, .missing, .empty, .incomplete, .notAVault, .headerDamaged].contains(error),
          "seed \(seed)")
      }
    }
    #expect(
      try Vault.inspect("/a", volume: cut.state(.lostAll, random: &random).volume).copiesAgree)
  }

  @Test(arguments: [
    "a-b.c-d", "-journal", ".hidden", "x-journal", "name with spaces", "حالة.frun", "a?b=c&mode=ro",
    "ends.in.dot.", "file:odd", "%41",
  ]) func oddNames(name: String) throws {
    let (folder, path, key) = try vault(name)
    do {
      let db = try Vault.open(path: path, key: key)
      try db.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
      try db.execute("PRAGMA cache_size=1; BEGIN; INSERT INTO t VALUES(zeroblob(100000))")
      #expect(folder.names == [name, name + "-fvj"].sorted())
      #expect(try folder.mode(name + "-fvj") == 0o600)
    }
    let db = try Vault.open(path: path, key: key)
    #expect(try db.first("SELECT count(*) FROM t") { $0.int(0) } == 1)
  }

  @Test func longestPath() throws {
    let (folder, _, key) = try vault()
    // The name of the side file must still fit into 255 bytes, the path into SQLite's 512.
    let name = String(repeating: "n", count: 251)
    let path = folder.path(name)
    let key2 = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    try Vault.open(path: path, key: key2).execute("CREATE TABLE t(a)")
    let tooLong = folder.path + "/" + String(repeating: "./", count: 300) + name
    #expect(vaultError { _ = try Vault.open(path: tooLong, key: key) } != nil)
  }

  @Test func copiesOpenElsewhere() throws {
    let (folder, path, key) = try vault()
    let db = try Vault.open(path: path, key: key)
    try db.execute("CREATE TABLE t(a); INSERT INTO t VALUES(41)")
    db.close()
    let other = try ScratchFolder()
    try other.write(folder.read("office.frun"), to: "moved.frun")
    let moved = try Vault.open(path: other.path("moved.frun"), key: key)
    #expect(try moved.first("SELECT a FROM t") { $0.int(0) } == 41)
  }

  /// Files that may be read and not written: look-ups work, changes say why they do not.
  @Test(.enabled(if: getuid() != 0, "root may write everything")) func readOnlyFile() throws {
    let (_, path, key) = try vault()
    try Vault.open(path: path, key: key).execute("CREATE TABLE t(a)")
    chmod(path, 0o400)
    let db = try Vault.open(path: path, key: key)
    #expect(try db.first("SELECT count(*) FROM t") { $0.int(0) } == 0)
    #expect(vaultError { try db.run("INSERT INTO t VALUES(1)") } == .notPermitted)
  }

  @Test func attachIsRefused() throws {
    let (folder, path, key) = try vault()
    let db = try Vault.open(path: path, key: key)
    for sql in [
      "ATTACH '\(folder.path("other.db"))' AS other", "ATTACH '\(path)' AS again",
      "VACUUM INTO '\(folder.path("copy.db"))'",
    ] {
      #expect(throws: SQLiteError.self) { try db.execute(sql) }
    }
    #expect(!folder.names.contains("other.db") && !folder.names.contains("copy.db"))
  }

  /// Acceptance 19. The side file has another name, so that a stock sqlite3 cannot take its
  /// records for plaintext and "repair" the vault.
  @Test func stockSQLiteChangesNothing() throws {
    guard let sqlite = ProcessEnvironment.program("sqlite3") else {
      #expect(!isContinuousIntegration, "sqlite3 is not installed")
      return
    }
    let (folder, path, key) = try vault()
    let db = try Vault.open(path: path, key: key)
    try Workload.prepare(db)
    var workload = Workload(seed: 1)
    for _ in 0..<5 { try workload.step(db) }
    let clean = try ScratchFolder()
    try clean.copy(from: folder)
    try Workload.useTinyCache(db)
    try db.execute("BEGIN; UPDATE item SET note=randomblob(2000); UPDATE counter SET number=9")
    let crashed = try ScratchFolder()
    try crashed.copy(from: folder)
    #expect(try crashed.read("office.frun-fvj").count > 4104)
    for victim in [clean, crashed] {
      let before = try victim.names.map { try victim.read($0) }
      let names = victim.names
      for command in [
        ".tables", "SELECT * FROM counter", "PRAGMA integrity_check", "VACUUM",
        "CREATE TABLE x(a)", "PRAGMA journal_mode=WAL", ".recover",
      ] {
        let child = try ChildProcess(sqlite, [victim.path("office.frun"), command], isQuiet: true)
        _ = child.readAll()
        child.wait()
      }
      #expect(victim.names == names)
      #expect(try victim.names.map { try victim.read($0) } == before)
    }
    let after = try Vault.open(path: crashed.path("office.frun"), key: key)
    #expect(try Workload.glance(after) == 5)
  }

  /// Acceptance 18, short form.
  @Test func oneWriterManyReaders() throws {
    let program = try #require(ProcessEnvironment.product("frun-vault-soak"))
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let code = RecoveryCode()
    let key = try Vault.create(path: path, slots: [.recoveryCode(code)])
    try Workload.prepare(Vault.open(path: path, key: key))
    let writer = try ChildProcess(program, ["write", path, "5"], input: code.printed + "\n")
    let readers = try (0..<3).map { _ in
      try ChildProcess(program, ["read", path, "1.5"], input: code.printed + "\n")
    }
    for reader in readers {
      let looks = Int(reader.readAll().split(separator: "\n").last ?? "0") ?? 0
      #expect(reader.wait() == 0)
      #expect(looks > 0)
    }
    writer.kill()
    var last = 0
    for line in writer.readAll().split(separator: "\n") { last = Int(line) ?? last }
    let db = try Vault.open(path: path, key: key)
    let number = try #require(try Workload.glance(db))
    #expect((last...last + 1).contains(number) && number > 0)
    #expect(try db.integrityFindings() == [])
  }
}
