package import FrunCrypto
internal import FrunDomain
internal import FrunStore

/// Takes archives in: ten stages, none of which looks at data that the one before has not proven.
///
/// 1 armor and header, 2 key and header MAC, 3 each chunk, 4 zstd and tar; 5 signature; 6 header,
/// recipients, lists; 7 payload into sealed staging; 8 the proven end; 9 chains, authors' heads;
/// 10 one transaction. A failure anywhere leaves the vault as it was and nothing on disk.
package struct CaseImport {
  private let sink: any BundleSink
  private let stagingFolder: String
  private let limits: ArchiveLimits
  private let ageLimits: AgeLimits
  private let random: (Int) -> [UInt8]

  /// Is told the payload bytes read and proven so far; may throw to stop.
  package var progress: ByteProgress?

  /// Prepares imports. `stagingFolder` must exist; a private folder is made in it for the time of an
  /// import, holding only sealed files without names.
  package init(
    sink: any BundleSink, stagingFolder: String, limits: ArchiveLimits = ArchiveLimits(),
    scryptLogN: Int = 20, random: @escaping (Int) -> [UInt8]
  ) {
    self.sink = sink
    self.stagingFolder = stagingFolder
    self.limits = limits
    ageLimits = AgeLimits(scryptLogN: scryptLogN)
    self.random = random
  }

  /// Proves an archive as deep as asked, without taking anything in. An unknown sender is reported,
  /// not refused.
  package func inspect(
    file path: String, identities: [AgeIdentity], depth: InspectionDepth
  ) throws -> ArchiveInspection {
    let opening = try open(path, identities)
    guard depth == .complete else { return opening.inspection([]) }
    var files: [PayloadFile] = []
    try opening.reader.readPayload(begin: { files.append($0) }, write: { _ in }, end: { _ in })
    try opening.finish()
    return opening.inspection(files)
  }

  /// Takes an archive in, or in a dry run does everything and undoes it.
  ///
  /// Throws ``ExchangeError``: also `signer.unknown` for a sender who is neither in a directory here
  /// nor confirmed by the user; the archive then stays where it is, untouched.
  package func run(file path: String, _ request: CaseImportRequest) throws -> ImportOutcome {
    let opening = try open(path, request.identities)
    try checkSender(opening, request)
    let staged = try stage(opening)
    try opening.finish()
    return try accept(opening, staged, request)
  }

  // MARK: Stages 1 to 6

  private struct Opening {
    let reader: ArchiveReader
    let description: ArchiveReader.Description
    let sender: ArchiveInspection.Sender
    let signers: [KnownSigner]
    let proveEnd: () throws -> Void

    /// Stage 8.
    func finish() throws {
      try reader.finish()
      try proveEnd()
    }

    func inspection(_ files: [PayloadFile]) -> ArchiveInspection {
      ArchiveInspection(
        header: description.header, bagDigest: description.bagDigest, signer: description.signer,
        sender: sender, files: files)
    }
  }

  private func open(_ path: String, _ identities: [AgeIdentity]) throws -> Opening {
    let envelope = try Envelope(
      reading: InputFile(path: path), identities: identities, ageLimits: ageLimits,
      budget: UInt64(limits.tagFileBytes))
    let reader = ArchiveReader(
      buffers: { try envelope.next() }, limits: limits, setBudget: { envelope.budget = $0 },
      progress: progress)
    let signers = try storeErrors { try sink.knownSigners() }
    let keys = Dictionary(
      signers.flatMap { signer in
        signer.keys.compactMap { key in
          MinisignPublicKey(key: key).map { ($0.identifier, (key: $0, signer: signer)) }
        }
      }, uniquingKeysWith: { first, _ in first })
    let signature = try reader.readSignature { keys[$0]?.key }
    let own = Set(identities.compactMap { $0.recipient?.text })
    let description = try reader.readHeader(addressedTo: own)
    var sender = ArchiveInspection.Sender.unknown
    if reader.isSignerKnown, let known = keys[signature.keyIdentifier]?.signer {
      guard known.member == description.header.signerMember else {
        throw ExchangeError(.signerContextMismatch, detail: "the key belongs to another member")
      }
      sender = .known(known)
    }
    return Opening(
      reader: reader, description: description, sender: sender,
      signers: signers, proveEnd: { try envelope.finish() })
  }

  private func checkSender(_ opening: Opening, _ request: CaseImportRequest) throws {
    switch opening.sender {
    case .known(let signer):
      guard signer.isActive || request.acceptsRevoked else { throw ExchangeError(.signerRevoked) }
    case .unknown:
      // A new key of a known member comes through the directory, never through a confirmation.
      let member = opening.description.header.signerMember
      guard !opening.signers.contains(where: { $0.member == member }) else {
        throw ExchangeError(.signerContextMismatch, detail: "another key of a known member")
      }
      guard request.confirmedSender == opening.description.signer.text else {
        throw ExchangeError(
          .signerUnknown,
          detail: "key \(opening.description.signer.text), fingerprint "
            + (try Fingerprint(of: opening.description.signer.key)).description)
      }
    }
  }

  // MARK: Stage 7

  private struct Staged {
    let staging: SealedStaging
    var files: [(file: PayloadFile, stored: SealedStaging.Stored)] = []
  }

  private func stage(_ opening: Opening) throws -> Staged {
    let payload = opening.description.header.payload
    // Sealing adds 16 bytes per 64 KiB; a whole MiB more leaves room for the vault's own journal.
    let needed = payload.bytes + payload.bytes / 4096 + 1 << 20
    if let free = InputFile.freeBytes(at: stagingFolder), free < needed {
      throw ExchangeError(.storeDiskFull)
    }
    var staged = Staged(staging: try SealedStaging(in: stagingFolder, random: random))
    var changes: UInt64 = 0
    try opening.reader.readPayload(
      begin: { file in
        if case .operations = file.entry { changes += file.size }
        guard changes <= UInt64(limits.operationTotalBytes) else {
          throw ExchangeError(.containerEntryTooLarge, at: file.entry.path)
        }
        try staged.staging.begin()
      }, write: { try staged.staging.write($0) },
      end: { file in staged.files.append((file, try staged.staging.end())) })
    return staged
  }

  // MARK: Stages 9 and 10

  private func accept(
    _ opening: Opening, _ staged: Staged, _ request: CaseImportRequest
  ) throws -> ImportOutcome {
    let header = opening.description.header
    var reader = OperationReader(limit: limits.operationBytes)
    for (file, stored) in staged.files {
      guard case .operations = file.entry else { continue }
      try staged.staging.read(stored) { try reader.append($0, file: file.entry) }
      try reader.endFile(file.entry)
    }
    let bundles = reader.bundles
    try DeliveryShape.check(bundles, heads: opening.description.heads, header: header)
    let attachments = staged.files.filter {
      if case .attachment = $0.file.entry { true } else { false }
    }
    try checkMembers(bundles, opening)
    try checkAttachments(
      bundles, present: Set(attachments.map(\.file.digest)), omitted: Set(header.omitted))

    let options = IngestOptions(
      holdsUnknownAuthors: request.holdsUnknownAuthors, acceptsRevoked: request.acceptsRevoked,
      isDryRun: request.isDryRun)
    let keys = opening.sender == .unknown ? vouchedKeys(bundles, opening) : [:]
    return try storeErrors {
      var (stored, known, left) = (0, 0, 0)
      // Contents before the changes that name them: a crash between leaves only unused contents.
      for (file, place) in attachments {
        if try sink.hasAttachment(file.digest) {
          known += 1
        } else if try request.isDryRun
          || sink.storeAttachment(
            file.digest, size: file.size, read: { try staged.staging.read(place, $0) })
        {
          stored += 1
        } else {
          left += 1
        }
      }
      let report = try sink.ingest(
        bundles, heads: opening.description.heads, keys: keys, options: options)
      return ImportOutcome(
        archive: opening.inspection(staged.files.map(\.file)), changes: report,
        storedAttachments: stored, knownAttachments: known, leftAttachments: left,
        isDryRun: request.isDryRun)
    }
  }

  /// A sender whom the user confirmed vouches for the authors in the directory that rides along:
  /// the archive's signature covers it. Not for members who are known here: nobody else can give
  /// them a key.
  private func vouchedKeys(_ bundles: [CommitBundle], _ opening: Opening) -> [RecordID: [UInt8]] {
    let header = opening.description.header
    let known = Set(opening.signers.map(\.member))
    var keys: [RecordID: [UInt8]] = [:]
    for bundle in bundles where bundle.commit.stream == header.directory {
      for sealed in bundle.assertions {
        guard let assertion = try? sealed.assertion(), assertion.kind == "member",
          assertion.field == "signingKey", case .append(.text(let text)) = assertion.change,
          let key = Hexadecimal.bytes(text), key.count == 32, !Ed25519.isLowOrder(key),
          !known.contains(assertion.record)
        else { continue }
        keys[assertion.record] = key
      }
    }
    keys[header.signerMember] = opening.description.signer.key
    return keys
  }

  /// A directory speaks about its own members only: a partner's cannot rename, revoke or give keys to
  /// one of ours.
  private func checkMembers(_ bundles: [CommitBundle], _ opening: Opening) throws(ExchangeError) {
    let homes = Dictionary(
      opening.signers.compactMap { signer in signer.directory.map { (signer.member, $0) } },
      uniquingKeysWith: { first, _ in first })
    for bundle in bundles {
      for sealed in bundle.assertions {
        guard let assertion = try? sealed.assertion(), assertion.kind == "member",
          let home = homes[assertion.record]
        else { continue }
        guard home == bundle.commit.stream else {
          throw ExchangeError(
            .contentForeignCase, detail: "a directory speaks about another's member")
        }
      }
    }
  }

  /// Every attachment that the changes name is there, or is said to be left out.
  private func checkAttachments(
    _ bundles: [CommitBundle], present: Set<[UInt8]>, omitted: Set<String>
  ) throws(ExchangeError) {
    for bundle in bundles {
      for sealed in bundle.assertions {
        guard let assertion = try? sealed.assertion(), assertion.kind == "attachment",
          assertion.field == "content", case .digest(let digest) = assertion.change.value
        else { continue }
        guard present.contains(digest) || omitted.contains(Hexadecimal.text(digest)) else {
          throw ExchangeError(.contentAttachmentMissing)
        }
      }
    }
  }

  private func storeErrors<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw ExchangeError(error)
    }
  }
}
