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
}
