import FrunCrypto
import Testing

@Suite struct Curve25519Tests {
  /// RFC 7748 section 5.2, the first vector.
  @Test func x25519() throws {
    let key = try X25519PrivateKey(
      seed: hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"))
    let point = hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
    let result = hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")
    #expect(try key.sharedSecret(with: point) == result)
  }

  @Test func bothSidesAgree() throws {
    let alice = X25519PrivateKey()
    let bob = X25519PrivateKey()
    #expect(
      try alice.sharedSecret(with: bob.publicKey) == bob.sharedSecret(with: alice.publicKey))
  }

  @Test func zeroSharedSecretIsRefused() {
    let zero = [UInt8](repeating: 0, count: 32)
    #expect(throws: CryptoError(.lowOrderPoint, "X25519 public key")) {
      try X25519PrivateKey().sharedSecret(with: zero)
    }
    #expect(throws: CryptoError(.lengthInvalid, "X25519 public key")) {
      try X25519PrivateKey().sharedSecret(with: [1])
    }
  }

  @Test(arguments: [0, 31, 33, 64])
  func seedLengthIsChecked(count: Int) {
    let seed = [UInt8](repeating: 1, count: count)
    #expect(throws: CryptoError(.lengthInvalid, "Curve25519 seed")) {
      try X25519PrivateKey(seed: seed)
    }
    #expect(throws: CryptoError(.lengthInvalid, "Curve25519 seed")) {
      try Ed25519SigningKey(seed: seed)
    }
  }

  @Test func seedsAreKept() throws {
    let seed = (0..<32).map { UInt8($0) }
    #expect(try X25519PrivateKey(seed: seed).seed == seed)
    #expect(try Ed25519SigningKey(seed: seed).seed == seed)
    #expect(X25519PrivateKey().seed != X25519PrivateKey().seed)
  }

  /// RFC 8032 section 7.1, tests 1 and 2.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ])
  func ed25519(seed: String, publicKey: String, message: String, signature: String) throws {
    let key = try Ed25519SigningKey(seed: hex(seed))
    #expect(key.publicKey == hex(publicKey))
    #expect(try key.sign(hex(message)) == hex(signature))
    #expect(
      Ed25519.verify(
        signature: hex(signature), message: hex(message), publicKey: hex(publicKey)))
    #expect(
      !Ed25519.verify(
        signature: hex(signature), message: hex(message) + [0], publicKey: hex(publicKey)))
    #expect(!Ed25519.verify(signature: [], message: hex(message), publicKey: hex(publicKey)))
    #expect(!Ed25519.verify(signature: hex(signature), message: hex(message), publicKey: [1]))
  }

  /// With the identity as public key, the identity as R and zero as S, the equation holds for every message:
  /// OpenSSL accepts this signature.
  @Test func lowOrderKeysVerifyNothing() {
    let identity: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
    let signature = identity + [UInt8](repeating: 0, count: 32)
    #expect(!Ed25519.verify(signature: signature, message: utf8("any"), publicKey: identity))
  }

  @Test func fourteenEncodingsAreOfLowOrder() throws {
    let order8 = [
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    ].map(hex)
    let small = (0...1).map { [UInt8($0)] + [UInt8](repeating: 0, count: 31) }
    let large = (0xEC...0xEE).map {
      [UInt8($0)] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
    }
    let points = order8 + small + large
    for point in points {
      var negative = point
      negative[31] |= 0x80
      #expect(Ed25519.isLowOrder(point))
      #expect(Ed25519.isLowOrder(negative))
    }
    #expect(points.count * 2 == 14)
    #expect(!Ed25519.isLowOrder(Ed25519SigningKey().publicKey))
    #expect(!Ed25519.isLowOrder([2] + [UInt8](repeating: 0, count: 31)))
    #expect(!Ed25519.isLowOrder([]))
  }
}
