import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

/// Vaults that another implementation wrote (Tests/Fixtures/Vault/make_golden.py). Every later
/// version must read them.
@Suite struct GoldenTests {
  private func folder(with names: [String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let fixtures = ProcessEnvironment.fixture("")
    for name in names {
      try folder.write(ScratchFolder.read(path: fixtures + name), to: name)
    }
    return folder
  }

  private static let recovery = [UInt8](0x80..<0xA0)

  static let credentials: [Credential] = {
    // Decomposed: the vault was made with the composed form.
    let passphrase = "Gru\u{308}ße aus Ko\u{308}ln"
    let code = RecoveryCode(random: { _ in recovery })
    return [.passphrase(passphrase), .recoveryCode(code)]
      + ((try? X25519PrivateKey(seed: [UInt8](repeating: 7, count: 32))).map { [.identity($0)] }
        ?? [])
  }()

  @Test(arguments: 0..<3) func opensWithEverySlot(index: Int) throws {
    let folder = try folder(with: ["golden.frun"])
    let path = folder.path("golden.frun")
    let key = try Vault.unlock(path: path, with: Self.credentials[index])
    #expect(key.vaultID == [UInt8](0x40..<0x50))
    let facts = try Vault.inspect(path)
    #expect(facts.generation == 6 && !facts.copiesAgree && !facts.hasSideFile)
    #expect(facts.slots.map(\.kind) == [.passphrase, .identity, .recoveryCode])
    #expect(facts.slots[0].cost == PassphraseCost(clamping: 15))
    let db = try Vault.open(path: path, key: key)
    #expect(try db.first("SELECT text FROM golden WHERE id=1") { $0.string(0) } == "before")
    #expect(try Vault.verify(path: path, key: key).isSound)
    // The copies differed as after a change that was cut short; opening made them equal.
    #expect(try Vault.inspect(path).copiesAgree)
  }

  @Test func rollsBackAJournalFromElsewhere() throws {
    let folder = try folder(with: ["crashed.frun", "crashed.frun-fvj"])
    let path = folder.path("crashed.frun")
    let key = try Vault.unlock(path: path, with: Self.credentials[1])
    let db = try Vault.open(path: path, key: key)
    #expect(try db.first("SELECT text FROM golden WHERE id=1") { $0.string(0) } == "before")
    #expect(folder.names == ["crashed.frun"])
    #expect(try Vault.verify(path: path, key: key).isSound)
  }

  /// Without its side file a crashed vault is, to the pages alone, a whole one.
  @Test func withoutTheJournalTheChangeStands() throws {
    let folder = try folder(with: ["crashed.frun"])
    let path = folder.path("crashed.frun")
    let key = try Vault.unlock(path: path, with: Self.credentials[1])
    let db = try Vault.open(path: path, key: key)
    #expect(try db.first("SELECT text FROM golden WHERE id=1") { $0.string(0) } == "after")
  }
}
