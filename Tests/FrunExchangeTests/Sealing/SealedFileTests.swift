import FrunCrypto
import Testing

@testable import FrunExchange

@Suite struct SealedFileTests {
  private let numbers = Office.Numbers(6)

  private func key() throws -> (identity: AgeIdentity, recipient: AgeRecipient) {
    let identity = AgeIdentity.x25519(try X25519PrivateKey(seed: numbers.bytes(32)))
    return (identity, try #require(identity.recipient))
  }

  @Test(arguments: [0, 1, 65_536, 65_537, 300_000], [false, true])
  func roundTrip(size: Int, armored: Bool) throws {
    let folder = try TemporaryFolder()
    let (identity, recipient) = try key()
    let bytes = numbers.bytes(size)
    try folder.write("plain", bytes)
    try SealedFile.encrypt(
      folder.path + "/plain", to: [recipient], output: folder.path + "/sealed", armored: armored,
      random: numbers.bytes)
    let count = try SealedFile.decrypt(
      folder.path + "/sealed", with: [identity], output: folder.path + "/opened")
    #expect(count == UInt64(size))
    #expect(try folder.read("opened") == bytes)
    #expect(folder.names() == ["opened", "plain", "sealed"])
  }

  @Test func damageLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let (identity, recipient) = try key()
    try folder.write("plain", numbers.bytes(200_000))
    try SealedFile.encrypt(
      folder.path + "/plain", to: [recipient], output: folder.path + "/sealed",
      random: numbers.bytes)
    var bad = try folder.read("sealed")
    bad[150_000] ^= 1
    try folder.write("bad", bad)
    func failure(_ name: String, _ identity: AgeIdentity) -> String? {
      code {
        try SealedFile.decrypt(
          folder.path + "/" + name, with: [identity], output: folder.path + "/opened")
      }
    }
    #expect(failure("bad", identity) == "envelope.payload-corrupt")
    #expect(try failure("sealed", key().identity) == "envelope.no-matching-identity")
    #expect(failure("missing", identity) == "store.not-found")
    #expect(!folder.names().contains("opened") && !folder.names().contains("opened.partial"))
    #expect(
      code {
        try SealedFile.encrypt(
          folder.path + "/plain", to: [recipient], output: folder.path + "/sealed",
          random: numbers.bytes)
      } == "store.exists")
    #expect(
      code {
        try SealedFile.encrypt(
          folder.path + "/plain", to: [], output: folder.path + "/none", random: numbers.bytes)
      } == "envelope.recipient-missing")
  }

  @Test func aPassphraseIsToldFromTheBeginning() throws {
    let folder = try TemporaryFolder()
    let (_, recipient) = try key()
    try folder.write("plain", "text")
    for (name, recipients, armored, isLocked) in [
      ("words", [.scrypt(passphrase: Array("word".utf8), logN: 1)], false, true),
      ("armored", [.scrypt(passphrase: Array("word".utf8), logN: 1)], true, true),
      ("key", [recipient], false, false),
    ] as [(String, [AgeRecipient], Bool, Bool)] {
      let path = folder.path + "/" + name
      try SealedFile.encrypt(
        folder.path + "/plain", to: recipients, output: path, armored: armored,
        random: numbers.bytes)
      #expect(SealedFile.isLockedWithPassphrase(path) == isLocked, "\(name)")
    }
    for name in ["plain", "nothing", ""] {
      #expect(!SealedFile.isLockedWithPassphrase(folder.path + "/" + name))
    }
  }

  @Test func emptyFilesAndFoldersAreNamedAsWhatTheyAre() throws {
    let folder = try TemporaryFolder()
    let (identity, _) = try key()
    try folder.write("empty", "")
    func opened(_ path: String) -> String? {
      code { try SealedFile.decrypt(path, with: [identity], output: folder.path + "/out") }
    }
    #expect(opened(folder.path + "/empty") == "store.empty")
    #expect(opened(folder.path) == "store.is-folder")
    #expect(folder.names() == ["empty"])
  }

  @Test(.enabled(if: Tool.available("age"))) func withTheStockTool() throws {
    let folder = try TemporaryFolder()
    let (identity, recipient) = try key()
    let bytes = numbers.bytes(100_000)
    try folder.write("plain", bytes)
    try folder.write("key", "\(identity.secretText ?? "")\n")
    try SealedFile.encrypt(
      folder.path + "/plain", to: [recipient], output: folder.path + "/ours",
      random: numbers.bytes)
    #expect(try Tool.run("age", ["-d", "-i", "key", "-o", "back", "ours"], in: folder).status == 0)
    #expect(try folder.read("back") == bytes)
    #expect(
      try Tool.run("age", ["-a", "-r", recipient.text ?? "", "-o", "theirs", "plain"], in: folder)
        .status == 0)
    try SealedFile.decrypt(
      folder.path + "/theirs", with: [identity], output: folder.path + "/opened")
    #expect(try folder.read("opened") == bytes)
  }
}
