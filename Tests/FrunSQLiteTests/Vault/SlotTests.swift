import CSQLite
import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

@Suite struct SlotTests {
  @Test func addRemoveChange() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let organisation = X25519PrivateKey()
    try Vault.create(path: path, slots: [.passphrase("first", cheap)])
    let key = try Vault.unlock(path: path, with: .passphrase("first"))
    try Vault.open(path: path, key: key).execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
    let pages = try folder.read("office.frun")[8192...]
    let code = RecoveryCode()
    let added = try Vault.addSlot(path: path, key: key, slot: .recoveryCode(code))
    try Vault.addSlot(path: path, key: key, slot: .recipient(organisation.publicKey))
    try Vault.changePassphrase(path: path, from: "first", to: "second", cost: cheap)
    for credential in [
      Credential.passphrase("second"), .recoveryCode(code), .identity(organisation),
    ] {
      let opened = try Vault.unlock(path: path, with: credential)
      #expect(try Vault.open(path: path, key: opened).first("SELECT a FROM t") { $0.int(0) } == 1)
    }
    #expect(
      vaultError { _ = try Vault.unlock(path: path, with: .passphrase("first")) }
        == .wrongCredential)
    try Vault.removeSlot(path: path, key: key, id: added)
    #expect(
      vaultError { _ = try Vault.unlock(path: path, with: .recoveryCode(code)) }
        == .wrongCredential)
    let facts = try Vault.inspect(path)
    #expect(facts.copiesAgree && facts.generation == 5)
    #expect(facts.slots.map(\.kind) == [.passphrase, .identity])
    #expect(facts.slots[1].recipient == organisation.publicKey)
    // No data was rewritten.
    #expect(try folder.read("office.frun")[8192...] == pages)
  }

  @Test func limits() throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    let only = try Vault.inspect(path).slots[0].id
    #expect(vaultError { try Vault.removeSlot(path: path, key: key, id: only) } == .lastSlot)
    #expect(vaultError { try Vault.removeSlot(path: path, key: key, id: []) } == .noSuchSlot)
    for _ in 1..<8 {
      try Vault.addSlot(path: path, key: key, slot: .recoveryCode(RecoveryCode()))
    }
    #expect(
      vaultError { try Vault.addSlot(path: path, key: key, slot: .recoveryCode(RecoveryCode())) }
        == .noFreeSlot)
    #expect(
      vaultError { try Vault.create(path: folder.path("none"), slots: []) } == .lastSlot)
    let many = (0..<9).map { _ in NewSlot.recoveryCode(RecoveryCode()) }
    #expect(
      vaultError { try Vault.create(path: folder.path("none"), slots: many) } == .noFreeSlot)
    #expect(!folder.names.contains("none"))
  }

  @Test func aKeyOfAnotherVaultChangesNothing() throws {
    let vault = try DiskVault()
    let other = try DiskVault()
    let before = vault.disk[DiskVault.path]?.array
    let volume = vault.disk.volume
    #expect(
      vaultError { _ = try Vault.open(path: DiskVault.path, key: other.key, volume: volume) }
        == .foreignKey)
    #expect(
      vaultError {
        try Vault.addSlot(
          path: DiskVault.path, key: other.key, slot: .recoveryCode(RecoveryCode()), volume: volume)
      } == .foreignKey)
    #expect(vault.disk[DiskVault.path]?.array == before)
  }

  /// Acceptance 23: interrupted at every write and at every loss of power, the vault opens with
  /// the old set of slots or the new one.
  @Test func changesAreOldOrNewAfterAPowerCut() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let vault = try DiskVault()
    let expected = try vault.fill(seed: 4, transactions: 2)
    let old = RecoveryCode()
    let new = RecoveryCode()
    let slot = try Vault.addSlot(
      path: DiskVault.path, key: vault.key, slot: .recoveryCode(old), volume: vault.disk.volume)
    var cut = PowerCut(vault.disk)
    vault.disk.isRecording = true
    try Vault.addSlot(
      path: DiskVault.path, key: vault.key, slot: .recoveryCode(new), volume: vault.disk.volume)
    try Vault.removeSlot(
      path: DiskVault.path, key: vault.key, id: slot, volume: vault.disk.volume)
    vault.disk.isRecording = false
    var sets: Set<[Bool]> = []
    for operation in vault.disk.log {
      cut.apply(operation)
      for style in PowerCut.Style.allCases {
        let disk = cut.state(style, random: &random)
        let opens = [old, new].map { code in
          (try? Vault.unlock(
            path: DiskVault.path, with: .recoveryCode(code), volume: disk.volume)) != nil
        }
        sets.insert(opens)
        #expect(opens != [false, false], "seed \(seed)")
        let after = DiskVault(copy: disk.files, key: vault.key)
        #expect(try after.outcome() == expected, "seed \(seed)")
        #expect(try Vault.inspect(DiskVault.path, volume: after.disk.volume).copiesAgree)
      }
    }
    #expect(sets == [[true, false], [true, true], [false, true]], "seed \(seed)")
  }

  @Test(arguments: [DiskCall.write, .sync, .read, .size, .open]) func changesThatFail(
    call: DiskCall
  ) throws {
    let vault = try DiskVault()
    let expected = try vault.fill(seed: 4, transactions: 2)
    for nth in 1..<40 {
      let copy = DiskVault(copy: vault.disk.files, key: vault.key)
      var seen = 0
      copy.disk.fault = { kind in
        guard kind == call else { return nil }
        seen += 1
        return seen == nth ? FaultExperiment.fault(for: call) : nil
      }
      let code = RecoveryCode()
      let error = vaultError {
        try Vault.addSlot(
          path: DiskVault.path, key: vault.key, slot: .recoveryCode(code), volume: copy.disk.volume)
      }
      copy.disk.fault = nil
      if seen < nth { break }
      let opens =
        (try? Vault.unlock(
          path: DiskVault.path, with: .recoveryCode(code), volume: copy.disk.volume)) != nil
      if error == nil { #expect(opens) }
      #expect(try copy.outcome() == expected)
      #expect(try copy.verify().isSound)
    }
  }

  /// A change of slots waits for a writer and does not disturb a reader.
  @Test func changesDuringTransactions() throws {
    let vault = try DiskVault()
    _ = try vault.fill(seed: 4, transactions: 2)
    let db = try vault.open()
    try db.withReadTransaction {
      _ = try db.first("SELECT number FROM counter") { $0.int(0) }
      try Vault.addSlot(
        path: DiskVault.path, key: vault.key, slot: .recoveryCode(RecoveryCode()),
        volume: vault.disk.volume)
    }
    try db.withTransaction {
      try db.execute("UPDATE counter SET number=number")
      #expect(
        vaultError {
          try Vault.addSlot(
            path: DiskVault.path, key: vault.key, slot: .recoveryCode(RecoveryCode()),
            volume: vault.disk.volume)
        } == .busy)
    }
    #expect(try Vault.inspect(DiskVault.path, volume: vault.disk.volume).slots.count == 2)
  }

  /// A crashed transaction is rolled back before the header is touched.
  @Test func changesAfterACrash() throws {
    let vault = try DiskVault()
    let expected = try vault.fill(seed: 4)
    let db = try vault.open()
    try Workload.useTinyCache(db)
    try db.execute("BEGIN; UPDATE counter SET number=99; UPDATE item SET note=randomblob(2000)")
    let crashed = DiskVault(copy: vault.disk.files, key: vault.key)
    try Vault.addSlot(
      path: DiskVault.path, key: vault.key, slot: .recoveryCode(RecoveryCode()),
      volume: crashed.disk.volume)
    #expect(try crashed.outcome() == expected)
  }
}
