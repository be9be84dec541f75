import FrunCrypto
import FrunSQLite
import Glibc
import Testing
import VaultLaboratory

@Suite struct CopyTests {
  @Test func backup() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let organisation = X25519PrivateKey()
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    let db = try Vault.open(path: path, key: key)
    try Workload.prepare(db)
    var workload = Workload(seed: 3)
    for _ in 0..<8 { try workload.step(db) }
    let target = folder.path("backup.frun")
    let copyKey = try Vault.backUp(db, to: target, slots: [.recipient(organisation.publicKey)])
    #expect(copyKey.vaultID != key.vaultID)
    #expect(folder.names == ["backup.frun", "office.frun", "office.frun-fvj"])
    #expect(try folder.mode("backup.frun") == 0o600)
    let opened = try Vault.unlock(path: target, with: .identity(organisation))
    let copy = try Vault.open(path: target, key: opened)
    #expect(try Workload.outcome(copy) == Workload.outcome(db))
    #expect(vaultError { _ = try Vault.open(path: target, key: key) } == .foreignKey)
    // Writing to the copy leaves the vault alone, and the other way round.
    try workload.step(db)
    #expect(try Workload.glance(copy) == 8)
    #expect(
      vaultError { try Vault.backUp(db, to: target, slots: [.recoveryCode(RecoveryCode())]) }
        == .alreadyExists)
    #expect(try Workload.glance(Vault.open(path: target, key: opened)) == 8)
  }

  @Test func backupThatFailsLeavesNothing() throws {
    let vault = try DiskVault()
    _ = try vault.fill(seed: 2)
    for call in [DiskCall.write, .sync, .read, .open] {
      for nth in [1, 2, 3, 4, 6, 9, 14] {
        let db = try vault.open()
        var seen = 0
        vault.disk.fault = { kind in
          guard kind == call else { return nil }
          seen += 1
          return seen == nth ? FaultExperiment.fault(for: call) : nil
        }
        let error = vaultError {
          try Vault.backUp(
            db, to: "/copy", slots: [.recoveryCode(RecoveryCode())], volume: vault.disk.volume)
        }
        vault.disk.fault = nil
        #expect((vault.disk["/copy"] == nil) == (error != nil), "\(call) \(nth)")
        vault.disk.put(nil, as: "/copy")
        vault.disk.put(nil, as: "/copy-fvj")
        db.close()
      }
    }
    #expect(try vault.verify().isSound)
  }

  /// A plain connection cannot be backed up into a vault: it has no key to copy with.
  @Test func backupNeedsAVault() throws {
    let db = try Connection.inMemory()
    #expect(
      vaultError { try Vault.backUp(db, to: "/nowhere", slots: [.recoveryCode(RecoveryCode())]) }
        != nil)
  }

  @Test func rotation() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let key = try Vault.create(path: path, slots: [.passphrase("old", cheap)])
    let before: Workload.Outcome
    do {
      let db = try Vault.open(path: path, key: key)
      try Workload.prepare(db)
      var workload = Workload(seed: 3)
      for _ in 0..<8 { try workload.step(db) }
      before = try Workload.outcome(db)
    }
    let bystander = try Vault.open(path: path, key: key)
    _ = try Workload.glance(bystander)
    let newKey = try Vault.rotate(path: path, key: key, slots: [.passphrase("new", cheap)])
    #expect(newKey.vaultID != key.vaultID)
    #expect(!folder.names.contains("office.frun.rotating"))
    #expect(try folder.mode("office.frun") == 0o600)
    #expect(vaultError { _ = try Vault.open(path: path, key: key) } == .foreignKey)
    let opened = try Vault.unlock(path: path, with: .passphrase("new"))
    let db = try Vault.open(path: path, key: opened)
    #expect(try Workload.outcome(db) == before)
    // Who still has the old file open must not write into what nobody will read.
    #expect(throws: SQLiteError.self) { try bystander.run("UPDATE counter SET number=1000") }
    #expect(try Workload.glance(db) == 8)
    #expect(try Vault.verify(path: path, key: opened).isSound)
  }

  /// The file behind a link is replaced, not the link.
  @Test func rotationThroughALink() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let link = folder.path("link.frun")
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    try Vault.open(path: path, key: key).execute("CREATE TABLE t(a); INSERT INTO t VALUES(3)")
    #expect(symlink("office.frun", link) == 0)
    let before = try folder.read("office.frun")
    let newKey = try Vault.rotate(path: link, key: key, slots: [.recoveryCode(RecoveryCode())])
    #expect(try folder.read("office.frun") != before)
    #expect(try Vault.open(path: path, key: newKey).first("SELECT a FROM t") { $0.int(0) } == 3)
    #expect(try Vault.open(path: link, key: newKey).first("SELECT a FROM t") { $0.int(0) } == 3)
  }

  @Test func rotationNeedsTheVaultForItself() throws {
    let vault = try DiskVault()
    _ = try vault.fill(seed: 2)
    let db = try vault.open()
    try db.withTransaction {
      #expect(
        vaultError {
          _ = try Vault.rotate(
            path: DiskVault.path, key: vault.key, slots: [.recoveryCode(RecoveryCode())],
            volume: vault.disk.volume)
        } == .busy)
    }
    #expect(try vault.verify().isSound)
  }

  /// At every moment of a rotation the path names the whole old vault or the whole new one.
  @Test func rotationCutShort() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let vault = try DiskVault()
    let expected = try vault.fill(seed: 2)
    var cut = PowerCut(vault.disk)
    vault.disk.isRecording = true
    let newKey = try Vault.rotate(
      path: DiskVault.path, key: vault.key, slots: [.recoveryCode(RecoveryCode())],
      volume: vault.disk.volume)
    vault.disk.isRecording = false
    var seen: Set<Int> = []
    for operation in vault.disk.log {
      cut.apply(operation)
      for style in PowerCut.Style.allCases {
        let disk = cut.state(style, random: &random)
        let keys = [vault.key, newKey]
        let index = keys.firstIndex { key in
          (try? DiskVault(copy: disk.files, key: key).outcome()) == expected
        }
        #expect(index != nil, "seed \(seed)")
        if let index { seen.insert(index) }
      }
    }
    #expect(seen == [0, 1])
    // What an interrupted rotation left is cleared by the next one.
    vault.disk.put(Memory([1, 2, 3]), as: DiskVault.path + ".rotating")
    _ = try Vault.rotate(
      path: DiskVault.path, key: newKey, slots: [.recoveryCode(RecoveryCode())],
      volume: vault.disk.volume)
  }
}
