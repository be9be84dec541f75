import Testing

@testable import FrunCrypto

@Suite struct AgeTests {
  /// Sizes at which chunks begin and end.
  static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 257 * 65_536]

  static func contents(_ size: Int) -> [UInt8] { [UInt8](longest.prefix(size)) }

  /// Bytes without a short period, made by doubling because a loop over 17 MB is slow without optimisation.
  private static let longest: [UInt8] = {
    var bytes = (0..<1021).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    while bytes.count < 257 * 65_536 { bytes += bytes + [UInt8(truncatingIfNeeded: bytes.count)] }
    return bytes
  }()

  private static func key() -> (AgeIdentity, AgeRecipient) {
    let key = X25519PrivateKey()
    return (.x25519(key), .x25519(publicKey: key.publicKey))
  }

  @Test(arguments: sizes, [false, true])
  func whatIsWrittenIsReadBack(size: Int, armored: Bool) throws {
    let (identity, recipient) = Self.key()
    let contents = Self.contents(size)
    let file = try Age.encrypt(contents, to: [recipient], armored: armored)
    #expect(try Age.decrypt(file, with: [identity]) == contents)
  }

  @Test func oneRecipientsHeaderHasItsKnownSize() throws {
    let file = try Age.encrypt([1, 2, 3], to: [Self.key().1])
    #expect(file.count == 203)
  }

  @Test func everyRecipientOpensTheFileAndNobodyElse() throws {
    let keys = (0..<20).map { _ in Self.key() }
    let file = try Age.encrypt(utf8("case"), to: keys.map(\.1))
    for (identity, _) in keys { #expect(try Age.decrypt(file, with: [identity]) == utf8("case")) }
    let error = #expect(throws: AgeError.self) { try Age.decrypt(file, with: [Self.key().0]) }
    #expect(error?.code == .noMatchingIdentity)
    #expect(try Age.decrypt(file, with: [Self.key().0, keys[3].0]) == utf8("case"))
  }

  @Test func passphrase() throws {
    let file = try Age.encrypt(
      utf8("case"), to: [.scrypt(passphrase: utf8("six words"), logN: 10)])
    #expect(try Age.decrypt(file, with: [.scrypt(passphrase: utf8("six words"))]) == utf8("case"))
    let wrong = #expect(throws: AgeError.self) {
      try Age.decrypt(file, with: [.scrypt(passphrase: utf8("other"))])
    }
    #expect(wrong?.code == .wrongPassphrase)
    let key = #expect(throws: AgeError.self) { try Age.decrypt(file, with: [Self.key().0]) }
    #expect(key?.code == .noMatchingIdentity)
    let costly = #expect(throws: AgeError.self) {
      try Age.decrypt(
        file, with: [.scrypt(passphrase: utf8("six words"))], limits: AgeLimits(scryptLogN: 9))
    }
    #expect(costly?.code == .workFactorTooHigh)
  }

  @Test func impossibleRecipientsAreRefused() {
    let code = { (recipients: [AgeRecipient]) in
      #expect(throws: AgeError.self) { try Age.encrypt([1], to: recipients) }?.code
    }
    let secret = AgeRecipient.scrypt(passphrase: [1], logN: 10)
    #expect(code([]) == .recipientMissing)
    #expect(code([secret, Self.key().1]) == .recipientConflict)
    #expect(code([.scrypt(passphrase: [1], logN: 23)]) == .workFactorTooHigh)
    #expect(code([.x25519(publicKey: [UInt8](repeating: 0, count: 32))]) == .recipientMalformed)
    #expect(code([.x25519(publicKey: [1, 2, 3])]) == .recipientMalformed)
    #expect(code((0..<257).map { _ in Self.key().1 }) == .headerTooLarge)
  }

  /// The example keys of the specification.
  @Test func textForms() throws {
    let text = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    let identity = try AgeIdentity(text: text)
    #expect(identity.secretText == text)
    #expect(
      identity.recipient?.text == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")
    let recipient = try AgeRecipient(
      text: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")
    #expect(recipient == identity.recipient)
  }

  @Test(arguments: [
    ("", AgeError.Code.recipientMalformed), ("age1", .recipientMalformed),
    ("AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ", .recipientMalformed),
    (" age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", .recipientMalformed),
    (Bech32.encode(hrp: "age", data: [UInt8](repeating: 0, count: 32)), .recipientMalformed),
    (Bech32.encode(hrp: "age", data: [UInt8](repeating: 9, count: 31)), .recipientMalformed),
    ("ssh-ed25519 AAAA", .recipientUnsupported),
    ("age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e", .recipientUnsupported),
  ])
  func recipientsAreReadStrictly(text: String, code: AgeError.Code) {
    let error = #expect(throws: AgeError.self) { try AgeRecipient(text: text) }
    #expect(error?.code == code)
  }

  @Test(arguments: [
    ("", AgeError.Code.identityMalformed),
    (
      "age-secret-key-1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpq4egaex",
      .identityMalformed
    ),
    (
      "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR",
      .identityUnsupported
    ),
  ])
  func identitiesAreReadStrictly(text: String, code: AgeError.Code) {
    let error = #expect(throws: AgeError.self) { try AgeIdentity(text: text) }
    #expect(error?.code == code)
  }

  @Test func identityFileSkipsCommentsAndNamesTheLineOfAnError() throws {
    let key = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    #expect(try AgeIdentity.list(inFile: "# made by\n\n\(key)\r\n\(key)\n").count == 2)
    let error = #expect(throws: AgeError.self) {
      try AgeIdentity.list(inFile: "# made by\n\(key)\nnonsense\n")
    }
    #expect(error?.code == .identityMalformed)
    #expect(error?.location == .line(3))
    #expect(error?.description.contains("nonsense") == false)
  }

  @Test func descriptionsShowNoSecret() throws {
    let key = AgeIdentity.x25519(X25519PrivateKey())
    let secret = try #require(key.secretText)
    var text = "\(key) \(AgeIdentity.scrypt(passphrase: [201, 202]))"
    text += "\(AgeRecipient.scrypt(passphrase: [201, 202], logN: 10))"
    dump(AgeIdentity.scrypt(passphrase: [201, 202]), to: &text)
    dump(AgeRecipient.scrypt(passphrase: [201, 202], logN: 10), to: &text)
    dump(key, to: &text)
    #expect(!text.contains("201"))
    #expect(!text.contains(secret))
  }

  @Test func everyTruncationIsNoticed() throws {
    let (identity, recipient) = Self.key()
    let file = try Age.encrypt(utf8("contents"), to: [recipient])
    for length in 0..<file.count {
      #expect(throws: AgeError.self, "length \(length)") {
        try Age.decrypt(Array(file[..<length]), with: [identity])
      }
    }
    let trailing = #expect(throws: AgeError.self) {
      try Age.decrypt(file + [0], with: [identity])
    }
    #expect(trailing?.code == .payloadCorrupt)
  }

  @Test func everyChangedByteIsNoticed() throws {
    let (identity, recipient) = Self.key()
    let file = try Age.encrypt(utf8("contents"), to: [recipient])
    for index in file.indices {
      var changed = file
      changed[index] ^= 1
      #expect(throws: AgeError.self, "byte \(index)") {
        try Age.decrypt(changed, with: [identity])
      }
    }
  }

  @Test func chunksCannotBeMovedDroppedOrDoubled() throws {
    let (identity, recipient) = Self.key()
    let file = try Age.encrypt(Self.contents(3 * 65_536), to: [recipient])
    let start = try Age.header(of: file).bytes.count + 16
    let chunks = (0..<3).map { Array(file[(start + $0 * 65_552)..<(start + ($0 + 1) * 65_552)]) }
    let head = Array(file[..<start])
    let outcome = { (order: [Int]) -> AgeError.Code? in
      do {
        _ = try Age.decrypt(head + order.flatMap { chunks[$0] }, with: [identity])
        return nil
      } catch { return (error as? AgeError)?.code }
    }
    #expect(outcome([0, 1, 2]) == nil)
    #expect(outcome([1, 0, 2]) == .payloadCorrupt)
    #expect(outcome([0, 0, 1, 2]) == .payloadCorrupt)
    #expect(outcome([0, 2]) == .payloadCorrupt)
    #expect(outcome([0, 1]) == .payloadTruncated)
    #expect(outcome([0, 1, 2, 2]) == .trailingData)
    #expect(outcome([]) == .payloadTruncated)
  }

  @Test func headerLimitsHold() throws {
    let grease = "-> grease " + String(repeating: "x", count: 70_000) + "\n\n"
    let long = #expect(throws: AgeError.self) {
      try Age.header(of: utf8("age-encryption.org/v1\n" + grease))
    }
    #expect(long?.code == .headerTooLarge)
    let many = String(repeating: "-> x\n\n", count: 257)
    let numerous = #expect(throws: AgeError.self) {
      try Age.header(of: utf8("age-encryption.org/v1\n" + many))
    }
    #expect(numerous?.code == .headerTooLarge)
    let endless = #expect(throws: AgeError.self) {
      try AgeDecryptor(identities: []) { buffer in
        buffer.copyBytes(from: repeatElement(UInt8(ascii: "a"), count: buffer.count))
        return buffer.count
      }
    }
    #expect(endless?.code == .notAge)
  }

  @Test func versionsOtherThanOneAreNamedUnsupported() {
    let code = { (text: String) in
      #expect(throws: AgeError.self) { try Age.header(of: utf8(text)) }?.code
    }
    #expect(code("age-encryption.org/v2\n") == .versionUnsupported)
    #expect(code("age-encryption.org/v1\r\n") == .headerMalformed)
    #expect(code("age-encryption.org/\n") == .headerMalformed)
    #expect(code("age-encryption.org/v1") == .headerMalformed)
    #expect(code("-----BEGIN PGP MESSAGE-----\n") == .armorMalformed)
    #expect(code("PK\u{03}\u{04}") == .notAge)
    #expect(code("") == .notAge)
  }

  /// A reader may give few bytes at a time and a writer may get them in any pieces.
  @Test(arguments: [UInt64(1), 2])
  func piecesOfAnySizeGiveTheSame(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let (identity, recipient) = Self.key()
    let contents = Self.contents(200_000)
    for armored in [false, true] {
      var file: [UInt8] = []
      let encryptor = try AgeEncryptor(recipients: [recipient], armored: armored) {
        file.append(contentsOf: $0)
      }
      var rest = contents[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(Int.random(in: 0...90_000, using: &generator)))
        try encryptor.write(piece)
        rest = rest.dropFirst(piece.count)
      }
      try encryptor.finish()
      try encryptor.finish()
      let whole = Age.reader(of: file)
      let decryptor = try AgeDecryptor(identities: [identity]) { buffer in
        let count = Int.random(in: 1...5000, using: &generator)
        return try whole(UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count)))
      }
      #expect(decryptor.isArmored == armored)
      var read: [UInt8] = []
      try decryptor.decrypt { read.append(contentsOf: $0) }
      #expect(read == contents, "seed \(seed)")
      #expect(try decryptor.nextChunk() == nil)
    }
  }

  @Test func sameRandomnessGivesTheSameFile() throws {
    let recipient = Self.key().1
    let random: RandomSource = { [UInt8](repeating: 9, count: $0) }
    #expect(
      try Age.encrypt([1], to: [recipient], random: random)
        == Age.encrypt([1], to: [recipient], random: random))
    #expect(try Age.encrypt([1], to: [recipient]) != Age.encrypt([1], to: [recipient]))
  }

  struct ReaderFailure: Error {}

  @Test func errorsOfReaderAndSinkArePassedOn() throws {
    let (identity, recipient) = Self.key()
    #expect(throws: ReaderFailure.self) {
      try AgeEncryptor(recipients: [recipient]) { _ in throw ReaderFailure() }
    }
    let file = try Age.encrypt(Self.contents(100_000), to: [recipient])
    let whole = Age.reader(of: file)
    var calls = 0
    let decryptor = try AgeDecryptor(identities: [identity]) { buffer in
      calls += 1
      if calls > 1 { throw ReaderFailure() }
      return try whole(UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(1000)))
    }
    #expect(throws: ReaderFailure.self) { try decryptor.nextChunk() }
    #expect(throws: ReaderFailure.self) { try decryptor.nextChunk() }
  }
}
