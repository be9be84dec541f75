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
  private let key: SecretBytes
  private var count: UInt32 = 0
  /// Where the next payload file begins.
  private var length: UInt64 = 0
  private var current: Writing?

  private struct Writing {
    let number: UInt32
    let offset: UInt64
    var pending: [UInt8] = []
    var chunks: UInt64 = 0
    var size: UInt64 = 0
  }

  /// Creates the file in `directory`, which must exist.
  init(in directory: String, random: (Int) -> [UInt8]) throws(ExchangeError) {
    key = SecretBytes(random(32))
    let parent = try FileDescriptor(
      opening: directory, flags: O_RDONLY | O_DIRECTORY, what: "opening the staging folder")
    if let file = Self.unnamedFile(in: parent) {
      self.file = file
    } else {
      let name = ".frun-staging-" + random(8).map { String($0, radix: 36) }.joined()
      file = try Self.fileInFolder(name, of: parent)
    }
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
    writing.pending.append(contentsOf: bytes)
    writing.size += UInt64(bytes.count)
    var offset = 0
    while writing.pending.count - offset >= Self.chunk {
      try seal(Array(writing.pending[offset..<offset + Self.chunk]), &writing)
      offset += Self.chunk
    }
    writing.pending.removeFirst(offset)
    current = writing
  }

  func end() throws -> Stored {
    guard var writing = current else { throw ExchangeError(.storeIO, detail: "no staging file") }
    current = nil
    if !writing.pending.isEmpty { try seal(writing.pending, &writing) }
    return Stored(number: writing.number, offset: writing.offset, size: writing.size)
  }

  /// Reads a stored file from its start.
  func read(_ stored: Stored, _ use: ByteConsumer) throws {
    try file.seek(to: stored.offset)
    var remaining = stored.size
    var chunks: UInt64 = 0
    while remaining > 0 {
      let size = Int(min(UInt64(Self.chunk), remaining))
      var sealed: [UInt8] = []
      while sealed.count < size + 16 {
        let piece = try file.read(upTo: size + 16 - sealed.count)
        if piece.isEmpty { throw ExchangeError(.storeIO, detail: "a staging file is too short") }
        sealed += piece
      }
      let plain: [UInt8]
      do {
        plain = try key.withBytes { key throws(CryptoError) in
          try ChaChaPoly.open(
            Array(sealed[..<size]), tag: Array(sealed[size...]), key: key,
            nonce: Self.nonce(stored.number, chunks))
        }
      } catch {
        throw ExchangeError(.storeIO, detail: "a staging file was changed")
      }
      try plain.withUnsafeBytes(use)
      chunks += 1
      remaining -= UInt64(size)
    }
  }

  private func seal(_ chunk: [UInt8], _ writing: inout Writing) throws {
    let (sealed, tag) = try key.withBytes { key throws(CryptoError) in
      try ChaChaPoly.seal(chunk, key: key, nonce: Self.nonce(writing.number, writing.chunks))
    }
    try (sealed + tag).withUnsafeBytes { try file.write($0) }
    length += UInt64(sealed.count + tag.count)
    writing.chunks += 1
  }

  /// File number and chunk number: unique under the key of this staging.
  private static func nonce(_ file: UInt32, _ chunk: UInt64) -> [UInt8] {
    withUnsafeBytes(of: file.bigEndian) { Array($0) }
      + withUnsafeBytes(of: chunk.bigEndian) { Array($0) }
  }
}
