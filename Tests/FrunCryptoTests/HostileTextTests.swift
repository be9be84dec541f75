import FrunCrypto
import Testing

/// Random and changed texts given to every reader of text: refused or read, never a crash.
@Suite struct HostileTextTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func readersSurvive(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let signingKey = try Ed25519SigningKey(seed: [UInt8](repeating: 1, count: 32))
    let samples = [
      "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
      "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
      MinisignPublicKey(signingKey).text, "", "1", "ssh-", "age1", "-----BEGIN", "=",
      try MinisignSignature(message: [1], signingKey: signingKey, trustedComment: "c").text,
    ].map(utf8)
    for _ in 0..<400 {
      var bytes = samples.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.insert(.random(in: .min ... .max, using: &generator), at: index)
        case 1: bytes.removeSubrange(index...)
        default: bytes += bytes[index...]
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let (hrp, data) = try? Bech32.decode(text) {
        #expect(Bech32.encode(hrp: hrp, data: data) == text, "seed \(seed)")
      }
      _ = try? AgeRecipient(text: text)
      _ = try? AgeIdentity(text: text)
      _ = try? AgeIdentity.list(inFile: text)
      _ = try? MinisignPublicKey(text: text)
      _ = try? MinisignSignature(contents: bytes)
      _ = try? Age.header(of: bytes)
      if let decoded = Base64.decode(bytes, padding: .required) {
        #expect(utf8(Base64.encode(decoded, padding: .required)) == bytes, "seed \(seed)")
      }
    }
  }
}
