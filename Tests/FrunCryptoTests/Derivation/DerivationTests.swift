import FrunCrypto
import Testing

@Suite struct DerivationTests {
  /// RFC 4231, case 2.
  @Test func hmac() {
    let code = HMACSHA256.authenticate(utf8("what do ya want for nothing?"), key: utf8("Jefe"))
    #expect(code == hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    #expect(
      HMACSHA256.isValid(code, for: utf8("what do ya want for nothing?"), key: utf8("Jefe")))
    #expect(!HMACSHA256.isValid(code, for: utf8("what"), key: utf8("Jefe")))
    #expect(!HMACSHA256.isValid([], for: utf8("what"), key: utf8("Jefe")))
  }

  @Test func hmacTakesEmptyKeyAndMessage() {
    #expect(
      HMACSHA256.authenticate([], key: [])
        == hex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"))
  }

  /// RFC 5869, cases 1 and 3.
  @Test func hkdf() throws {
    #expect(
      try HKDF.sha256(
        key: [UInt8](repeating: 0x0B, count: 22), salt: hex("000102030405060708090a0b0c"),
        info: hex("f0f1f2f3f4f5f6f7f8f9"), count: 42)
        == hex(
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"))
    #expect(
      try HKDF.sha256(key: [UInt8](repeating: 0x0B, count: 22), salt: [], info: [], count: 42)
        == hex(
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"))
  }

  @Test(arguments: [-1, 0, 8161])
  func hkdfRefusesLength(count: Int) {
    #expect(throws: CryptoError(.lengthInvalid, "HKDF output")) {
      try HKDF.sha256(key: [1], salt: [], info: [], count: count)
    }
  }

  @Test func hkdfGivesItsLongestOutput() throws {
    #expect(try HKDF.sha256(key: [1], salt: [], info: [], count: 8160).count == 8160)
  }

  /// RFC 7914 section 12, the first two vectors and section 11 for PBKDF2.
  @Test func scrypt() throws {
    #expect(
      try Scrypt.derive(
        password: utf8("password"), salt: utf8("NaCl"), logN: 10, r: 8, p: 16, count: 64)
        == hex(
          "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
            + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"))
    #expect(
      try Scrypt.derive(password: [], salt: [], logN: 4, r: 1, p: 1, count: 64)
        == hex(
          "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
            + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"))
  }

  /// OpenSSL's own limit of 32 MiB would refuse this cost.
  @Test func scryptGoesBeyondTheLibrarysDefaultLimit() throws {
    #expect(try Scrypt.derive(password: [1], salt: [2], logN: 16, count: 32).count == 32)
  }

  @Test(arguments: [(0, 8, 1), (23, 8, 1), (64, 8, 1), (10, 0, 1), (10, 8, 0), (10, 33, 1)])
  func scryptRefusesCost(logN: Int, r: Int, p: Int) {
    #expect(throws: CryptoError(.parameterOutOfRange, "scrypt cost")) {
      try Scrypt.derive(password: [1], salt: [2], logN: logN, r: r, p: p, count: 32)
    }
  }

  @Test func scryptRefusesMoreThanItsMemory() {
    #expect(throws: CryptoError(.parameterOutOfRange, "scrypt memory")) {
      try Scrypt.derive(password: [1], salt: [2], logN: 22, r: 32, p: 1, count: 32)
    }
  }

  @Test func pbkdf2() throws {
    #expect(
      try PBKDF2.sha256(password: utf8("passwd"), salt: utf8("salt"), iterations: 1, count: 64)
        == hex(
          "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
            + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"))
    #expect(throws: CryptoError.self) {
      try PBKDF2.sha256(password: [1], salt: [2], iterations: 0, count: 32)
    }
  }
}
