import Testing

@testable import FrunCrypto

@Suite struct XAESPageCipherTests {
  private static let key = [UInt8](repeating: 5, count: 32)

  struct Sealed: Equatable {
    var page: [UInt8]
    var nonce: [UInt8]
    var tag: [UInt8]
    var aad: [UInt8]
  }

  static func seal(_ cipher: XAESPageCipher, _ page: [UInt8], aad: [UInt8] = []) -> Sealed {
    var sealed = Sealed(
      page: page, nonce: [UInt8](repeating: 0, count: 24), tag: [UInt8](repeating: 0, count: 16),
      aad: aad)
    sealed.page.withUnsafeMutableBytes { page in
      sealed.nonce.withUnsafeMutableBytes { nonce in
        sealed.tag.withUnsafeMutableBytes { tag in
          aad.withUnsafeBytes { aad in
            guard let page = page.baseAddress, let nonce = nonce.baseAddress,
              let tag = tag.baseAddress
            else { return }
            cipher.seal(page, count: sealedCount, aad: aad, nonceOut: nonce, tagOut: tag)
          }
        }
      }
    }
    return sealed
  }

  static let sealedCount = 4096

  static func open(_ cipher: XAESPageCipher, _ sealed: Sealed) -> [UInt8]? {
    var page = sealed.page
    let authentic = page.withUnsafeMutableBytes { page in
      sealed.nonce.withUnsafeBytes { nonce in
        sealed.tag.withUnsafeBytes { tag in
          sealed.aad.withUnsafeBytes { aad in
            guard let page = page.baseAddress, let nonce = nonce.baseAddress,
              let tag = tag.baseAddress
            else { return false }
            return cipher.open(page, count: sealedCount, aad: aad, nonce: nonce, tag: tag)
          }
        }
      }
    }
    if !authentic { #expect(page == [UInt8](repeating: 0, count: page.count)) }
    return authentic ? page : nil
  }

  static func page(_ number: Int) -> [UInt8] {
    (0..<sealedCount).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
  }

  @Test func pagesOpenAgainAndAgreeWithTheOneShotForm() throws {
    let cipher = try XAESPageCipher(key: Self.key)
    for number in 0..<8 {
      let sealed = Self.seal(cipher, Self.page(number), aad: [UInt8(number)])
      #expect(Self.open(cipher, sealed) == Self.page(number))
      #expect(
        try XAES256GCM.open(
          sealed.page, tag: sealed.tag, key: Self.key, nonce: sealed.nonce, aad: sealed.aad)
          == Self.page(number))
    }
  }

  @Test func anythingChangedIsRefusedAndThePageZeroed() throws {
    let cipher = try XAESPageCipher(key: Self.key)
    let sealed = Self.seal(cipher, Self.page(1), aad: [1, 2])
    var changed = [sealed, sealed, sealed, sealed, sealed]
    changed[0].page[4095] ^= 1
    changed[1].nonce[0] ^= 1
    changed[2].nonce[23] ^= 1
    changed[3].tag[15] ^= 1
    changed[4].aad[1] ^= 1
    for candidate in changed { #expect(Self.open(cipher, candidate) == nil) }
    #expect(Self.open(cipher, sealed) == Self.page(1))
  }

  @Test func noncesCountUpWithinASession() throws {
    let cipher = try XAESPageCipher(
      key: Self.key, random: { [UInt8](repeating: 0xFF, count: $0) })
    let first = Self.seal(cipher, Self.page(0)).nonce
    let second = Self.seal(cipher, Self.page(0)).nonce
    let third = Self.seal(cipher, Self.page(0)).nonce
    let prefix = [UInt8](repeating: 0xFF, count: 12)
    #expect(first == [UInt8](repeating: 0xFF, count: 24))
    #expect(second == prefix + [UInt8](repeating: 0, count: 12))
    #expect(third == prefix + [UInt8](repeating: 0, count: 11) + [1])
  }

  @Test func counterCarriesAcrossAllItsBytes() {
    var nonce = SessionNonce(
      [UInt8](repeating: 1, count: 12) + hex("00000001ffffffffffffffff"))
    nonce.increment()
    var bytes = [UInt8](repeating: 0, count: 24)
    bytes.withUnsafeMutableBytes { if let target = $0.baseAddress { nonce.write(to: target) } }
    #expect(bytes == [UInt8](repeating: 1, count: 12) + hex("000000020000000000000000"))
  }

  @Test func aSessionEndsAfterItsPages() throws {
    let cipher = try XAESPageCipher(
      key: Self.key, random: SecureRandom.bytes, pagesPerSession: 2)
    let sealed = (0..<5).map { Self.seal(cipher, Self.page($0)) }
    let prefixes = Set(sealed.map { Array($0.nonce.prefix(12)) })
    #expect(prefixes.count == 3)
    for (number, page) in sealed.enumerated() {
      #expect(Self.open(cipher, page) == Self.page(number))
    }
  }

  /// More sessions than the cache holds, visited in changing order.
  @Test func manySessionsOpenThroughTheCache() throws {
    let writer = try XAESPageCipher(
      key: Self.key, random: SecureRandom.bytes, pagesPerSession: 1)
    let sealed = (0..<40).map { Self.seal(writer, Self.page($0)) }
    let reader = try XAESPageCipher(key: Self.key)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let number = Int.random(in: 0..<40, using: &generator)
      #expect(Self.open(reader, sealed[number]) == Self.page(number))
    }
  }

  @Test func otherKeyOpensNothing() throws {
    let sealed = Self.seal(try XAESPageCipher(key: Self.key), Self.page(0))
    let other = try XAESPageCipher(key: [UInt8](repeating: 6, count: 32))
    #expect(Self.open(other, sealed) == nil)
  }

  @Test(arguments: [0, 31, 33])
  func keyLengthIsChecked(count: Int) {
    #expect(throws: CryptoError.self) {
      try XAESPageCipher(key: [UInt8](repeating: 0, count: count))
    }
  }
}
