import CommandLineSupport
import FrunSQLite
import Testing

/// The side file of a vault starts with what no frun writes: a power cut, or somebody's hand.
@Suite struct SideFileTests {
  private static let vault = ".local/share/frun/vault.frv"
  private static let odd = [UInt8](repeating: 0x41, count: 600)

  private func office(seed: UInt64) -> TestHost {
    let host = TestHost(modules: [SampleModule()], seed: seed)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    #expect(
      host.run([
        "init", "--member", "am", "--passphrase-file", host.directory.path + "/pass",
      ]).status == 0)
    return host
  }

  /// Somebody changed the history by a way that leaves every page in order.
  private func bend(_ host: TestHost) throws {
    let path = "\(host.directory.path)/\(Self.vault)"
    let key = try Vault.unlock(path: path, with: .passphrase("correct horse battery"))
    let connection = try Vault.open(path: path, key: key)
    defer { connection.close() }
    try connection.run("UPDATE assertion SET salt = zeroblob(16) WHERE cid = 1 AND place = 0")
  }

  @Test func aWholeVaultIsCheckedAndGoesOn() {
    let host = office(seed: 11)
    host.directory.write(Self.vault + "-fvj", Self.odd)
    #expect(host.run(["sample", "acting"]).status == 0)
    #expect(host.run(["sample", "hire", "bo"]).status == 0)
    #expect(host.run(["vault", "verify"]).status == 0)
  }

  @Test func aBentHistoryIsNeitherShownNorWritten() throws {
    let host = office(seed: 12)
    try bend(host)
    host.directory.write(Self.vault + "-fvj", Self.odd)
    for words in [["sample", "acting"], ["sample", "hire", "bo"]] {
      let refused = host.run(words)
      #expect(refused.status == 65)
      #expect(refused.error.contains("the vault is damaged or was tampered with"))
      #expect(refused.error.contains("frun vault verify"))
      #expect(refused.output.isEmpty)
    }
    // Looking is allowed, and changes nothing about the refusal.
    #expect(host.run(["vault", "verify"]).status == 1)
    #expect(host.run(["sample", "acting"]).status == 65)
  }

  @Test func lookingFirstDoesNotClearTheDoubt() throws {
    let host = office(seed: 13)
    try bend(host)
    host.directory.write(Self.vault + "-fvj", Self.odd)
    #expect(host.run(["vault", "verify"]).status == 1)
    #expect(host.run(["sample", "acting"]).status == 65)
  }
}
