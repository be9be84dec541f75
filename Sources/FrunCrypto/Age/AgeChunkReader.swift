/// Reads the chunks of an age file in any order and tells which of them are authentic, so that something can be
/// saved of a damaged file.
///
/// Each chunk proves its own place and contents. That nothing is missing is *not* proven: that is what
/// ``AgeDecryptor`` is for. The header must be whole.
package final class AgeChunkReader {
  /// Reads bytes of the file at an offset; returns how many, less only at the end.
  package typealias Reader = (
    _ offset: UInt64, _ buffer: UnsafeMutableRawBufferPointer
  ) throws -> Int

  /// Plaintext bytes in every chunk but the last.
  package static let chunkSize = PayloadCipher.chunkSize

  /// Chunks of the file, as its size tells.
  package let count: Int

  private let reader: Reader
  private let start: UInt64
  private let cipher: PayloadCipher
  private let sealed: UnsafeMutableRawBufferPointer
  private let plaintext: UnsafeMutableRawBufferPointer
  private var held: (index: Int, size: Int?)?
  /// The chunk that proved that it is the last one; nil while none did.
  package private(set) var last: Int?

  /// Reads the header and finds the file key. `size` is the file's.
  package init(
    identities: [AgeIdentity], limits: AgeLimits = AgeLimits(), size: UInt64,
    reader: @escaping Reader
  ) throws {
    var offset: UInt64 = 0
    let source = try AgeInput.source(
      of: { buffer in
        let read = try reader(offset, buffer)
        offset += UInt64(read)
        return read
      }, form: .binary, limits: limits
    ).source
    let header = try AgeHeaderParser.parse(source, limits: limits)
    var fileKey = try AgeFileKey.find(in: header, identities: identities, limits: limits)
    defer { ConstantTime.wipe(&fileKey) }
    guard try header.isAuthentic(fileKey: fileKey) else {
      throw AgeError(.headerMACMismatch, "header was changed")
    }
    var nonce = [UInt8](repeating: 0, count: PayloadCipher.nonceSize)
    guard try nonce.withUnsafeMutableBytes({ try source.read(into: $0) }) == nonce.count else {
      throw AgeError(
        .payloadTruncated, "payload nonce missing", at: .header(byte: header.bytes.count))
    }
    cipher = try PayloadCipher(fileKey: fileKey, nonce: nonce, encrypts: false)
    start = UInt64(header.bytes.count + nonce.count)
    let payload = Int(clamping: size > start ? size - start : 0)
    count = (payload + PayloadCipher.sealedChunkSize - 1) / PayloadCipher.sealedChunkSize
    self.reader = reader
    sealed = .allocate(byteCount: PayloadCipher.sealedChunkSize, alignment: 16)
    plaintext = .allocate(byteCount: PayloadCipher.chunkSize, alignment: 16)
  }

  deinit {
    ConstantTime.wipe(plaintext)
    plaintext.deallocate()
    sealed.deallocate()
  }

  /// The contents of a chunk, valid until the next call; nil when it is damaged, moved or cut off, or lies
  /// behind the end.
  package func chunk(_ index: Int) throws -> UnsafeRawBufferPointer? {
    precondition(index >= 0)
    if held?.index != index { held = (index, try open(index)) }
    return held?.size.map { UnsafeRawBufferPointer(rebasing: plaintext.prefix($0)) }
  }

  private func open(_ index: Int) throws -> Int? {
    if index >= count { return nil }
    if let last, index > last { return nil }
    let offset = start + UInt64(index) * UInt64(PayloadCipher.sealedChunkSize)
    let read = try reader(offset, sealed)
    guard let output = plaintext.baseAddress, read >= PayloadCipher.tagSize else { return nil }
    let input = UnsafeRawBufferPointer(rebasing: sealed.prefix(read))
    let size = read - PayloadCipher.tagSize
    if read == sealed.count, cipher.open(input, at: UInt64(index), into: output, isFinal: false) {
      return size
    }
    guard cipher.open(input, at: UInt64(index), into: output, isFinal: true) else { return nil }
    last = index
    return size
  }
}
