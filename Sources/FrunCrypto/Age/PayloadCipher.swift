/// The payload of an age file: 64 KiB chunks of ChaCha20-Poly1305, numbered, the last one marked (age v1,
/// "Payload").
final class PayloadCipher {
  static let chunkSize = 65_536
  static let tagSize = 16
  static let nonceSize = 16
  static let sealedChunkSize = chunkSize + tagSize

  private let context: AEADContext
  /// Number of the chunk to come.
  private(set) var chunk: UInt64 = 0

  /// Derives the payload key from the file key and the 16 bytes that follow the header.
  init(fileKey: [UInt8], nonce: [UInt8], encrypts: Bool) throws(CryptoError) {
    var key = try HKDF.sha256(key: fileKey, salt: nonce, info: Array("payload".utf8), count: 32)
    defer { ConstantTime.wipe(&key) }
    context = try AEADContext(.chaCha20Poly1305, key: key, encrypts: encrypts)
  }

  /// Encrypts a chunk into `output`, which takes 16 bytes more, and goes on to the next.
  func seal(
    _ plaintext: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer, isFinal: Bool
  ) {
    withNonce(isFinal: isFinal) { nonce in
      context.seal(
        plaintext, into: output, nonce: nonce, aad: UnsafeRawBufferPointer(start: nil, count: 0),
        tag: output + plaintext.count)
    }
    chunk += 1
  }

  /// Decrypts a sealed chunk (at least 16 bytes) into `output`; goes on to the next only when it is authentic.
  func open(
    _ sealed: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer, isFinal: Bool
  ) -> Bool {
    guard let base = sealed.baseAddress, sealed.count >= Self.tagSize else { return false }
    let count = sealed.count - Self.tagSize
    let authentic = withNonce(isFinal: isFinal) { nonce in
      context.open(
        UnsafeRawBufferPointer(start: base, count: count), into: output, nonce: nonce,
        aad: UnsafeRawBufferPointer(start: nil, count: 0), tag: base + count)
    }
    if authentic { chunk += 1 }
    return authentic
  }

  /// Decrypts a sealed chunk out of order, for what is left of a damaged file.
  func open(
    _ sealed: UnsafeRawBufferPointer, at number: UInt64, into output: UnsafeMutableRawPointer,
    isFinal: Bool
  ) -> Bool {
    chunk = number
    return open(sealed, into: output, isFinal: isFinal)
  }

  /// 11 bytes of big-endian chunk number and one that marks the last chunk.
  private func withNonce<Result>(
    isFinal: Bool, _ body: (UnsafeRawPointer) -> Result
  ) -> Result {
    // 2^64 chunks are more than any file, so the upper three bytes of the number stay zero.
    withUnsafeTemporaryAllocation(byteCount: 12, alignment: 8) { nonce in
      nonce.storeBytes(of: 0, toByteOffset: 0, as: UInt32.self)
      nonce.storeBytes(of: chunk.bigEndian, toByteOffset: 3, as: UInt64.self)
      nonce.storeBytes(of: isFinal ? 1 : 0, toByteOffset: 11, as: UInt8.self)
      return nonce.withMemoryRebound(to: UInt8.self) { bytes in
        guard let address = bytes.baseAddress else { preconditionFailure("empty allocation") }
        return body(UnsafeRawPointer(address))
      }
    }
  }
}
