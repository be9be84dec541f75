import FrunCrypto
import Testing

@Suite struct HashTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func sha256(message: String, digest: String) {
    #expect(SHA256.hash(utf8(message)) == hex(digest))
  }

  @Test func sha512() {
    #expect(
      SHA512.hash(utf8("abc"))
        == hex(
          "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"))
  }

  @Test func blake2b512() {
    #expect(
      BLAKE2b512.hash(utf8("abc"))
        == hex(
          "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func piecesGiveTheSameDigestAsTheWhole(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let message = generator.bytes(1000)
    let stream = SHA256.Stream()
    var rest = message[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 0...200, using: &generator))
      stream.update(Array(piece))
      rest = rest.dropFirst(piece.count)
    }
    #expect(stream.finalize() == SHA256.hash(message), "seed \(seed)")
    #expect(stream.finalize() == SHA256.hash([]), "finalize starts a new message")
  }
}
