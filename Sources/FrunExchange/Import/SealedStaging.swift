internal import CSystem
internal import FrunCrypto
internal import Glibc

/// Holds the payload of an archive between receiving and accepting it, on disk but unreadable.
///
/// Everything goes into one file that never has a name (or, on file systems that know no such files,
/// loses it at once together with its private folder), so nothing is left after a crash; and it is
/// sealed with a key that exists in memory only, so nothing personal reaches the disk in the clear,
/// not even in blocks that are freed later.
final class SealedStaging {
  /// One payload file, complete.
  struct Stored {
    fileprivate let number: UInt32
    fileprivate let offset: UInt64
    let size: UInt64
  }

  private static let chunk = 64 << 10

  private let file: FileDescriptor
  private let cipher: BufferCipher
  /// Plaintext waiting to make a whole chunk.
  private let plain = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
  private let sealed = UnsafeMutableRawBufferPointer.allocate(
    byteCount: chunk + BufferCipher.tagSize, alignment: 16)
  private var count: UInt32 = 0
  /// Where the next payload file begins.
  private var length: UInt64 = 0
  private var current: Writing?

  private struct Writing {
    let number: UInt32
    let offset: UInt64
    /// Bytes waiting in `plain`.
    var pending = 0
    var chunks: UInt64 = 0
    var size: UInt64 = 0
  }

  /// Creates the file in `directory`, which must exist.
  init(in directory: String, random: (Int) -> [UInt8]) throws(ExchangeError) {
    do {
      var bytes = random(32)
      cipher = try BufferCipher(key: SecretBytes(erasing: &bytes))
    } catch {
      throw ExchangeError(.storeIO, detail: "no key for the staging file")
    }
    let parent = try FileDescriptor(
      opening: directory, flags: O_RDONLY | O_DIRECTORY, what: "opening the staging folder")
    if let file = Self.unnamedFile(in: parent) {
      self.file = file
    } else {
      let name = ".frun-staging-" + random(8).map { String($0, radix: 36) }.joined()
      file = try Self.fileInFolder(name, of: parent)
    }
  }

  deinit {
    ConstantTime.wipe(plain)
    plain.deallocate()
    sealed.deallocate()
  }

  /// O_TMPFILE without O_DIRECTORY, the same number on every system this runs on.
  private static let temporary: Int32 = 0o20_000_000

  private static func unnamedFile(in parent: FileDescriptor) -> FileDescriptor? {
    try? FileDescriptor(
      opening: ".", in: parent, flags: O_RDWR | O_EXCL | O_DIRECTORY | temporary,
      what: "creating the staging file")
  }

  /// A folder that only we may enter, so that nobody can put a link in our way; both are gone
  /// before the first byte is written.
  static func fileInFolder(
    _ name: String, of parent: FileDescriptor
  ) throws(ExchangeError) -> FileDescriptor {
    guard mkdirat(parent.number, name, 0o700) == 0 else { throw .system("making a folder") }
    defer { unlinkat(parent.number, name, AT_REMOVEDIR) }
    let folder = try FileDescriptor(
      opening: name, in: parent, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW,
      what: "opening the staging folder")
    let status = try folder.status()
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw ExchangeError(.storeIO, detail: "the staging folder is not private")
    }
    let file = try FileDescriptor(
      opening: "payload", in: folder, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
      what: "creating a staging file")
    guard unlinkat(folder.number, "payload", 0) == 0 else { throw .system("unlinking") }
    return file
  }

  func begin() throws(ExchangeError) {
    count += 1
    try file.seek(to: length)
    current = Writing(number: count, offset: length)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard var writing = current else { throw ExchangeError(.storeIO, detail: "no staging file") }
    current = nil
    var rest = bytes[...]
    while !rest.isEmpty {
      if writing.pending == 0, rest.count >= Self.chunk {
        try seal(UnsafeRawBufferPointer(rebasing: rest.prefix(Self.chunk)), &writing)
        rest = rest.dropFirst(Self.chunk)
        continue
      }
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.chunk - writing.pending))
      UnsafeMutableRawBufferPointer(rebasing: plain.dropFirst(writing.pending)).copyMemory(
        from: piece)
      writing.pending += piece.count
      rest = rest.dropFirst(piece.count)
      if writing.pending == Self.chunk { try sealPending(&writing) }
    }
    writing.size += UInt64(bytes.count)
    current = writing
  }

  func end() throws -> Stored {
    guard var writing = current else { throw ExchangeError(.storeIO, detail: "no staging file") }
    current = nil
    if writing.pending > 0 { try sealPending(&writing) }
    return Stored(number: writing.number, offset: writing.offset, size: writing.size)
  }

  /// Reads a stored file from its start. Reads may be nested: each has its own place and memory.
  func read(_ stored: Stored, _ use: ByteConsumer) throws {
    let buffer = ReusedBuffer(Self.chunk + BufferCipher.tagSize)
    let opened = ReusedBuffer(Self.chunk)
    var remaining = stored.size
    var chunks: UInt64 = 0
    var offset = stored.offset
    while remaining > 0 {
      let size = Int(min(UInt64(Self.chunk), remaining))
      let part = try buffer.fill { memory in
        let target = UnsafeMutableRawBufferPointer(
          rebasing: memory.prefix(size + BufferCipher.tagSize))
        guard try file.read(at: offset, into: target) == target.count else {
          throw ExchangeError(.storeIO, detail: "a staging file is too short")
        }
        return target.count
      }
      let plain = try opened.fill { memory in
        guard let output = memory.baseAddress,
          cipher.open(part, stored.number, chunks, into: output)
        else { throw ExchangeError(.storeIO, detail: "a staging file was changed") }
        return size
      }
      try use(plain)
      chunks += 1
      offset += UInt64(part.count)
      remaining -= UInt64(size)
    }
  }

  private func sealPending(_ writing: inout Writing) throws {
    try seal(UnsafeRawBufferPointer(rebasing: plain.prefix(writing.pending)), &writing)
    writing.pending = 0
  }

  private func seal(_ chunk: UnsafeRawBufferPointer, _ writing: inout Writing) throws {
    guard let output = sealed.baseAddress else { preconditionFailure("empty allocation") }
    // File number and chunk number: unique under the key of this staging.
    cipher.seal(chunk, writing.number, writing.chunks, into: output)
    let part = UnsafeRawBufferPointer(rebasing: sealed.prefix(chunk.count + BufferCipher.tagSize))
    try file.write(part)
    length += UInt64(part.count)
    writing.chunks += 1
  }
}
