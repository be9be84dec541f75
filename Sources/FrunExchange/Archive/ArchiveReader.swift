package import FrunCrypto
package import FrunDomain

/// Reads the inner layers of an archive in one pass and proves them in order: no stage looks at
/// data that an earlier one has not authenticated.
///
/// 1–4 (age, zstd, tar) happen below; here: ``readSignature()`` (5), ``readHeader(addressedTo:)``
/// (6), ``readPayload(_:)`` (7) and ``finish()`` (8). Calling them out of order is refused.
package final class ArchiveReader {
  /// How far the proof has come.
  package enum Stage: Int, Comparable, Sendable {
    case opened, signed, described, received, complete, failed

    /// Earlier stages first.
    package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the leading entries say.
  package struct Description: Hashable, Sendable {
    /// The signed header.
    package let header: ArchiveHeader
    /// The signed heads, not yet checked against changes.
    package let heads: [SignedHead]
    /// SHA-256 of the tag manifest in hexadecimal: the identity of the contents.
    package let bagDigest: String
    /// The key that verified.
    package let signer: MinisignPublicKey
  }

  /// How far the proof has come.
  package private(set) var stage = Stage.opened

  private let limits: ArchiveLimits
  private let setBudget: (UInt64) -> Void
  private let proveEnd: () throws -> Void
  private let progress: ByteProgress?
  private let tar: UstarReader
  private var folder = ""
  private var tagManifest: [UInt8] = []
  private var declaration: [UInt8] = []
  private var signature: MinisignSignature?
  private var verifiedKey: MinisignPublicKey?
  /// The payload files that the signed manifest names; empty before ``readHeader(addressedTo:)``.
  private(set) var manifest: [PayloadFile.Promise] = []
  private var header: ArchiveHeader?

  /// Reads unpacked bytes from `buffers`. `setBudget` bounds how many it may give in all, counted
  /// from the start; `proveEnd` throws unless the envelope ended properly; `progress` is told the
  /// payload bytes proven so far.
  init(
    buffers: @escaping BufferSource, limits: ArchiveLimits,
    setBudget: @escaping (UInt64) -> Void = { _ in },
    proveEnd: @escaping () throws -> Void = {}, progress: ByteProgress? = nil
  ) {
    self.progress = progress
    self.limits = limits
    self.setBudget = setBudget
    self.proveEnd = proveEnd
    tar = UstarReader(
      largestEntry: max(limits.fileBytes, UInt64(limits.tagFileBytes)), buffers: buffers)
    setBudget(UInt64(limits.tagFileBytes))
  }

  /// Reads unpacked bytes from `source`, of which nobody keeps count.
  convenience init(source: @escaping ByteSource, limits: ArchiveLimits) {
    self.init(buffers: ByteSources.buffers(source), limits: limits)
  }

  // MARK: Stage 5

  /// Reads declaration, tag manifest and signature. `find` gives the key for a key identifier when it
  /// is known here; the signature is then verified before anything else is read.
  package func readSignature(
    find: (_ keyIdentifier: [UInt8]) throws -> MinisignPublicKey?
  ) throws -> MinisignSignature {
    try advance(from: .opened, to: .signed) {
      let first = try nextEntry()
      folder = try Self.folder(of: first)
      guard try path(of: first) == ArchiveEntry.declaration.path else {
        throw ExchangeError(.containerOrder, at: ArchiveEntry.declaration.path)
      }
      declaration = try tar.contents(limit: 1024)
      guard declaration == BagDeclaration.current.bytes else {
        _ = try BagDeclaration(parsing: declaration)
        throw ExchangeError(.bagVersion, at: ArchiveEntry.declaration.path)
      }
      tagManifest = try contents(of: .tagManifest, limit: 64 << 10)
      guard try nextEntry() == folder + ArchiveEntry.signature.path else {
        throw ExchangeError(.signerMissing)
      }
      let contents = try tar.contents(limit: 16 << 10)
      let signature = try ExchangeError.translating { try MinisignSignature(contents: contents) }
      guard signature.untrustedComment == ArchiveSigner.untrustedComment,
        Array(signature.text.utf8) == contents
      else { throw ExchangeError(.signerMalformed) }
      guard TrustedComment.isArchive(signature.trustedComment) else {
        throw ExchangeError(.signerContextMismatch)
      }
      self.signature = signature
      if let key = try find(signature.keyIdentifier) {
        try verify(signature, key)
        verifiedKey = key
        isSignerKnown = true
      }
      return signature
    }
  }

  /// Whether the signature was verified with a key known before the archive was opened.
  package private(set) var isSignerKnown = false

  // MARK: Stage 6

  /// Reads the other leading entries against the tag manifest. `own` are the public keys of the
  /// reader; an archive to other recipients is refused.
  package func readHeader(addressedTo own: Set<String>) throws -> Description {
    try advance(from: .signed, to: .described) {
      guard let signature else { throw ExchangeError(.signerMissing) }
      let listed = try tagList()
      try check(.declaration, declaration, listed)
      let info = try contents(of: .bagInfo, limit: 64 << 10)
      try check(.bagInfo, info, listed)
      let headerBytes = try contents(of: .header, limit: limits.headerBytes)
      try check(.header, headerBytes, listed)
      let header = try ArchiveHeader(parsing: headerBytes, limit: limits.headerBytes)
      let key = try verify(signature, header)
      guard header.mode == .passphrase || !own.isDisjoint(with: header.recipients) else {
        throw ExchangeError(.signerNotAddressedToYou)
      }
      let headsBytes = try contents(of: .heads, limit: limits.tagFileBytes)
      try check(.heads, headsBytes, listed)
      let heads = try HeadList.parse(headsBytes, limit: limits.tagFileBytes)
      let manifestBytes = try contents(of: .manifest, limit: limits.tagFileBytes)
      try check(.manifest, manifestBytes, listed)
      manifest = try payloadList(manifestBytes, header)
      try checkInfo(info, header)
      setBudget(tar.position + Self.tarSize(header.payload))
      self.header = header
      return Description(
        header: header, heads: heads, bagDigest: Hexadecimal.text(SHA256.hash(tagManifest)),
        signer: key)
    }
  }

  private func verify(_ signature: MinisignSignature, _ key: MinisignPublicKey) throws {
    try ExchangeError.translating {
      try signature.verify(message: tagManifest, publicKey: key)
    }
  }

  /// The signature must fit the key and the header the signer describes.
  private func verify(
    _ signature: MinisignSignature, _ header: ArchiveHeader
  ) throws -> MinisignPublicKey {
    let named = try ExchangeError.translating { try MinisignPublicKey(text: header.signer) }
    if let verifiedKey {
      guard named == verifiedKey else { throw ExchangeError(.signerContextMismatch) }
    } else {
      guard named.identifier == signature.keyIdentifier else {
        throw ExchangeError(.signerContextMismatch)
      }
      try verify(signature, named)
      verifiedKey = named
    }
    guard signature.trustedComment == TrustedComment(header).text,
      folder == "frun-\(header.id.digits)/"
    else { throw ExchangeError(.signerContextMismatch) }
    return named
  }

  // MARK: Stage 7

  /// Hands every payload file to `store`, piece by piece, and proves it against the manifest.
  ///
  /// `begin` is called before and `end` after the pieces of a file; `end` only when it is proven.
  package func readPayload(
    begin: (PayloadFile) throws -> Void, write: ByteConsumer, end: (PayloadFile) throws -> Void
  ) throws {
    try advance(from: .described, to: .received) {
      guard let header else { throw ExchangeError(.containerOrder) }
      var before = ArchiveEntry.manifest
      var bytes: UInt64 = 0
      for promise in manifest {
        guard let entry = try tar.next() else {
          throw ExchangeError(.bagFileMissing, at: promise.entry.path)
        }
        let path = try path(of: entry.name)
        guard path == promise.entry.path else {
          throw try misplaced(path, before: before)
        }
        guard entry.size <= min(header.payload.largest, limits.fileBytes) else {
          throw ExchangeError(.containerEntryTooLarge, at: path)
        }
        let file = PayloadFile(entry: promise.entry, size: entry.size, digest: promise.digest)
        let hash = SHA256.Stream()
        try begin(file)
        var read = bytes
        try tar.read {
          hash.update($0)
          try write($0)
          read += UInt64($0.count)
          try progress?(read, header.payload.bytes)
        }
        guard hash.finalize() == promise.digest else {
          throw ExchangeError(.bagHashMismatch, at: path)
        }
        try end(file)
        bytes += entry.size
        before = promise.entry
      }
      guard bytes == header.payload.bytes else { throw ExchangeError(.bagOxumMismatch) }
    }
  }

  // MARK: Stage 8

  /// Proves that the archive ends here.
  package func finish() throws {
    try advance(from: .received, to: .complete) {
      if let extra = try tar.next() {
        _ = try path(of: extra.name)
        throw ExchangeError(.bagFileUnlisted)
      }
      try proveEnd()
    }
  }

  // MARK: Entries

  private func advance<T>(from: Stage, to: Stage, _ body: () throws -> T) throws -> T {
    guard stage == from else { throw ExchangeError(.containerOrder, detail: "stage out of order") }
    stage = .failed
    let value = try body()
    stage = to
    return value
  }

  private func nextEntry() throws -> String {
    guard let entry = try tar.next() else { throw ExchangeError(.containerTruncated) }
    return entry.name
  }

  private func contents(of entry: ArchiveEntry, limit: Int) throws -> [UInt8] {
    let path = try path(of: nextEntry())
    guard path == entry.path else { throw ExchangeError(.containerOrder, at: entry.path) }
    return try tar.contents(limit: limit)
  }

  /// The path below the archive's folder; every name outside the closed list is refused.
  private func path(of name: String) throws -> String {
    guard let entry = ArchiveEntry(path: String(name.dropFirst(folder.count))),
      name.hasPrefix(folder)
    else { throw Self.forbidden(name) }
    return entry.path
  }

  private static func folder(of name: String) throws -> String {
    guard name.hasPrefix("frun-"), ArchiveID(digits: name.dropFirst(5).prefix(32)) != nil,
      name.dropFirst(37).first == "/"
    else { throw forbidden(name) }
    return String(name.prefix(38))
  }

  /// A list of files to load from elsewhere has a code of its own: whoever puts one in wants the
  /// reader to open connections.
  private static func forbidden(_ name: String) -> ExchangeError {
    let isFetchList = name.split(separator: "/").last == "fetch.txt" && !name.contains("data/")
    return ExchangeError(isFetchList ? .bagFetchForbidden : .containerNameForbidden)
  }

  /// Why a payload file that is not the next of the manifest is refused.
  private func misplaced(_ path: String, before: ArchiveEntry) throws -> ExchangeError {
    if manifest.contains(where: { $0.entry.path == path }) {
      let isRepeated = manifest.prefix { $0.entry != before }.contains { $0.entry.path == path }
      if isRepeated || before.path == path {
        return ExchangeError(.containerDuplicateEntry, at: path)
      }
      return ExchangeError(.bagFileMissing)
    }
    return ExchangeError(.bagFileUnlisted, at: path)
  }

  // MARK: Lists

  private func tagList() throws -> [String: [UInt8]] {
    let place = ArchiveEntry.tagManifest.path
    let manifest = try BagManifest(parsing: tagManifest, algorithm: .sha256, name: place)
    guard manifest.bytes == tagManifest else { throw ExchangeError(.bagManifestSyntax, at: place) }
    for entry in manifest.entries where entry.path == "fetch.txt" {
      throw Self.forbidden(entry.path)
    }
    let expected: [ArchiveEntry] = [.declaration, .bagInfo, .header, .heads, .manifest]
    guard manifest.entries.map(\.path) == expected.map(\.path).sorted() else {
      throw ExchangeError(.bagFileUnlisted, at: place)
    }
    return Dictionary(manifest.entries.map { ($0.path, $0.digest) }) { first, _ in first }
  }

  private func check(
    _ entry: ArchiveEntry, _ bytes: [UInt8], _ listed: [String: [UInt8]]
  ) throws {
    guard listed[entry.path] == SHA256.hash(bytes) else {
      throw ExchangeError(.bagHashMismatch, at: entry.path)
    }
  }

  private func payloadList(
    _ bytes: [UInt8], _ header: ArchiveHeader
  ) throws -> [PayloadFile.Promise] {
    let place = ArchiveEntry.manifest.path
    let manifest = try BagManifest(parsing: bytes, algorithm: .sha256, name: place)
    guard manifest.bytes == bytes else { throw ExchangeError(.bagManifestSyntax, at: place) }
    guard manifest.entries.count == header.payload.files else {
      throw ExchangeError(.bagOxumMismatch, at: place)
    }
    guard header.payload.files <= limits.files else {
      throw ExchangeError(.containerTooManyEntries, at: place)
    }
    guard header.payload.bytes <= limits.payloadBytes, header.payload.largest <= limits.fileBytes
    else { throw ExchangeError(.containerEntryTooLarge, at: place) }
    var promises: [PayloadFile.Promise] = []
    var before = ArchiveEntry.manifest
    for (index, listed) in manifest.entries.enumerated() {
      guard let entry = ArchiveEntry(path: listed.path), entry.isPayload, entry.mayFollow(before)
      else { throw ExchangeError(.bagManifestSyntax, at: "\(place), line \(index + 1)") }
      if case .attachment(let digest) = entry, Hexadecimal.bytes(digest) != listed.digest {
        throw ExchangeError(.contentAttachmentHash, at: "\(place), line \(index + 1)")
      }
      promises.append(PayloadFile.Promise(entry: entry, digest: listed.digest))
      before = entry
    }
    guard promises.prefix(2).map(\.entry) == [.readme, .snapshot] else {
      throw ExchangeError(.bagFileMissing, at: place)
    }
    return promises
  }

  private func checkInfo(_ bytes: [UInt8], _ header: ArchiveHeader) throws {
    let place = ArchiveEntry.bagInfo.path
    let text = try BagTextEncoding.utf8.text(bytes, at: place)
    let info = try BagInfo(parsing: text, name: place)
    let oxum = PayloadOxum(bytes: header.payload.bytes, files: header.payload.files)
    guard info.values("Payload-Oxum") == [oxum.description] else {
      throw ExchangeError(.bagOxumMismatch, at: place)
    }
    guard info.values("External-Identifier") == ["urn:uuid:\(header.id.uuid)"] else {
      throw ExchangeError(.signerContextMismatch, at: place)
    }
  }

  /// Upper bound of the tar bytes of a payload, its headers, padding and end.
  private static func tarSize(_ payload: ArchiveHeader.Payload) -> UInt64 {
    payload.bytes + UInt64(payload.files) * (512 + 511) + 1024 + 511
  }
}

extension PayloadFile {
  /// A line of the payload manifest.
  struct Promise: Hashable {
    let entry: ArchiveEntry
    let digest: [UInt8]
  }
}
