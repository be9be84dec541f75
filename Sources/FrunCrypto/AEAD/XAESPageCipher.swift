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

/// 24 bytes: the prefix of a session and a big-endian counter of 96 bits.
struct SessionNonce {
  /// The bytes before the counter's last eight, and the counter's last eight as a number.
  private var words: (UInt64, UInt32, UInt32, UInt64) = (0, 0, 0, 0)

  init() {}

  init(_ bytes: [UInt8]) {
    precondition(bytes.count == 24, "the random source gave too few bytes")
    bytes.withUnsafeBytes { bytes in
      words = (
        bytes.loadUnaligned(as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self),
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      )
    }
  }

  /// The prefix and counter in the order of the format.
  var bytes: (UInt64, UInt32, UInt32, UInt64) {
    (words.0, words.1, words.2.bigEndian, words.3.bigEndian)
  }

  func write(to target: UnsafeMutableRawPointer) {
    withUnsafeBytes(of: bytes) {
      target.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(target), byteCount: 24)
    }
  }

  mutating func increment() {
    let (next, carries) = words.3.addingReportingOverflow(1)
    words.3 = next
    if carries { words.2 &+= 1 }
  }
}

/// Decryption contexts of the sessions met last.
private struct OpeningContexts {
  private struct Entry {
    var head: UInt64
    var tail: UInt32
    let context: AEADContext
    var used: UInt64
  }

  private static let limit = 16
  private var entries: [Entry] = []
  private var latest = 0
  private var clock: UInt64 = 0

  mutating func context(for prefix: UnsafeRawPointer, subkeys: XAESSubkeys) -> AEADContext? {
    let head = prefix.loadUnaligned(as: UInt64.self)
    let tail = prefix.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    clock &+= 1
    if latest < entries.count, entries[latest].head == head, entries[latest].tail == tail {
      entries[latest].used = clock
      return entries[latest].context
    }
    if let index = entries.firstIndex(where: { $0.head == head && $0.tail == tail }) {
      latest = index
      entries[index].used = clock
      return entries[index].context
    }
    if entries.count < Self.limit {
      guard
        let context = try? AEADContext(
          .aes256GCM, key: [UInt8](repeating: 0, count: 32), encrypts: false)
      else { return nil }
      latest = entries.count
      entries.append(Entry(head: head, tail: tail, context: context, used: clock))
    } else {
      latest = entries.indices.min { entries[$0].used < entries[$1].used } ?? 0
      entries[latest].head = head
      entries[latest].tail = tail
      entries[latest].used = clock
    }
    let context = entries[latest].context
    subkeys.withSubkey(for: prefix) { context.setKey($0) }
    return context
  }
}
