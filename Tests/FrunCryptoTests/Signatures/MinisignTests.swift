import FrunCrypto
import Testing

@Suite struct MinisignTests {
  private static let seed = [UInt8](repeating: 42, count: 32)
  private static let message = utf8("manifest\n")

  private static func signature(comment: String = "frun-archive/1 id=1") throws -> MinisignSignature
  {
    try MinisignSignature(
      message: message, signingKey: Ed25519SigningKey(seed: seed), trustedComment: comment)
  }

  private static func publicKey() throws -> MinisignPublicKey {
    MinisignPublicKey(try Ed25519SigningKey(seed: seed))
  }

  @Test func signatureVerifiesAfterBeingWrittenAndRead() throws {
    let read = try MinisignSignature(contents: utf8(try Self.signature().text))
    #expect(read == (try Self.signature()))
    #expect(read.trustedComment == "frun-archive/1 id=1")
    try read.verify(message: Self.message, publicKey: Self.publicKey())
  }

  @Test func publicKeyTextIsReadBack() throws {
    let key = try Self.publicKey()
    #expect(key.text.utf8.count == 56)
    #expect(try MinisignPublicKey(text: key.text) == key)
    #expect(key.identifierText.utf8.count == 16)
  }

  /// As the tool writes it; one key in sixteen begins with a zero.
  @Test func anIdentifierHasNoZerosInFront() throws {
    let key = try MinisignPublicKey(
      text: "RWT2keWA7zOKB5TOjLesKqvl42ZyRVOtzLloI/F5VUWUON8vR0xoycp7")
    #expect(key.identifierText == "78A33EF80E591F6")
  }

  @Test func changedMessageIsRefused() throws {
    #expect(throws: MinisignError.self) {
      try Self.signature().verify(message: Self.message + [0], publicKey: Self.publicKey())
    }
  }

  @Test func changedTrustedCommentIsRefused() throws {
    let text = try Self.signature().text.replacing("id=1", with: "id=2")
    let error = #expect(throws: MinisignError.self) {
      try MinisignSignature(contents: utf8(text)).verify(
        message: Self.message, publicKey: Self.publicKey())
    }
    #expect(error?.code == .invalid)
  }

  @Test func otherKeyIsUnknown() throws {
    let error = #expect(throws: MinisignError.self) {
      try Self.signature().verify(
        message: Self.message, publicKey: MinisignPublicKey(Ed25519SigningKey()))
    }
    #expect(error?.code == .unknown)
  }

  @Test func legacyAlgorithmIsRefused() throws {
    var lines = try Self.signature().text.split(separator: "\n").map(String.init)
    var packet = Base64.decode(lines[1], padding: .required) ?? []
    packet[1] = UInt8(ascii: "d")
    lines[1] = Base64.encode(packet, padding: .required)
    let error = #expect(throws: MinisignError.self) {
      try MinisignSignature(contents: utf8(lines.joined(separator: "\n") + "\n"))
    }
    #expect(error?.code == .legacyAlgorithm)
  }

  @Test func weakPublicKeyIsRefused() throws {
    let weak = utf8("Ed") + [UInt8](repeating: 0, count: 8 + 32)
    let error = #expect(throws: MinisignError.self) {
      try MinisignPublicKey(text: Base64.encode(weak, padding: .required))
    }
    #expect(error?.code == .weakKey)
  }

  @Test(arguments: ["", "\n", "a\nb\nc\nd\n", "untrusted comment: x\n\n\n\n"])
  func malformedContentsAreRefused(contents: String) {
    #expect(throws: MinisignError.self) { try MinisignSignature(contents: utf8(contents)) }
  }

  @Test func contentsAreReadStrictly() throws {
    let text = try Self.signature().text
    let changed = [
      text + "\n", String(text.dropLast()), text.replacing("\n", with: "\r\n"), "\n" + text,
      text.replacing("trusted comment: frun", with: "trusted comment:frun"),
      text.replacing("untrusted", with: "Untrusted"), text.replacing("=", with: ""),
    ]
    for text in changed {
      #expect(throws: MinisignError.self) { try MinisignSignature(contents: utf8(text)) }
    }
  }

  @Test(arguments: ["two\nlines", "bell\u{07}", "\u{7F}"])
  func commentsAreSingleLines(comment: String) {
    #expect(throws: MinisignError.self) { try Self.signature(comment: comment) }
  }

  /// Every byte of the signed parts changed once: never accepted, never a crash.
  @Test func everyChangedByteIsNoticed() throws {
    let contents = utf8(try Self.signature().text)
    let untrusted = contents.prefix { $0 != 0x0A }.count
    let key = try Self.publicKey()
    for index in contents.indices where index > untrusted {
      var changed = contents
      changed[index] ^= 1
      #expect(throws: MinisignError.self, "byte \(index)") {
        try MinisignSignature(contents: changed).verify(message: Self.message, publicKey: key)
      }
    }
  }

  @Test(.enabled(if: CommandLineTool.isRequired("minisign")))
  func theMinisignToolVerifiesOurSignature() throws {
    let tool = try #require(CommandLineTool("minisign"))
    let folder = try TemporaryDirectory()
    let file = try folder.write("manifest", Self.message)
    _ = try folder.write("manifest.minisig", utf8(try Self.signature().text))
    let key = try folder.write("key.pub", utf8(try Self.publicKey().fileText))
    #expect(try tool.run(["-V", "-q", "-m", file, "-p", key]) == 0)
    #expect(try tool.run(["-V", "-q", "-m", file, "-P", Self.publicKey().text]) == 0)
    _ = try folder.write("manifest", Self.message + [0])
    #expect(try tool.run(["-V", "-q", "-m", file, "-p", key]) != 0)
  }

  @Test(.enabled(if: CommandLineTool.isRequired("minisign")))
  func weVerifyWhatTheMinisignToolSigned() throws {
    let tool = try #require(CommandLineTool("minisign"))
    let folder = try TemporaryDirectory()
    let file = try folder.write("manifest", Self.message)
    let secret = folder.path("key")
    try #require(try tool.run(["-G", "-W", "-p", folder.path("key.pub"), "-s", secret]) == 0)
    try #require(
      try tool.run(["-S", "-s", secret, "-m", file, "-t", "frun-archive/1 id=9"]) == 0)
    let publicKeyFile = String(decoding: try folder.read("key.pub"), as: UTF8.self)
    let publicKey = try MinisignPublicKey(text: String(publicKeyFile.split(separator: "\n")[1]))
    #expect(publicKey.fileText == publicKeyFile)
    let signature = try MinisignSignature(contents: folder.read("manifest.minisig"))
    #expect(signature.trustedComment == "frun-archive/1 id=9")
    try signature.verify(message: Self.message, publicKey: publicKey)
  }
}
