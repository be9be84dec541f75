import FrunCrypto
import Testing

/// Files exchanged with the installed `age` program, in both directions.
@Suite(.enabled(if: CommandLineTool.isRequired("age"))) struct AgeToolTests {
  @Test(arguments: AgeTests.sizes, [false, true])
  func theAgeToolOpensOurs(size: Int, armored: Bool) throws {
    let tool = try #require(CommandLineTool("age"))
    let folder = try TemporaryDirectory()
    let identity = AgeIdentity.x25519(X25519PrivateKey())
    let contents = AgeTests.contents(size)
    let keyFile = try folder.write("key", utf8(identity.secretText ?? ""))
    let others = (0..<3).map { _ in AgeRecipient.x25519(publicKey: X25519PrivateKey().publicKey) }
    let recipients = others + [try #require(identity.recipient)]
    let file = try folder.write(
      "file.age", Age.encrypt(contents, to: recipients, armored: armored))
    try #require(try tool.run(["-d", "-i", keyFile, "-o", folder.path("out"), file]) == 0)
    // The tool makes its output file with the first byte, so there is none for empty contents.
    if size > 0 { #expect(try folder.read("out") == contents) }
  }

  @Test(arguments: AgeTests.sizes, [false, true])
  func weOpenWhatTheAgeToolWrote(size: Int, armored: Bool) throws {
    let tool = try #require(CommandLineTool("age"))
    let folder = try TemporaryDirectory()
    let identity = AgeIdentity.x25519(X25519PrivateKey())
    let contents = AgeTests.contents(size)
    let plain = try folder.write("plain", contents)
    let recipient = try #require(identity.recipient?.text)
    let options = armored ? ["-a"] : []
    try #require(
      try tool.run(options + ["-r", recipient, "-o", folder.path("file.age"), plain]) == 0)
    #expect(try Age.decrypt(folder.read("file.age"), with: [identity]) == contents)
  }

  @Test(.enabled(if: CommandLineTool.isRequired("age-keygen")))
  func weReadTheKeysOfAgeKeygen() throws {
    let tool = try #require(CommandLineTool("age-keygen"))
    let folder = try TemporaryDirectory()
    try #require(try tool.run(["-o", folder.path("key")]) == 0)
    let text = String(decoding: try folder.read("key"), as: UTF8.self)
    let identities = try AgeIdentity.list(inFile: text)
    #expect(identities.count == 1)
    let recipient = try #require(identities.first?.recipient?.text)
    #expect(text.contains("# public key: \(recipient)\n"))
  }

  /// `age` asks for a passphrase only on a terminal, so a pseudo-terminal types it.
  @Test(.enabled(if: CommandLineTool.isRequired("python3")))
  func passphrasesWorkInBothDirections() throws {
    let python = try #require(CommandLineTool("python3"))
    let folder = try TemporaryDirectory()
    let passphrase = "correct horse"
    let typist = try folder.write("typist.py", utf8(Self.typist))
    let ours = try folder.write(
      "ours.age", Age.encrypt(utf8("case"), to: [.scrypt(passphrase: utf8(passphrase), logN: 12)]))
    let opened = try python.run([typist, passphrase, "age", "-d", "-o", folder.path("out"), ours])
    try #require(opened == 0)
    #expect(try folder.read("out") == utf8("case"))

    let plain = try folder.write("plain", utf8("case"))
    let written = try python.run([
      typist, passphrase, "age", "-p", "-o", folder.path("theirs.age"), plain,
    ])
    try #require(written == 0)
    let identity = AgeIdentity.scrypt(passphrase: utf8(passphrase))
    #expect(try Age.decrypt(folder.read("theirs.age"), with: [identity]) == utf8("case"))
  }

  /// Answers every prompt that ends in a colon and blank with the passphrase.
  private static let typist = """
    import os, pty, sys

    def read(descriptor):
        data = os.read(descriptor, 1024)
        if b": " in data or b"passphrase" in data:
            os.write(descriptor, sys.argv[1].encode() + b"\\r")
        return data

    status = pty.spawn(sys.argv[2:], read, lambda descriptor: b"")
    sys.exit(os.waitstatus_to_exitcode(status))
    """
}
