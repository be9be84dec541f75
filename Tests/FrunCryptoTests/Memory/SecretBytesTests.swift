import Glibc
import Testing

@testable import FrunCrypto

@Suite struct SecretBytesTests {
  @Test func contentsAreKept() {
    let secret = SecretBytes([1, 2, 3])
    #expect(secret.count == 3)
    #expect(secret.withUnsafeBytes { Array($0) } == [1, 2, 3])
    #expect(secret.withBytes { $0 } == [1, 2, 3])
    #expect(!secret.isWiped)
  }

  @Test func emptySecretsAndWholePagesAreAllowed() {
    #expect(SecretBytes([]).withUnsafeBytes { $0.count } == 0)
    let page = [UInt8](repeating: 7, count: 4096)
    let secret = SecretBytes(page)
    #expect(secret.withUnsafeBytes { Array($0) } == page)
    #expect(!secret.isWiped)
  }

  @Test func theSourceCanBeErased() {
    var source: [UInt8] = [1, 2, 3]
    let secret = SecretBytes(erasing: &source)
    #expect(source.isEmpty)
    #expect(secret.withUnsafeBytes { Array($0) } == [1, 2, 3])
  }

  @Test func descriptionsShowNothing() {
    let secret = SecretBytes(utf8("hunter2"))
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), dumped] {
      #expect(!text.contains("hunter2"))
      #expect(!text.contains("104"))
    }
  }

  @Test func randomSecretsDiffer() {
    let first = SecretBytes(randomCount: 32).withUnsafeBytes { Array($0) }
    let second = SecretBytes(randomCount: 32).withUnsafeBytes { Array($0) }
    #expect(first != second)
  }

  /// A child process must find zeros and know it.
  @Test func childProcessesDoNotInheritSecrets() throws {
    let secret = SecretBytes([1, 2, 3])
    let marker = ForkMarker()
    let status = try inChild {
      let sum = secret.withUnsafeBytes { $0[0] | $0[1] | $0[2] }
      return (sum == 0 ? 1 : 0) | (secret.isWiped ? 2 : 0) | (marker.holds ? 0 : 4)
    }
    #expect(status == 7)
    #expect(!secret.isWiped)
    #expect(marker.holds)
  }

  /// Parent and child must not go on with the same nonces.
  @Test func pageCipherBeginsANewSessionInAChild() throws {
    let cipher = try XAESPageCipher(key: [UInt8](repeating: 5, count: 32))
    let before = XAESPageCipherTests.seal(cipher, XAESPageCipherTests.page(0))
    let status = try inChild {
      let inside = XAESPageCipherTests.seal(cipher, XAESPageCipherTests.page(1))
      let opens = XAESPageCipherTests.open(cipher, inside) == XAESPageCipherTests.page(1)
      return (inside.nonce.prefix(12) != before.nonce.prefix(12) ? 1 : 0) | (opens ? 2 : 0)
    }
    #expect(status == 3)
    let after = XAESPageCipherTests.seal(cipher, XAESPageCipherTests.page(2))
    #expect(after.nonce.prefix(12) == before.nonce.prefix(12))
  }

  /// Runs `body` in a forked child and returns its exit status.
  ///
  /// Other threads of the test run do not exist in the child, and a lock that one of them held stays locked for
  /// ever: such a child is stopped by an alarm and another one is made.
  private func inChild(_ body: () -> Int32) throws -> Int32 {
    // Swift does not offer fork(2) because of that danger.
    typealias Fork = @convention(c) () -> pid_t
    let fork = unsafeBitCast(try #require(dlsym(nil, "fork")), to: Fork.self)
    for _ in 0..<10 {
      let child = fork()
      if child == 0 {
        alarm(1)
        _exit(body())
      }
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      if status & 0x7F == 0 { return status >> 8 & 0xFF }
    }
    return -1
  }

  @Test func constantTimeComparison() {
    #expect(ConstantTime.equal([], []))
    #expect(ConstantTime.equal([1, 2], [1, 2]))
    #expect(!ConstantTime.equal([1, 2], [1, 3]))
    #expect(!ConstantTime.equal([1, 2], [1, 2, 3]))
    var bytes: [UInt8] = [1, 2]
    ConstantTime.wipe(&bytes)
    #expect(bytes.isEmpty)
  }

  @Test func randomBytesHaveTheirCount() {
    #expect(SecureRandom.bytes(0).isEmpty)
    #expect(SecureRandom.bytes(-1).isEmpty)
    #expect(SecureRandom.bytes(1000).count == 1000)
    #expect(SecureRandom.bytes(32) != SecureRandom.bytes(32))
  }
}
