internal import FrunCrypto
internal import FrunDomain

/// Writes the inner layers of an archive: bag, tar, zstd. The age layer is around its sink.
///
/// Same draft, same payload, same key: same bytes. Nothing here reads a clock or a random source.
/// The payload must come exactly as promised in the draft, or the archive is given up.
///
/// Three threads share the work: the caller's reads and hashes, a second compresses, a third calls the
/// sink, which encrypts and writes. The sink is called by one thread at a time and never after
/// ``finish()`` has returned or thrown, or the writer was released.
package final class ArchiveWriter {
  /// The header as it was written and signed.
  package let header: ArchiveHeader
  /// SHA-256 of the tag manifest: the identity of the contents, in 64 hexadecimal digits.
  package let bagDigest: String

  private let compression: CompressionStage
  private let tar: UstarWriter
  private let folder: String
  private var promised: ArraySlice<PayloadFile>
  private var hash = SHA256.Stream()
  private var current: PayloadFile?
  private var written: UInt64 = 0
  private let progress: ByteProgress?

  /// Writes everything that comes before the payload.
  ///
  /// - Parameters:
  ///   - level: of zstd.
  ///   - isPadded: whether the size is rounded up, so that it tells less (see ``Padding``).
  ///   - progress: is told the payload bytes taken so far, and may throw to stop.
  package init(
    _ draft: ArchiveDraft, signer: ArchiveSigner, level: Int = 3, isPadded: Bool = false,
    progress: ByteProgress? = nil, sink: @escaping ByteConsumer
  ) throws {
    let header = draft.header(signer: signer.publicKey.text)
    self.header = header
    folder = "frun-" + header.id.digits + "/"
    promised = draft.payload[...]
    self.progress = progress
    let compression = try CompressionStage(level: level, isPadded: isPadded, sink: sink)
    self.compression = compression
    tar = UstarWriter { try compression.write($0) }
    try Self.checkOrder(draft.payload)

    let contents = Self.tagFiles(draft, header)
    let tagManifest = BagManifest(
      algorithm: .sha256,
      entries: contents.map { .init(path: $0.entry.path, digest: SHA256.hash($0.bytes)) }
        .sorted { $0.path < $1.path }
    ).bytes
    bagDigest = Hexadecimal.text(SHA256.hash(tagManifest))
    let signature = try signer.sign(tagManifest, TrustedComment(header))
    for entry in ArchiveEntry.leading {
      switch entry {
      case .tagManifest: try add(entry, tagManifest)
      case .signature: try add(entry, signature)
      default: try add(entry, contents.first { $0.entry == entry }?.bytes ?? [])
      }
    }
    try tar.end()
    try compression.endFrame()
  }

  /// Starts the next payload file, which must be the one the draft promises.
  package func begin(_ entry: ArchiveEntry) throws {
    try end()
    guard let next = promised.first, next.entry == entry else {
      throw ExchangeError(.storeChanged, at: entry.path)
    }
    promised = promised.dropFirst()
    current = next
    try tar.begin(UstarEntry(name: folder + entry.path, size: next.size))
  }

  /// Writes contents of the current payload file.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    hash.update(bytes)
    try tar.write(bytes)
    written += UInt64(bytes.count)
    try progress?(written, header.payload.bytes)
  }

  /// Completes the current payload file; refuses one that is not as promised.
  package func end() throws {
    guard let file = current else { return }
    current = nil
    try tar.end()
    guard hash.finalize() == file.digest else {
      throw ExchangeError(.storeChanged, at: file.entry.path)
    }
    // A frame per object: damage to one leaves the others readable.
    try compression.endFrame()
  }

  /// Writes a whole payload file.
  package func add(payload entry: ArchiveEntry, _ bytes: [UInt8]) throws {
    try begin(entry)
    try bytes.withUnsafeBytes { try write($0) }
    try end()
  }

  /// Completes the archive; the age layer is closed by the caller.
  package func finish() throws {
    try end()
    if let missing = promised.first { throw ExchangeError(.storeChanged, at: missing.entry.path) }
    try tar.finish()
    try compression.finish()
  }

  private func add(_ entry: ArchiveEntry, _ bytes: [UInt8]) throws {
    try tar.add(folder + entry.path, bytes)
  }

  private static func tagFiles(
    _ draft: ArchiveDraft, _ header: ArchiveHeader
  ) -> [(entry: ArchiveEntry, bytes: [UInt8])] {
    let manifest = BagManifest(
      algorithm: .sha256,
      entries: draft.payload.map { .init(path: $0.entry.path, digest: $0.digest) })
    let info = BagInfo([
      ("Bag-Software-Agent", header.producer),
      ("Bagging-Date", header.newestAt?.utcText.prefix(10).description ?? "1980-01-01"),
      ("External-Identifier", "urn:uuid:\(header.id.uuid)"),
      (
        "Payload-Oxum",
        PayloadOxum(bytes: header.payload.bytes, files: header.payload.files).description
      ),
    ])
    return [
      (.declaration, BagDeclaration.current.bytes), (.bagInfo, info.bytes),
      (.header, header.bytes), (.heads, HeadList.bytes(draft.heads)), (.manifest, manifest.bytes),
    ]
  }

  private static func checkOrder(_ payload: [PayloadFile]) throws(ExchangeError) {
    var before = ArchiveEntry.manifest
    for file in payload {
      guard file.entry.mayFollow(before) else {
        throw ExchangeError(.containerOrder, at: file.entry.path)
      }
      before = file.entry
    }
  }
}
