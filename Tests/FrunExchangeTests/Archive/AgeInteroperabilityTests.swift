import FrunCrypto
import Testing

@testable import FrunExchange

/// Files that `age` wrote are read here and the other way round, at every size where chunks begin or end.
@Suite(.enabled(if: Tool.available("age", "age-keygen"))) struct AgeInteroperabilityTests {
  static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 257 * 65_536]

  /// Bytes that differ from chunk to chunk; cheap to make in a debug build.
  private func bytes(_ size: Int) -> [UInt8] {
    var numbers = SeededNumbers(seed: UInt64(size) + 1)
    let piece = numbers.bytes(997)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + piece.count)
    while bytes.count < size { bytes += piece }
    return Array(bytes.prefix(size))
  }

  private func key(_ folder: TemporaryFolder, _ name: String) throws -> AgeIdentity {
    let made = try Tool.run("age-keygen", ["-o", name], in: folder)
    #expect(made.status == 0, "\(made.text)")
    return try #require(
      try AgeIdentity.list(inFile: String(decoding: folder.read(name), as: UTF8.self)).first)
  }

  @Test(arguments: sizes, [false, true]) func bothWays(size: Int, armored: Bool) throws {
    let folder = try TemporaryFolder()
    let bytes = bytes(size)
    try folder.write("plain", bytes)
    let identity = try key(folder, "key")
    let recipient = try #require(identity.recipient)
    try SealedFile.encrypt(
      folder.path + "/plain", to: [recipient], output: folder.path + "/ours", armored: armored,
      random: SecureRandom.bytes)
    let opened = try Tool.run("age", ["-d", "-i", "key", "ours"], in: folder)
    #expect(opened.status == 0 && opened.output == bytes, "\(opened.status)")

    let sealed = try Tool.run(
      "age",
      (armored ? ["-a"] : []) + ["-r", recipient.text ?? "", "-o", "theirs", "plain"], in: folder)
    #expect(sealed.status == 0, "\(sealed.text)")
    try SealedFile.decrypt(
      folder.path + "/theirs", with: [identity], output: folder.path + "/opened")
    #expect(try folder.read("opened") == bytes)
  }

  @Test func twentyRecipients() throws {
    let folder = try TemporaryFolder()
    let bytes = bytes(70_000)
    try folder.write("plain", bytes)
    let identities = try (0..<20).map { try key(folder, "key\($0)") }
    let recipients = identities.compactMap(\.recipient)
    try SealedFile.encrypt(
      folder.path + "/plain", to: recipients, output: folder.path + "/ours",
      random: SecureRandom.bytes)
    let sealed = try Tool.run(
      "age", recipients.flatMap { ["-r", $0.text ?? ""] } + ["-o", "theirs", "plain"], in: folder)
    #expect(sealed.status == 0, "\(sealed.text)")
    for number in [0, 9, 19] {
      #expect(
        try Tool.run("age", ["-d", "-i", "key\(number)", "ours"], in: folder).output == bytes)
      try SealedFile.decrypt(
        folder.path + "/theirs", with: [identities[number]], output: folder.path + "/opened",
        replacing: true)
      #expect(try folder.read("opened") == bytes)
    }
    let stranger = try key(folder, "stranger")
    #expect(
      code {
        try SealedFile.decrypt(
          folder.path + "/theirs", with: [stranger], output: folder.path + "/none")
      } == "envelope.no-matching-identity")
  }

  /// age takes a passphrase from a terminal only; script(1) makes one.
  @Test(.enabled(if: Tool.available("age", "script")), arguments: [false, true])
  func passphrases(armored: Bool) throws {
    let folder = try TemporaryFolder()
    let bytes = bytes(65_537)
    let passphrase = "swim lantern copper orbit"
    try folder.write("plain", bytes)
    try SealedFile.encrypt(
      folder.path + "/plain", to: [.scrypt(passphrase: Array(passphrase.utf8), logN: 12)],
      output: folder.path + "/ours", armored: armored, random: SecureRandom.bytes)
    let opened = try Tool.run(
      "script", ["-qec", "age -d -o opened ours", "/dev/null"],
      input: Array((passphrase + "\n").utf8), in: folder)
    #expect(opened.status == 0, "\(opened.text)")
    #expect(try folder.read("opened") == bytes)

    let sealed = try Tool.run(
      "script", ["-qec", "age -p \(armored ? "-a " : "")-o theirs plain", "/dev/null"],
      input: Array((passphrase + "\n" + passphrase + "\n").utf8), in: folder)
    #expect(sealed.status == 0, "\(sealed.text)")
    try SealedFile.decrypt(
      folder.path + "/theirs", with: [.scrypt(passphrase: Array(passphrase.utf8))],
      output: folder.path + "/ours-opened")
    #expect(try folder.read("ours-opened") == bytes)
    #expect(
      code {
        try SealedFile.decrypt(
          folder.path + "/theirs", with: [.scrypt(passphrase: Array("another".utf8))],
          output: folder.path + "/none")
      } == "envelope.wrong-passphrase")
  }
}
