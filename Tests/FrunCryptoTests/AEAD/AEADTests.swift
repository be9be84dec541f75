import FrunCrypto
import Testing

@Suite struct AEADTests {
  /// Case 16 of the GCM submission's test vectors.
  @Test func aesGCM() throws {
    let key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    let nonce = hex("cafebabefacedbaddecaf888")
    let aad = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let plaintext = hex(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
    let (ciphertext, tag) = try AESGCM.seal(plaintext, key: key, nonce: nonce, aad: aad)
    #expect(
      ciphertext
        == hex(
          "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"))
    #expect(tag == hex("76fc6ece0f4e1768cddf8853bb2d551b"))
    #expect(
      try AESGCM.open(ciphertext, tag: tag, key: key, nonce: nonce, aad: aad) == plaintext)
  }

  @Test func emptyPlaintextIsAuthenticated() throws {
    let key = [UInt8](repeating: 7, count: 32)
    let nonce = [UInt8](repeating: 0, count: 12)
    let (ciphertext, tag) = try ChaChaPoly.seal([], key: key, nonce: nonce, aad: [1])
    #expect(ciphertext.isEmpty)
    #expect(try ChaChaPoly.open([], tag: tag, key: key, nonce: nonce, aad: [1]) == [])
    #expect(throws: CryptoError(.authenticationFailed, "AEAD tag")) {
      try ChaChaPoly.open([], tag: tag, key: key, nonce: nonce, aad: [2])
    }
    let sealed = try AESGCM.seal([], key: key, nonce: nonce)
    #expect(try AESGCM.open([], tag: sealed.tag, key: key, nonce: nonce) == [])
  }

  @Test func everyChangedBitIsNoticed() throws {
    let key = [UInt8](repeating: 7, count: 32)
    let nonce = [UInt8](repeating: 9, count: 12)
    let (ciphertext, tag) = try AESGCM.seal(utf8("case"), key: key, nonce: nonce, aad: utf8("aad"))
    for bit in 0..<32 {
      var changed = ciphertext
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: CryptoError.self) {
        try AESGCM.open(changed, tag: tag, key: key, nonce: nonce, aad: utf8("aad"))
      }
    }
    for bit in 0..<128 {
      var changed = tag
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: CryptoError.self) {
        try AESGCM.open(ciphertext, tag: changed, key: key, nonce: nonce, aad: utf8("aad"))
      }
    }
  }

  @Test(arguments: [
    (31, 12, 16), (32, 11, 16), (32, 13, 16), (32, 12, 15), (32, 12, 17), (0, 0, 0),
  ])
  func lengthsAreChecked(key: Int, nonce: Int, tag: Int) {
    let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
    #expect(throws: CryptoError.self) {
      try AESGCM.open([1], tag: zeros(tag), key: zeros(key), nonce: zeros(nonce))
    }
    #expect(throws: CryptoError.self) {
      try ChaChaPoly.open([1], tag: zeros(tag), key: zeros(key), nonce: zeros(nonce))
    }
  }
}
