/// ChaCha20-Poly1305 over buffers, with the key set up once: for many pieces of data under one key.
///
/// The nonce is made of two numbers that the caller never uses twice with one key. Use from one thread at a
/// time.
package final class BufferCipher {
  /// Bytes that sealing adds.
  package static let tagSize = 16

  private let sealing: AEADContext
  private let opening: AEADContext

  /// Prepares both directions under a key of 32 bytes.
  package init(key: SecretBytes) throws(CryptoError) {
    (sealing, opening) = try key.withBytes { key throws(CryptoError) in
      (
        try AEADContext(.chaCha20Poly1305, key: key, encrypts: true),
        try AEADContext(.chaCha20Poly1305, key: key, encrypts: false)
      )
    }
  }

  /// Encrypts `plaintext` to `output`, which takes ``tagSize`` bytes more.
  package func seal(
    _ plaintext: UnsafeRawBufferPointer, _ series: UInt32, _ number: UInt64,
    into output: UnsafeMutableRawPointer
  ) {
    withNonce(series, number) { nonce in
      sealing.seal(
        plaintext, into: output, nonce: nonce, aad: UnsafeRawBufferPointer(start: nil, count: 0),
        tag: output + plaintext.count)
    }
  }

  /// Decrypts `sealed` to `output`, which takes ``tagSize`` bytes less; false when it is not authentic.
  package func open(
    _ sealed: UnsafeRawBufferPointer, _ series: UInt32, _ number: UInt64,
    into output: UnsafeMutableRawPointer
  ) -> Bool {
    guard let base = sealed.baseAddress, sealed.count >= Self.tagSize else { return false }
    let count = sealed.count - Self.tagSize
    return withNonce(series, number) { nonce in
      opening.open(
        UnsafeRawBufferPointer(start: base, count: count), into: output, nonce: nonce,
        aad: UnsafeRawBufferPointer(start: nil, count: 0), tag: base + count)
    }
  }

  private func withNonce<Result>(
    _ series: UInt32, _ number: UInt64, _ body: (UnsafeRawPointer) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(byteCount: 12, alignment: 8) { nonce in
      nonce.storeBytes(of: series.bigEndian, as: UInt32.self)
      nonce.storeBytes(of: number.bigEndian, toByteOffset: 4, as: UInt64.self)
      guard let address = nonce.baseAddress else { preconditionFailure("empty allocation") }
      return body(UnsafeRawPointer(address))
    }
  }
}
