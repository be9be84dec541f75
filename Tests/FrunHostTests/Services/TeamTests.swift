import CommandLineSupport
import Testing

@Suite struct TeamTests {
  private func office(_ handle: String, seed: UInt64) -> TestHost {
    let host = TestHost(modules: [SampleModule()], seed: seed)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    let made = host.run([
      "init", "--member", handle, "--passphrase-file", host.directory.path + "/pass",
    ])
    #expect(made.status == 0, "\(made.error)")
    return host
  }

  @Test func aSecondMemberActsForOneCommandOnly() {
    let host = office("am", seed: 1)
    let acting = { (options: [String]) in host.run(["sample", "acting", "--json"] + options) }
    #expect(acting([]).output.contains(#""handle":"am","role":"dataProtectionOfficer""#))
    #expect(acting(["--as", "bo"]).status == 66)
    #expect(host.run(["sample", "hire", "bo"]).status == 0)
    #expect(acting(["--as", "bo"]).output.contains(#""handle":"bo","role":"supervisor""#))
    #expect(acting([]).output.contains(#""handle":"am""#))
    #expect(host.run(["sample", "hire", "bo"]).status == 73)
    #expect(host.run(["vault", "verify"]).status == 0)
  }

  @Test func aDryRunHiresNobody() {
    let host = office("am", seed: 2)
    #expect(host.run(["sample", "hire", "bo", "--dry-run"]).status == 0)
    #expect(host.run(["sample", "members", "--json"]).output.contains(#""data":["am"]"#))
    #expect(host.run(["sample", "acting", "--as", "bo"]).status == 66)
  }

  @Test func cardsPassBetweenTeamsAndShowTampering() throws {
    let athens = office("am", seed: 3)
    let tbilisi = office("ka", seed: 4)
    let card = athens.run(["sample", "card"])
    #expect(card.status == 0)
    tbilisi.directory.write("card.json", Array(card.output.utf8))
    let path = tbilisi.directory.path + "/card.json"
    let trusted = tbilisi.run(["sample", "trust", path, "--json"])
    #expect(trusted.status == 0, "\(trusted.error)")
    #expect(trusted.output.contains(#""label":"Athens""#))
    // Any changed byte breaks the signature or the shape.
    let other = card.output.replacing("Athens", with: "Athen5")
    tbilisi.directory.write("card.json", Array(other.utf8))
    let refused = tbilisi.run(["sample", "trust", path])
    #expect(refused.status == 65)
    #expect(refused.error.contains("signature"))
    for text in ["", "{}", "[1]", "not json", String(repeating: "[", count: 200)] {
      tbilisi.directory.write("card.json", Array(text.utf8))
      #expect(tbilisi.run(["sample", "trust", path]).status == 65)
    }
    // Nobody trusts the own card.
    athens.directory.write("card.json", Array(card.output.utf8))
    #expect(athens.run(["sample", "trust", athens.directory.path + "/card.json"]).status == 64)
  }

  @Test func aLockedVaultIsNotOpenedByAccident() {
    let host = office("am", seed: 5)
    #expect(host.run(["lock"]).status == 0)
    #expect(host.run(["sample", "acting"]).status == 77)
    let opened = host.run([
      "sample", "acting", "--passphrase-file", host.directory.path + "/pass",
    ])
    #expect(opened.status == 0)
    // A file for one command does not leave the vault open.
    #expect(host.run(["sample", "acting"]).status == 77)
    host.input = Array("correct horse battery\n".utf8)
    #expect(host.run(["sample", "acting", "--passphrase-file", "-"]).status == 0)
  }

  @Test func readingIsWrittenDownOnceForEachStreamAndAction() {
    let host = office("am", seed: 6)
    #expect(host.run(["sample", "read", "--json"]).output.contains(#""data":[]"#))
    let log = host.run(["sample", "log", "--json"]).output
    // The reading of the log itself is in the log too, but not in what it read.
    #expect(log.contains(#""data":["sample read: list","sample read: search"]"#), "\(log)")
    #expect(host.run(["sample", "log", "--json"]).output.contains("sample log: accessLog"))
  }
}
