import CommandLineSupport
import FrunText
import Testing

/// Files that a passphrase or an identity file opens: asked for once, only of somebody who can answer, and refused
/// by the name of the file.
@Suite struct OpeningTests {
  private func office() -> TestHost {
    let host = TestHost(seed: 60)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    host.directory.write("words", Array("stapled purple lanterns\n".utf8))
    let made = host.run([
      "init", "--member", "dora", "--passphrase-file", host.directory.path + "/pass",
    ])
    #expect(made.status == 0, "\(made.error)")
    return host
  }

  private func path(_ host: TestHost, _ name: String) -> String { host.directory.path + "/" + name }

  /// An archive of the directory that a passphrase opens.
  private func archive(_ host: TestHost) -> String {
    let file = path(host, "d.age")
    let made = host.run([
      "archive", "export", "--directory", "--archive-passphrase-file", path(host, "words"), "-o",
      file,
      "--yes",
    ])
    #expect(made.status == 0, "\(made.error)")
    return file
  }

  @Test func aLockedArchiveSaysSoAndAtATerminalAsksOnce() {
    let host = office()
    let file = archive(host)
    for verb in ["show", "verify", "import", "decrypt"] {
      let refused = host.run(["archive", verb, file])
      #expect(refused.status == 77, "\(verb)")
      #expect(refused.error.contains("locked with a passphrase"), "\(verb): \(refused.error)")
      #expect(
        refused.error.contains("--archive-passphrase-file") && refused.error.contains("d.age"))
    }
    let listed = host.run(["archive", "list", file])
    #expect(listed.status == 0 && listed.output.contains("locked with a passphrase"))
    // Proving the sender and taking it in open the file twice; the person types once.
    host.terminalColumns = 80
    host.input = Array("stapled purple lanterns\n".utf8)
    let taken = host.run(["archive", "import", file, "--decide-later"])
    #expect(taken.status == 0, "\(taken.error)")
    host.terminalColumns = nil
    host.input = Array("stapled purple lanterns\n".utf8)
    let piped = host.run(["archive", "import", file, "--archive-passphrase-file", "-"])
    #expect(piped.status == 0, "\(piped.error)")
  }

  @Test func theIdentityFilesPassphraseHasAnOption() throws {
    let host = office()
    let key = path(host, "key.age")
    let made = host.run([
      "identity", "export", key, "--identity-passphrase-file", path(host, "words"),
    ])
    #expect(made.status == 0, "\(made.error)")
    host.directory.write("note", Array("text".utf8))
    #expect(host.run(["archive", "encrypt", path(host, "note"), "--to", "dora"]).status == 0)
    let refused = host.run([
      "archive", "decrypt", path(host, "note.age"), "-i", key, "-o", path(host, "x"),
    ])
    #expect(refused.status == 64 && refused.error.contains("--identity-passphrase-file"))
    let opened = host.run([
      "archive", "decrypt", path(host, "note.age"), "-i", key, "--identity-passphrase-file",
      path(host, "words"), "-o", path(host, "open"),
    ])
    #expect(opened.status == 0, "\(opened.error)")
    #expect(TemporaryDirectory.read(path(host, "open")) == Array("text".utf8))
  }

  @Test func theFileIsNamedAndNothingGoesToStandardOutput() {
    let host = office()
    host.directory.write("empty.age", [])
    for (words, status, parts) in [
      (["archive", "show", path(host, "empty.age")], 65, ["the file is empty", "empty.age"]),
      (["archive", "show", host.directory.path], 66, ["this is a folder", host.directory.path]),
      (["archive", "show", path(host, "pass")], 65, ["not an encrypted archive", "pass"]),
      (["archive", "split", path(host, "empty.age")], 65, ["the file is empty", "empty.age"]),
      (
        ["archive", "export", "--directory", "--to", "dora", "-o", "-", "--yes"], 64,
        ["not to standard output"]
      ),
      (
        ["archive", "encrypt", path(host, "pass"), "--to", "dora", "-o", "-"], 64,
        ["standard output"]
      ),
    ] as [([String], Int32, [String])] {
      let result = host.run(words)
      #expect(result.status == status, "\(words): \(result.error)")
      let flat = result.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in parts { #expect(flat.contains(part), "\(words): \(result.error)") }
    }
  }
}
