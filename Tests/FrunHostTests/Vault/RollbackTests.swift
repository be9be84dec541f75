import CommandLineSupport
import Testing

@Suite struct RollbackTests {
  @Test func anOlderVaultIsNoticedAndAcceptedOnPurpose() throws {
    let host = TestHost(modules: [SampleModule()], seed: 9)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    #expect(
      host.run([
        "init", "--member", "am", "--passphrase-file", host.directory.path + "/pass",
      ]).status == 0)
    let path = ".local/share/frun/vault.frv"
    let old = try #require(TemporaryDirectory.read("\(host.directory.path)/\(path)"))
    #expect(host.run(["sample", "hire", "bo"]).status == 0)
    host.directory.write(path, old)

    let refused = host.run(["sample", "acting"])
    #expect(refused.status == 65)
    #expect(refused.error.contains("older state"))
    #expect(host.run(["vault", "status"]).status == 0)
    let checked = host.run(["vault", "verify", "--json"])
    #expect(checked.status == 1)
    #expect(checked.output.contains(#""code":"rollback""#))

    let status = host.run(["vault", "status", "--json"]).output
    let id = try #require(status.firstMatch(of: /"vault":"([0-9a-f]{8})/)).output.1
    let unasked = host.run(["vault", "accept", "--no-input"])
    #expect(unasked.status == 64 && unasked.error.contains("give --confirm \(id)"))
    #expect(host.run(["vault", "accept", "--confirm", "00000000"]).status == 64)
    #expect(host.run(["sample", "acting"]).status == 65)
    #expect(host.run(["vault", "accept", "--confirm", String(id)]).status == 0)
    #expect(host.run(["sample", "acting"]).status == 0)
    #expect(host.run(["vault", "verify"]).status == 0)
  }

  /// Wherever the damage is, checking answers with findings: it does not fail half-way.
  @Test func damageInAnyPageIsAFinding() throws {
    let host = TestHost(modules: [SampleModule()], seed: 11)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    #expect(
      host.run([
        "init", "--member", "am", "--passphrase-file", host.directory.path + "/pass",
      ]).status == 0)
    let path = ".local/share/frun/vault.frv"
    let whole = try #require(TemporaryDirectory.read("\(host.directory.path)/\(path)"))
    for place in stride(from: 8_192 + 100, to: whole.count, by: 3 * 4_096) {
      var bytes = whole
      bytes[place] ^= 1
      host.directory.write(path, bytes)
      let checked = host.run(["vault", "verify"])
      #expect(checked.status == 1, "byte \(place)")
      #expect(!checked.error.contains("SELECT") && !checked.error.contains("DELETE"))
    }
  }

  @Test func damageIsSaidWithoutTechnicalNoise() throws {
    let host = TestHost(modules: [SampleModule()], seed: 10)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    #expect(
      host.run([
        "init", "--member", "am", "--passphrase-file", host.directory.path + "/pass",
      ]).status == 0)
    let path = ".local/share/frun/vault.frv"
    var bytes = try #require(TemporaryDirectory.read("\(host.directory.path)/\(path)"))
    bytes[8_192 + 100] ^= 1
    host.directory.write(path, bytes)
    let result = host.run(["sample", "acting"])
    #expect(result.status == 65)
    #expect(result.error.contains("frun: error: the vault is damaged or was tampered with"))
    #expect(host.run(["vault", "verify"]).status == 1)
  }
}
