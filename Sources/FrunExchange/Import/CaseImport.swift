package import FrunCrypto
internal import FrunDomain
internal import FrunStore

/// Takes archives in: ten stages, none of which looks at data that the one before has not proven.
///
/// 1 armor and header, 2 key and header MAC, 3 each chunk, 4 zstd and tar; 5 signature; 6 header,
/// recipients, lists; 7 payload into sealed staging; 8 the proven end; 9 chains, authors' heads;
/// 10 one transaction. A failure anywhere leaves the vault as it was and nothing on disk.
///
/// The file itself is only read: it stays where it is, whatever happens. Nothing of the contents is
/// held in memory but the largest single change.
package struct CaseImport {
  let sink: any BundleSink
  private let stagingFolder: String
  let limits: ArchiveLimits
  private let ageLimits: AgeLimits
  private let random: (Int) -> [UInt8]

  /// Is told the payload bytes read and proven so far; may throw to stop.
  package var progress: ByteProgress?

  /// Is told the signed header before anything is staged; throws when it is not for whoever acts to take such
  /// an archive in.
  package var admit: ((ArchiveHeader) throws -> Void)?

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
    try admit?(opening.description.header)
    let staged = try stage(opening)
    try opening.finish()
    return try accept(opening, staged, request)
  }

  // MARK: Stages 1 to 6

  struct Opening {
    let reader: ArchiveReader
    let description: ArchiveReader.Description
    let sender: ArchiveInspection.Sender
    let signers: [KnownSigner]
    let proveEnd: () throws -> Void

    /// The member who says they signed, when they are known here but the key is not.
    var knownMember: KnownSigner? {
      guard sender == .unknown else { return nil }
      return signers.first { $0.member == description.header.signerMember }
    }

    /// The same when the archive brings the one directory that can give them the key.
    var successor: KnownSigner? {
      knownMember.flatMap { known in
        known.home != nil && known.home == description.header.directory ? known : nil
      }
    }

    /// Stage 8.
    func finish() throws {
      try reader.finish()
      try proveEnd()
    }

    func inspection(
      _ files: [PayloadFile], provenSender: KnownSigner? = nil
    ) -> ArchiveInspection {
      ArchiveInspection(
        header: description.header, bagDigest: description.bagDigest, signer: description.signer,
        sender: provenSender.map { .known($0) } ?? sender,
        successor: provenSender == nil ? successor : nil, files: files)
    }
  }

  private func open(_ path: String, _ identities: [AgeIdentity]) throws -> Opening {
    let envelope = try Envelope(
      reading: InputFile(sealed: path), identities: identities, ageLimits: ageLimits,
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
      let isLost = signer.lostKeys.contains(opening.description.signer.key)
      guard signer.isActive && !isLost || request.acceptsRevoked else {
        throw ExchangeError(.signerRevoked)
      }
    case .unknown:
      // A new key of a known member comes through the directory, never through a confirmation.
      if let known = opening.knownMember {
        guard known.isActive || request.acceptsRevoked else { throw ExchangeError(.signerRevoked) }
        guard opening.successor != nil else {
          throw ExchangeError(.signerContextMismatch, detail: "another key of a known member")
        }
        // Proven in the transaction, before anything of it stays: see `checkSuccession`.
        return
      }
      guard request.confirmedSender == opening.description.signer.text else {
        // Neither key nor words: who confirms a sender has them from the sender.
        throw ExchangeError(.signerUnknown)
      }
    }
  }

  // MARK: Stage 7

  struct Staged {
    let staging: SealedStaging
    let files: [(file: PayloadFile, stored: SealedStaging.Stored)]
  }

  private func stage(_ opening: Opening) throws -> Staged {
    let payload = opening.description.header.payload
    // Once sealed in staging and once in the vault; sealing adds 16 bytes per 64 KiB, and some MiB
    // more leave room for the vault's indexes and journal.
    let needed = 2 * payload.bytes + payload.bytes / 2048 + 4 << 20
    if let free = InputFile.freeBytes(at: stagingFolder), free < needed {
      throw ExchangeError(.storeDiskFull)
    }
    let staging = try SealedStaging(in: stagingFolder, random: random)
    let stage = try StagingStage(staging)
    var files: [PayloadFile] = []
    var changes: UInt64 = 0
    try opening.reader.readPayload(
      begin: { file in
        if case .operations = file.entry { changes += file.size }
        guard changes <= UInt64(limits.operationTotalBytes) else {
          throw ExchangeError(.containerEntryTooLarge, at: file.entry.path)
        }
      }, write: { try stage.write($0) },
      end: { file in
        try stage.endFile()
        files.append(file)
      })
    return Staged(
      staging: staging, files: zip(files, try stage.finish()).map { (file: $0, stored: $1) })
  }

  func storeErrors<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw ExchangeError(error)
    }
  }
}
