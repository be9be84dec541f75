/// Seals pages with XAES-256-GCM (C2SP XAES-256-GCM), many with one key.
///
/// Nonces: the first half is drawn at random when a session begins, the second half counts up from a random
/// start. Within a session no nonce can repeat; two sessions share one only if both halves of 96 bits collide.
/// A session ends after 2^32 pages and in a child process. The first half selects the AES key, so sealing sets
/// up a key once per session; opening keeps the keys of the last 16 sessions it met.
///
/// Use from one thread at a time.
package final class XAESPageCipher {
  /// Length of a nonce in bytes.
  package static let nonceSize = 24
  /// Length of a tag in bytes.
  package static let tagSize = 16

  private let subkeys: XAESSubkeys
  private let random: RandomSource
  private let pagesPerSession: UInt64
  private let forkMarker = ForkMarker()
  private let sealing: AEADContext
  private var nonce = SessionNonce()
  private var pagesLeft: UInt64 = 0
  private var opening: OpeningContexts

  /// Takes a key of 32 bytes. `random` and `pagesPerSession` are for tests.
  package init(
    key: [UInt8], random: @escaping RandomSource = SecureRandom.bytes,
    pagesPerSession: UInt64 = 1 << 32
  ) throws(CryptoError) {
    subkeys = try XAESSubkeys(key: key)
    // The key set here is never used: the first page begins a session.
    sealing = try AEADContext(
      .aes256GCM, key: [UInt8](repeating: 0, count: 32), encrypts: true)
    opening = OpeningContexts()
    self.random = random
    self.pagesPerSession = max(pagesPerSession, 1)
  }

  /// As the other initialiser, for a key in guarded memory.
  package convenience init(key: SecretBytes) throws(CryptoError) {
    var bytes = key.withUnsafeBytes { [UInt8]($0) }
    defer { ConstantTime.wipe(&bytes) }
    try self.init(key: bytes)
  }

  /// Encrypts `count` bytes at `page` in place and writes 24 bytes of nonce and 16 bytes of tag.
  package func seal(
    _ page: UnsafeMutableRawPointer, count: Int, aad: UnsafeRawBufferPointer,
    nonceOut: UnsafeMutableRawPointer, tagOut: UnsafeMutableRawPointer
  ) {
    seal(
      UnsafeRawPointer(page), into: page, count: count, aad: aad, nonceOut: nonceOut, tagOut: tagOut
    )
  }

  /// Encrypts `count` bytes from `source` to `target` and writes 24 bytes of nonce and 16 bytes of tag.
  package func seal(
    _ source: UnsafeRawPointer, into target: UnsafeMutableRawPointer, count: Int,
    aad: UnsafeRawBufferPointer, nonceOut: UnsafeMutableRawPointer, tagOut: UnsafeMutableRawPointer
  ) {
    if pagesLeft == 0 || !forkMarker.holds { beginSession() }
    pagesLeft -= 1
    nonce.write(to: nonceOut)
    nonce.increment()
    sealing.seal(
      UnsafeRawBufferPointer(start: source, count: count), into: target, nonce: nonceOut + 12,
      aad: aad, tag: tagOut)
  }

  /// Decrypts `count` bytes at `page` in place; false, and the page zeroed, when nonce, tag, additional data or
  /// contents were changed.
  package func open(
    _ page: UnsafeMutableRawPointer, count: Int, aad: UnsafeRawBufferPointer,
    nonce: UnsafeRawPointer, tag: UnsafeRawPointer
  ) -> Bool {
    open(UnsafeRawPointer(page), into: page, count: count, aad: aad, nonce: nonce, tag: tag)
  }

  /// Decrypts `count` bytes from `source` to `target`; false, and the target zeroed, when nonce, tag, additional
  /// data or contents were changed.
  package func open(
    _ source: UnsafeRawPointer, into target: UnsafeMutableRawPointer, count: Int,
    aad: UnsafeRawBufferPointer, nonce: UnsafeRawPointer, tag: UnsafeRawPointer
  ) -> Bool {
    guard let context = opening.context(for: nonce, subkeys: subkeys) else { return false }
    return context.open(
      UnsafeRawBufferPointer(start: source, count: count), into: target, nonce: nonce + 12,
      aad: aad, tag: tag)
  }

  private func beginSession() {
    forkMarker.mark()
    pagesLeft = pagesPerSession
    nonce = SessionNonce(random(Self.nonceSize))
    withUnsafeBytes(of: nonce.bytes) { prefix in
      guard let prefix = prefix.baseAddress else { return }
      subkeys.withSubkey(for: prefix) { sealing.setKey($0) }
    }
  }
}
