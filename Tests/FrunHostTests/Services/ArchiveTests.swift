import CommandLineSupport
import Testing

/// Archives through the module interface: out of one office, into another.
@Suite struct ArchiveTests {
  private func office(_ handle: String, seed: UInt64) -> TestHost {
    let host = TestHost(modules: [SampleModule()], seed: seed)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    #expect(
      host.run([
        "init", "--member", handle, "--passphrase-file", host.directory.path + "/pass",
      ]).status == 0)
    return host
  }

  @Test func anyFileIsSealedToTheTeamAndOpenedAgain() throws {
    let host = office("am", seed: 20)
    let path = host.directory.path
    host.directory.write("report.txt", Array("a report\n".utf8))
    let sealed = host.run(["sample", "seal", "\(path)/report.txt"])
    #expect(sealed.status == 0, "\(sealed.error)")
    let bytes = try #require(TemporaryDirectory.read("\(path)/report.txt.age"))
    #expect(String(decoding: bytes.prefix(21), as: UTF8.self) == "age-encryption.org/v1")
    #expect(host.run(["sample", "seal", "\(path)/report.txt"]).status == 73)
    let opened = host.run(["sample", "unseal", "\(path)/report.txt.age"])
    #expect(opened.status == 0, "\(opened.error)")
    #expect(TemporaryDirectory.read("\(path)/report.txt.age.open") == Array("a report\n".utf8))
    #expect(host.run(["sample", "unseal", "\(path)/nothing"]).status == 66)
    let other = office("ka", seed: 21)
    other.directory.write("report.age", bytes)
    #expect(other.run(["sample", "unseal", "\(other.directory.path)/report.age"]).status == 77)
  }

  @Test func nothingToExportIsSaid() throws {
    let host = office("am", seed: 22)
    let result = host.run(["sample", "export", "\(host.directory.path)/out.age"])
    #expect(result.status == 66)
    #expect(result.error.contains("there is nothing to export"))
    #expect(TemporaryDirectory.read("\(host.directory.path)/out.age") == nil)
  }

  @Test func whatIsNoArchiveIsRefusedWithAStableCode() {
    let host = office("am", seed: 23)
    host.directory.write("x.age", Array("not an archive\n".utf8))
    let result = host.run(["sample", "inspect", "\(host.directory.path)/x.age", "--json"])
    #expect(result.status == 65)
    #expect(result.error.contains(#""code":"envelope.not-age""#))
  }
}
