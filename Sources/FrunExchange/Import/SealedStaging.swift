internal import CSystem
internal import FrunCrypto
internal import Glibc

/// Holds the payload of an archive between receiving and accepting it, on disk but unreadable.
///
/// Every file is unlinked as soon as it is created, so nothing is left after a crash, and sealed
/// with a key that exists in memory only, so nothing personal reaches the disk in the clear, not
/// even in blocks that are freed later. The folder is private and never followed through links.
final class SealedStaging {
  /// One payload file, complete.
  struct Stored {
    fileprivate let file: FileDescriptor
    fileprivate let number: UInt32
    let size: UInt64
  }

  private static let chunk = 64 << 10
  private static let sealedChunk = chunk + 16

  private let parent: FileDescriptor
  private let folder: FileDescriptor
  private let name: String
  private let cipher: BufferCipher
  private let plain = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
  private let sealed = UnsafeMutableRawBufferPointer.allocate(
    byteCount: sealedChunk, alignment: 16)
  private var count: UInt32 = 0
  private var current: Writing?

  private struct Writing {
    let file: FileDescriptor
    let number: UInt32
    /// Bytes waiting in `plain`.
    var pending = 0
    var chunks: UInt64 = 0
    var size: UInt64 = 0
  }

  /// Creates a private folder below `directory`, which must exist.
  init(in directory: String, random: (Int) -> [UInt8]) throws(ExchangeError) {
    do {
      var bytes = random(32)
      cipher = try BufferCipher(key: SecretBytes(erasing: &bytes))
    } catch {
      throw ExchangeError(.storeIO, detail: "no key for the staging folder")
    }
    name = ".frun-staging-" + random(8).map { String($0, radix: 36) }.joined()
    parent = try FileDescriptor(
      opening: directory, flags: O_RDONLY | O_DIRECTORY, what: "opening the staging folder")
    guard mkdirat(parent.number, name, 0o700) == 0 else { throw .system("making a folder") }
    folder = try FileDescriptor(
      opening: name, in: parent, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW,
      what: "opening the staging folder")
    let status = try folder.status()
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw ExchangeError(.storeIO, detail: "the staging folder is not private")
    }
  }

  deinit {
    unlinkat(parent.number, name, AT_REMOVEDIR)
    ConstantTime.wipe(plain)
    plain.deallocate()
    sealed.deallocate()
  }

  func begin() throws(ExchangeError) {
    count += 1
    let entry = "payload-\(count)"
    let file = try FileDescriptor(
      opening: entry, in: folder, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
      what: "creating a staging file")
    guard unlinkat(folder.number, entry, 0) == 0 else { throw .system("unlinking") }
    current = Writing(file: file, number: count)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard var writing = current else { throw ExchangeError(.storeIO, detail: "no staging file") }
    current = nil
    var rest = bytes[...]
    while !rest.isEmpty {
      if writing.pending == 0, rest.count >= Self.chunk {
        let whole = rest.prefix(Self.chunk)
        try seal(UnsafeRawBufferPointer(rebasing: whole), &writing)
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
    return Stored(file: writing.file, number: writing.number, size: writing.size)
  }

  /// Reads a stored file from its start. Not while another one is written: both use one buffer.
  func read(_ stored: Stored, _ use: ByteConsumer) throws {
    guard current == nil else { throw ExchangeError(.storeIO, detail: "a staging file is open") }
    try stored.file.seek(to: 0)
    var remaining = stored.size
    var chunks: UInt64 = 0
    while remaining > 0 {
      let size = Int(min(UInt64(Self.chunk), remaining))
      let part = UnsafeMutableRawBufferPointer(
        rebasing: sealed.prefix(size + BufferCipher.tagSize))
      guard try stored.file.read(all: part) else {
        throw ExchangeError(.storeIO, detail: "a staging file is too short")
      }
      guard let output = plain.baseAddress,
        cipher.open(UnsafeRawBufferPointer(part), stored.number, chunks, into: output)
      else { throw ExchangeError(.storeIO, detail: "a staging file was changed") }
      try use(UnsafeRawBufferPointer(rebasing: plain.prefix(size)))
      chunks += 1
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
    try writing.file.write(
      UnsafeRawBufferPointer(rebasing: sealed.prefix(chunk.count + BufferCipher.tagSize)))
    writing.chunks += 1
  }
}
