/// Reads an age v1 file chunk by chunk, in constant memory.
///
/// Each chunk that is handed out is authentic and in its place, but only when ``nextChunk()`` has returned nil
/// is it certain that nothing is missing at the end. After an error the reader stays failed.
package final class AgeDecryptor {
  /// How the file is written.
  package enum Form: Sendable {
    /// Text or bytes, told by the first line.
    case automatic
    /// Bytes.
    case binary
    /// Text armor.
    case armored
  }

  /// The header, authenticated with the file key.
  package let header: AgeHeader
  /// Whether the file was written as text armor.
  package let isArmored: Bool

  private let source: ByteSource
  private let cipher: PayloadCipher
  private let sealed: UnsafeMutableRawBufferPointer
  private let plaintext: UnsafeMutableRawBufferPointer
  private var state = State.reading

  private enum State {
    case reading, checkingEnd, ended
    case failed(any Error)
  }

  /// Reads the header and finds the file key; no contents are read yet.
  ///
  /// Throws ``AgeError``, and whatever the reader throws.
  package convenience init(
    identities: [AgeIdentity], limits: AgeLimits = AgeLimits(), form: Form = .automatic,
    reader: @escaping ByteReader
  ) throws {
    try self.init(limits: limits, form: form, reader: reader) { header in
      try AgeFileKey.find(in: header, identities: identities, limits: limits)
    }
  }

  /// Reads the header and opens the contents with the file key that `find` gives for it.
  init(
    limits: AgeLimits, form: Form, reader: @escaping ByteReader,
    fileKey find: (AgeHeader) throws -> [UInt8]
  ) throws {
    let (source, isArmored) = try AgeInput.source(of: reader, form: form, limits: limits)
    let header = try AgeHeaderParser.parse(source, limits: limits)
    var fileKey = try find(header)
    defer { ConstantTime.wipe(&fileKey) }
    guard try header.isAuthentic(fileKey: fileKey) else {
      throw AgeError(.headerMACMismatch, "header was changed")
    }
    var nonce = [UInt8](repeating: 0, count: PayloadCipher.nonceSize)
    guard try nonce.withUnsafeMutableBytes({ try source.read(into: $0) }) == nonce.count else {
      throw AgeError(
        .payloadTruncated, "payload nonce missing", at: .header(byte: header.bytes.count))
    }
    self.source = source
    self.header = header
    self.isArmored = isArmored
    cipher = try PayloadCipher(fileKey: fileKey, nonce: nonce, encrypts: false)
    sealed = .allocate(byteCount: PayloadCipher.sealedChunkSize, alignment: 16)
    plaintext = .allocate(byteCount: PayloadCipher.chunkSize, alignment: 16)
  }

  deinit {
    ConstantTime.wipe(plaintext)
    plaintext.deallocate()
    sealed.deallocate()
  }

  /// Returns the next at most 65,536 bytes of contents, or nil at the proven end of the file.
  ///
  /// The bytes are valid until the next call and as long as the decryptor lives. They are empty only for a file
  /// with empty contents.
  package func nextChunk() throws -> UnsafeRawBufferPointer? {
    do {
      switch state {
      case .reading: return try readChunk()
      case .checkingEnd:
        guard try source.isExhausted() else {
          throw AgeError(.trailingData, "data after the final chunk", at: .chunk(cipher.chunk))
        }
        state = .ended
        return nil
      case .ended: return nil
      case .failed(let error): throw error
      }
    } catch {
      state = .failed(error)
      throw error
    }
  }

  /// Hands all contents to `sink`, chunk by chunk, and returns after the proven end.
  package func decrypt(to sink: ByteSink) throws {
    while let chunk = try nextChunk() { try sink(chunk) }
  }

  private func readChunk() throws -> UnsafeRawBufferPointer {
    let count = try source.read(into: sealed)
    let place = AgeError.Location.chunk(cipher.chunk)
    guard let output = plaintext.baseAddress, count >= PayloadCipher.tagSize else {
      throw AgeError(.payloadTruncated, "final chunk missing", at: place)
    }
    let input = UnsafeRawBufferPointer(rebasing: sealed.prefix(count))
    let isEmpty = count == PayloadCipher.tagSize
    if isEmpty, cipher.chunk > 0 {
      throw AgeError(.payloadCorrupt, "empty final chunk after others", at: place)
    }
    // A full chunk is usually not the last one. Looking ahead instead of trying would let bytes appended by
    // anybody decide how a chunk is read.
    if count == sealed.count, cipher.open(input, into: output, isFinal: false) {
      // More follows.
    } else if cipher.open(input, into: output, isFinal: true) {
      state = .checkingEnd
    } else {
      throw AgeError(.payloadCorrupt, "chunk damaged or cut off", at: place)
    }
    return UnsafeRawBufferPointer(start: output, count: count - PayloadCipher.tagSize)
  }
}
