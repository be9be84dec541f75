import COpenSSL
import FrunCrypto
import Testing

/// The published vectors of C2SP XAES-256-GCM.
@Suite struct XAESTests {
  @Test(arguments: [
    (UInt8(1), "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"),
    (3, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"),
  ])
  func published(key: UInt8, aad: String, sealed: String) throws {
    let key = [UInt8](repeating: key, count: 32)
    let nonce = utf8("ABCDEFGHIJKLMNOPQRSTUVWX")
    let (ciphertext, tag) = try XAES256GCM.seal(
      utf8("XAES-256-GCM"), key: key, nonce: nonce, aad: utf8(aad))
    #expect(ciphertext + tag == hex(sealed))
    #expect(
      try XAES256GCM.open(ciphertext, tag: tag, key: key, nonce: nonce, aad: utf8(aad))
        == utf8("XAES-256-GCM"))

    // The page cipher must open what the format defines.
    let cipher = try XAESPageCipher(key: key)
    var page = ciphertext
    let authentic = page.withUnsafeMutableBytes { page in
      utf8(aad).withUnsafeBytes { aad in
        nonce.withUnsafeBytes { nonce in
          tag.withUnsafeBytes { tag in
            guard let page = page.baseAddress, let nonce = nonce.baseAddress,
              let tag = tag.baseAddress
            else { return false }
            return cipher.open(page, count: 12, aad: aad, nonce: nonce, tag: tag)
          }
        }
      }
    }
    #expect(authentic)
    #expect(page == utf8("XAES-256-GCM"))
  }

  /// The accumulated test of the specification, 10,000 rounds: everything comes from one SHAKE-128 stream and all
  /// ciphertexts go into another.
  @Test func accumulated() throws {
    var stream = try Self.shake128([], count: 4_000_000)[...]
    #expect(stream.starts(with: hex("7f9c2ba4e88f827d616045507605853e")))
    let take = { (count: Int) -> [UInt8] in
      defer { stream = stream.dropFirst(count) }
      return Array(stream.prefix(count))
    }
    var sealed: [UInt8] = []
    for _ in 0..<10_000 {
      let key = take(32)
      let nonce = take(24)
      let plaintext = take(Int(try #require(take(1).first)))
      let aad = take(Int(try #require(take(1).first)))
      let (ciphertext, tag) = try XAES256GCM.seal(plaintext, key: key, nonce: nonce, aad: aad)
      sealed += ciphertext + tag
    }
    #expect(
      try Self.shake128(sealed, count: 32)
        == hex("e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939"))
  }

  private static func shake128(_ message: [UInt8], count: Int) throws -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var output = [UInt8](repeating: 0, count: count)
    try #require(EVP_DigestInit_ex(context, EVP_shake128(), nil) == 1)
    try #require(EVP_DigestUpdate(context, message, message.count) == 1)
    try #require(EVP_DigestFinalXOF(context, &output, count) == 1)
    return output
  }
}
