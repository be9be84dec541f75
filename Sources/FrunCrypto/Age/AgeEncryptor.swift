/// Writes an age v1 file while its contents are produced, in constant memory.
///
/// Call ``write(_:)-(UnsafeRawBufferPointer)`` as often as needed, then ``finish()`` once; without `finish` the file is recognised as
/// truncated. Errors of the sink are passed on; the file is useless then.
package final class AgeEncryptor {
  private let sink: ByteSink
  private let armor: ArmorWriter?
  private let cipher: PayloadCipher
  private var pending: UnsafeMutableRawBufferPointer
  private var pendingCount = 0
  private let sealed: UnsafeMutableRawBufferPointer
  private var isFinished = false
  private let header: AgeHeader
  private let fileKey: SecretBytes

  /// Wraps a new file key for all recipients and writes the header.
  ///
  /// - Parameters:
  ///   - recipients: 1 to 256, or a single passphrase.
  ///   - armored: whether to write text instead of bytes.
  ///   - random: for tests.
  package init(
    recipients: [AgeRecipient], armored: Bool = false,
    random: RandomSource = SecureRandom.bytes, sink: @escaping ByteSink
  ) throws {
    try Self.check(recipients)
    var fileKey = random(16)
    defer { ConstantTime.wipe(&fileKey) }
    var stanzas: [AgeStanza] = []
    for recipient in recipients {
      stanzas.append(try recipient.wrap(fileKey: fileKey, random: random))
    }
    let header = try AgeHeader(stanzas: stanzas, fileKey: fileKey)
    let nonce = random(PayloadCipher.nonceSize)
    cipher = try PayloadCipher(fileKey: fileKey, nonce: nonce, encrypts: true)
    self.header = header
    self.fileKey = SecretBytes(erasing: &fileKey)
    armor = armored ? ArmorWriter(sink) : nil
    self.sink = sink
    pending = .allocate(byteCount: PayloadCipher.chunkSize, alignment: 16)
    sealed = .allocate(byteCount: PayloadCipher.sealedChunkSize, alignment: 16)
    try (header.bytes + nonce).withUnsafeBytes { try emit($0) }
  }

  deinit {
    ConstantTime.wipe(pending)
    pending.deallocate()
    sealed.deallocate()
  }

  /// Appends `bytes` to the contents. Must not be called after ``finish()``.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    precondition(!isFinished, "write after finish")
    var rest = bytes[...]
    while !rest.isEmpty {
      // A full chunk waits until more bytes come, because the last chunk has to be marked.
      if pendingCount == PayloadCipher.chunkSize {
        try seal(UnsafeRawBufferPointer(pending), isFinal: false)
        pendingCount = 0
      }
      if pendingCount == 0, rest.count > PayloadCipher.chunkSize {
        let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(PayloadCipher.chunkSize))
        try seal(chunk, isFinal: false)
        rest = rest.dropFirst(chunk.count)
        continue
      }
      let piece = UnsafeRawBufferPointer(
        rebasing: rest.prefix(PayloadCipher.chunkSize - pendingCount))
      UnsafeMutableRawBufferPointer(rebasing: pending.dropFirst(pendingCount)).copyMemory(
        from: piece)
      pendingCount += piece.count
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Appends `bytes` to the contents. Must not be called after ``finish()``.
  package func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write($0) }
  }

  /// Writes the final chunk; calling it again does nothing.
  package func finish() throws {
    if isFinished { return }
    isFinished = true
    try seal(UnsafeRawBufferPointer(rebasing: pending.prefix(pendingCount)), isFinal: true)
    try armor?.finish()
  }

  /// Reads a written file again and proves that it is this one, whole and unchanged: the header is the same,
  /// and every chunk opens in its place.
  ///
  /// Only one file was ever sealed with this key, so what opens is what was written; that takes a third of the
  /// time of comparing digests, and shows that the file can be opened. Throws ``AgeError``.
  package func verify(reading reader: @escaping ByteReader) throws {
    precondition(isFinished, "verified before it was written")
    let form: AgeDecryptor.Form = armor == nil ? .binary : .armored
    let decryptor = try AgeDecryptor(limits: AgeLimits(), form: form, reader: reader) { found in
      guard found == header else {
        throw AgeError(.headerMACMismatch, "another header than was written")
      }
      return fileKey.withBytes { Array($0) }
    }
    while try decryptor.nextChunk() != nil {}
  }

  private func seal(_ plaintext: UnsafeRawBufferPointer, isFinal: Bool) throws {
    guard let output = sealed.baseAddress else { preconditionFailure("empty allocation") }
    cipher.seal(plaintext, into: output, isFinal: isFinal)
    try emit(UnsafeRawBufferPointer(rebasing: sealed.prefix(plaintext.count + 16)))
  }

  private func emit(_ bytes: UnsafeRawBufferPointer) throws {
    if let armor { try armor.write(bytes) } else { try sink(bytes) }
  }

  private static func check(_ recipients: [AgeRecipient]) throws(AgeError) {
    guard !recipients.isEmpty else { throw AgeError(.recipientMissing, "no recipient") }
    guard recipients.count <= AgeLimits().stanzas else {
      throw AgeError(.headerTooLarge, "too many recipients")
    }
    for case .scrypt(_, let logN) in recipients {
      if recipients.count > 1 {
        throw AgeError(.recipientConflict, "a passphrase must be the only recipient")
      }
      guard (1...22).contains(logN) else {
        throw AgeError(.workFactorTooHigh, "scrypt work factor")
      }
    }
  }
}
