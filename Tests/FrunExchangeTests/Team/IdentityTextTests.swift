import FrunCrypto
import FrunDomain
import FrunExchange
import FrunStore
import Testing

@Suite("Identity files and recovery") struct IdentityTextTests {
  private func identity() throws -> IdentityText {
    let random = Office.Numbers(7)
    return IdentityText(
      member: try RecordID(random: random.bytes), handle: "amina",
      team: StreamID(kind: .directory, id: try RecordID(random: random.bytes)),
      signingSeed: random.bytes(32), secrets: [random.bytes(32), random.bytes(32)])
  }

  @Test func textRoundTrips() throws {
    let identity = try identity()
    #expect(try IdentityText(identity.text()) == identity)
    #expect(!"\(identity) \(String(reflecting: identity))".contains("AGE-SECRET"))
    #expect(try AgeIdentity.list(inFile: identity.text()).count == 2)
  }

  @Test func aPassphraseOpensIt() throws {
    let identity = try identity()
    let file = try identity.file(
      passphrase: Array("six plain words".utf8), logN: 10, random: Office.Numbers(8).bytes)
    #expect(try IdentityText(file: file, passphrase: Array("six plain words".utf8)) == identity)
    let error = #expect(throws: ExchangeError.self) {
      try IdentityText(file: file, passphrase: Array("six plain word".utf8))
    }
    #expect(error?.code == .envelopeWrongPassphrase)
  }

  @Test(arguments: [
    "", "AGE-SECRET-KEY-1", "# frun identity 1\n", "# frun identity 2\n# member: x",
  ])
  func othersAreRefused(text: String) {
    #expect(throws: ExchangeError.self) { try IdentityText(text) }
  }

  @Test(arguments: [(2, 3), (3, 5)]) func recoveryComesBackFromAnySufficientShares(
    threshold: Int, count: Int
  ) throws {
    let random = Office.Numbers(9)
    let fresh = try RecoveryKey.make(threshold: threshold, of: count, random: random.bytes)
    #expect(fresh.shares.count == count && fresh.shares.allSatisfy { $0.count == 33 })
    for start in 0..<count {
      let chosen = (0..<threshold).map { fresh.shares[(start + $0) % count].joined(separator: " ") }
      let recovered = try RecoveryKey.recover(chosen)
      #expect(recovered.recipient == fresh.recipient)
      #expect(try AgeIdentity(text: recovered.secretText).recipient?.text == fresh.recipient)
    }
    var wrong = fresh.shares[0]
    wrong[4] = "nonsense"
    let error = #expect(throws: SharingError.self) {
      try RecoveryKey.recover([
        fresh.shares[1].joined(separator: " "), wrong.joined(separator: " "),
      ])
    }
    #expect(error?.description == "share 2, word 5: unknown-word")
  }

  /// The installed `age` asks for the passphrase of the identity file and opens an archive with it.
  @Test(.enabled(if: Tool.available("age", "python3"))) func ageOpensArchivesWithIt() throws {
    let folder = try TemporaryFolder()
    let identity = try identity()
    // The key that was replaced last still opens what was sealed to it.
    for (index, secret) in identity.secrets.enumerated() {
      let key = try X25519PrivateKey(seed: secret)
      try folder.write(
        "archive-\(index)",
        try Age.encrypt(Array("case \(index)".utf8), to: [.x25519(publicKey: key.publicKey)]))
    }
    try folder.write(
      "identity.age",
      identity.file(
        passphrase: Array("six plain words".utf8), logN: 12, random: Office.Numbers(8).bytes))
    for index in identity.secrets.indices {
      let run = try Tool.run(
        "python3",
        [
          "-c", Self.typist, "six plain words", "age", "-d", "-i", "identity.age", "-o",
          "plain-\(index)", "archive-\(index)",
        ], in: folder)
      #expect(run.status == 0, "\(run.text)")
      #expect(try folder.read("plain-\(index)") == Array("case \(index)".utf8))
    }
  }

  /// Gives a passphrase to a program that only asks on a terminal.
  private static let typist = """
    import os, pty, sys
    def read(descriptor):
        data = os.read(descriptor, 1024)
        if b"assphrase" in data:
            os.write(descriptor, sys.argv[1].encode() + b"\\r")
        return data
    sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[2:], read, lambda descriptor: b"")))
    """
}
