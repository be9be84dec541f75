import FrunCrypto
import Testing

@Suite struct Bech32Tests {
  /// The valid strings of BIP 173 that keep their human-readable part in one case, and the key of the age format.
  @Test(arguments: [
    "A12UEL5L", "a12uel5l",
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
    "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "?1ezyfcl",
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
  ])
  func roundTrip(text: String) throws {
    let (hrp, data) = try Bech32.decode(text)
    #expect(Bech32.encode(hrp: hrp, data: data) == text)
  }

  @Test(arguments: [
    "", "1", "a", "a1", "\u{20}1nwldj5", "\u{7F}1axkwrx", "\u{80}1eym55h", "pzry9x0s0muk",
    "1pzry9x0s0muk",
    "x1b4n0q5v", "li1dgmt3", "de1lg7wt\u{FF}", "A1G7SGD8", "10a06t8", "1qzzfhee", "A12uEL5L",
    "a12uel5m",
    "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujw",
  ])
  func refused(text: String) {
    #expect(throws: CryptoError.self) { try Bech32.decode(text) }
  }
}
